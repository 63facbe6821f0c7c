// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/boardaddress.h"

#include <gtest/gtest.h>

namespace zumik::dashboard {

namespace {

TEST(BoardAddress, saysBoardTimeAndValues)
{
    const auto read =
        boardAddress("/d/abc/a-slug?var-job=api&from=now-3h&to=now&var-job=web&orgId=1&var-n=a%20b");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->uid, "abc");
    EXPECT_EQ(read->from, "now-3h");
    EXPECT_EQ(read->to, "now");
    EXPECT_EQ(read->values, (UrlValues{{"job", "api"}, {"job", "web"}, {"n", "a b"}}));
}

TEST(BoardAddress, epochMillisecondsAreGrafanasTimes)
{
    const auto read = boardAddress("/d/abc?from=1700000000000&to=1700003600000");
    ASSERT_TRUE(read);
    EXPECT_EQ(read->from, "2023-11-14T22:13:20Z");
    EXPECT_EQ(read->to, "2023-11-14T23:13:20Z");
}

TEST(BoardAddress, relativeOnesNeedNoServer)
{
    EXPECT_EQ(boardAddress("d/abc")->uid, "abc");
    EXPECT_EQ(boardAddress("/d/abc#panel")->uid, "abc");
    EXPECT_FALSE(boardAddress("/dashboard/db/abc"));
    EXPECT_FALSE(boardAddress("/d/"));
    EXPECT_FALSE(boardAddress(""));
}

TEST(BoardAddress, absoluteOnesAreThatGrafanas)
{
    const char *const grafana = "https://metrics.example.com/grafana/";
    EXPECT_EQ(boardAddress("https://metrics.example.com/grafana/d/abc/x?from=now-1h", grafana)->uid, "abc");
    EXPECT_EQ(boardAddress("https://metrics.example.com:443/grafana/d/abc", grafana)->uid, "abc");
    EXPECT_EQ(boardAddress("/grafana/d/abc", grafana)->uid, "abc");
    EXPECT_FALSE(boardAddress("https://evil.example.com/grafana/d/abc", grafana));
    EXPECT_FALSE(boardAddress("http://metrics.example.com/grafana/d/abc", grafana));
    EXPECT_FALSE(boardAddress("https://metrics.example.com:8443/grafana/d/abc", grafana));
    EXPECT_FALSE(boardAddress("https://a@metrics.example.com/grafana/d/abc", grafana));
    EXPECT_FALSE(boardAddress("https://metrics.example.com/d/abc"));
}

TEST(BoardAddress, isBounded)
{
    EXPECT_FALSE(boardAddress("/d/" + std::string(300, 'a')));
    EXPECT_FALSE(boardAddress("/d/a?" + std::string(10'000, '&')));
}

} // namespace

} // namespace zumik::dashboard
