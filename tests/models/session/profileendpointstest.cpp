// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/profileendpoints.h"

#include "models/settings/profilereader.h"

#include <gtest/gtest.h>

namespace zumik::session {

namespace {

class EndpointForTest : public testing::Test {
protected:
    std::string urlFor(const char *url) const
    {
        const settings::Endpoint *const found = endpointFor(m_profile, QUrl(QString::fromLatin1(url)));
        return found == nullptr ? "none" : found->url.toString().toStdString();
    }

    settings::Profile m_profile = *settings::readProfile(R"({
        "prometheus": {"url": "http://a:9090"},
        "targets": [{"name": "one", "url": "http://a:9090/metrics"}, {"name": "two", "url": "http://a:9090/gateway"},
                    {"name": "three", "url": "http://b/metrics"}]})",
        QStringLiteral("/p.json"));
};

} // namespace

TEST_F(EndpointForTest, isTheOneWhosePageItIs)
{
    EXPECT_EQ(urlFor("http://a:9090/metrics"), "http://a:9090/metrics");
    EXPECT_EQ(urlFor("http://a:9090/gateway?x=y"), "http://a:9090/gateway");
}

TEST_F(EndpointForTest, isElseTheFirstOfTheOrigin)
{
    EXPECT_EQ(urlFor("http://A:9090/api/v1/query"), "http://a:9090");
    EXPECT_EQ(urlFor("http://b:80/other"), "http://b/metrics");
}

TEST_F(EndpointForTest, isNoneForAnotherOrigin)
{
    for (const char *url : {"http://a/metrics", "https://a:9090/metrics", "http://c:9090/metrics"}) {
        EXPECT_EQ(urlFor(url), "none") << url;
    }
}

} // namespace zumik::session
