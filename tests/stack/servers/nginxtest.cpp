// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/servers/nginx.h"

#include "tests/stack/servers/alertmanager.h"
#include "tests/support/net.h"

#include <gtest/gtest.h>

namespace zumik::tests {

namespace {

/// What openssl's client says about a door: "Verify return code: 0 (ok)" among other things.
std::string handshake(const Nginx &nginx, const std::string &door, std::vector<std::string> further = {})
{
    Command command{.program = "openssl",
        .arguments = {"s_client", "-connect", "127.0.0.1:" + std::to_string(nginx.port(door)), "-CAfile",
            nginx.certificates().authority(), "-verify_hostname", "localhost"}};
    command.arguments.insert(command.arguments.end(), further.begin(), further.end());
    return run(command).output;
}

class NginxDoors : public testing::Test {
protected:
    Alertmanager m_upstream;
    Nginx m_nginx{{
        {.name = "plain", .upstream = m_upstream.port()},
        {.name = "basic", .upstream = m_upstream.port(), .user = "ops", .password = "open sesame"},
        {.name = "tls", .upstream = m_upstream.port(), .certificate = "server"},
        {.name = "expired", .upstream = m_upstream.port(), .certificate = "expired"},
        {.name = "misnamed", .upstream = m_upstream.port(), .certificate = "misnamed"},
        {.name = "stranger", .upstream = m_upstream.port(), .certificate = "stranger"},
        {.name = "mutual", .upstream = m_upstream.port(), .certificate = "server", .clientCertificate = true},
        {.name = "odd", .locations = "location / { return 302 http://other.example/; }\n"},
    }};
};

} // namespace

TEST_F(NginxDoors, passOnAndDemandWhatTheyWereToldTo)
{
    EXPECT_EQ(http({.port = m_nginx.port("plain"), .path = "/-/ready"}).status, 200);
    EXPECT_EQ(http({.port = m_nginx.port("basic"), .path = "/-/ready"}).status, 401);
    // base64 of "ops:open sesame"
    EXPECT_EQ(http({.port = m_nginx.port("basic"),
                       .path = "/-/ready",
                       .headers = {{"Authorization", "Basic b3BzOm9wZW4gc2VzYW1l"}}})
                  .status,
        200);
    EXPECT_EQ(http({.port = m_nginx.port("odd")}).header("location"), "http://other.example/");
}

TEST_F(NginxDoors, showEachCertificateForWhatItIs)
{
    EXPECT_NE(handshake(m_nginx, "tls").find("Verify return code: 0 (ok)"), std::string::npos);
    EXPECT_NE(handshake(m_nginx, "expired").find("certificate has expired"), std::string::npos);
    EXPECT_NE(handshake(m_nginx, "misnamed").find("ostname mismatch"), std::string::npos);
    EXPECT_NE(handshake(m_nginx, "stranger").find("self-signed certificate"), std::string::npos);
    const auto asked = handshake(m_nginx, "mutual");
    EXPECT_NE(asked.find("Acceptable client certificate CA names"), std::string::npos) << asked;
}

} // namespace zumik::tests
