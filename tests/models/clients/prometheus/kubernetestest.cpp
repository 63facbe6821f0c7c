// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/prometheus/kubernetes.h"

#include <gtest/gtest.h>

namespace zumik::clients::prometheus {

namespace {

using base::ErrorCode;

/// As an API server of 1.29 writes it.
http::Response status(int code, const std::string &message)
{
    http::Response response;
    response.status = code;
    response.contentType = "application/json";
    response.body = R"({"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":")"
        + message
        + R"(","reason":"Forbidden","details":{"name":"http:prometheus:9090","kind":"services"},"code":)"
        + std::to_string(code) + "}\n";
    response.where = "http://prometheus:9090/x";
    return response;
}

const std::string noPost =
    R"(services \"prometheus:9090\" is forbidden: User \"dev\" cannot create resource )"
    R"(\"services/proxy\" in API group \"\" in the namespace \"monitoring\")";

} // namespace

TEST(KubernetesStatus, isToldInTheApiServersWords)
{
    const auto error = kubernetesError(status(404, R"(services \"prometheus\" not found)"));
    ASSERT_TRUE(error);
    EXPECT_EQ(
        describe(*error), "name_not_found: services \"prometheus\" not found (http://prometheus:9090/x)");
    EXPECT_EQ(kubernetesError(status(503, "no endpoints available"))->code, ErrorCode::ConnectionRefused);
    EXPECT_EQ(kubernetesError(status(401, "Unauthorized"))->code, ErrorCode::Unauthorized);
    EXPECT_EQ(kubernetesError(status(403, noPost))->code, ErrorCode::Forbidden);
    EXPECT_EQ(kubernetesError(status(500, R"(a\u001b[31mb)"))->message.find('\x1b'), std::string::npos);
}

TEST(KubernetesStatus, isNoOtherAnswer)
{
    http::Response prometheus = status(400, "x");
    prometheus.body = R"({"status":"error","errorType":"bad_data","error":"Status"})";
    EXPECT_FALSE(kubernetesError(prometheus));
    http::Response good = status(200, "x");
    EXPECT_FALSE(kubernetesError(good));
    http::Response page = status(403, "x");
    page.contentType = "text/html";
    EXPECT_FALSE(kubernetesError(page));
    http::Response cut = status(403, "x");
    cut.body.resize(cut.body.size() / 2);
    EXPECT_FALSE(kubernetesError(cut));
}

TEST(KubernetesStatus, tellsThatReadingMayBeAllowedWherePostingIsNot)
{
    EXPECT_TRUE(mayOnlyRead(status(403, noPost)));
    EXPECT_FALSE(mayOnlyRead(status(403, R"(User \"dev\" cannot get resource \"services/proxy\")")));
    EXPECT_FALSE(mayOnlyRead(status(404, noPost)));
    http::Response plain;
    plain.status = 403;
    EXPECT_FALSE(mayOnlyRead(plain));
}

} // namespace zumik::clients::prometheus
