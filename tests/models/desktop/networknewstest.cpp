// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/desktop/networknews.h"

#include <gtest/gtest.h>

#include <arpa/inet.h>
#include <cstring>
#include <linux/rtnetlink.h>
#include <random>
#include <string>

namespace zumik::desktop {

using Outcome = NetworkNews::Outcome;

namespace {

template <typename T> std::string bytesOf(const T &value)
{
    return {reinterpret_cast<const char *>(&value), sizeof value};
}

std::string message(std::uint16_t type, const std::string &body)
{
    nlmsghdr head{};
    head.nlmsg_len = static_cast<std::uint32_t>(sizeof head + body.size());
    head.nlmsg_type = type;
    return bytesOf(head) + body;
}

/// Of four bytes, so that nothing has to be padded.
std::string attribute(std::uint16_t type, std::uint32_t value)
{
    rtattr head{};
    head.rta_len = sizeof head + sizeof value;
    head.rta_type = type;
    return bytesOf(head) + bytesOf(value);
}

std::string address(std::uint16_t type, const char *text, std::uint8_t scope = RT_SCOPE_UNIVERSE)
{
    ifaddrmsg head{};
    head.ifa_family = AF_INET;
    head.ifa_index = 2;
    head.ifa_scope = scope;
    return message(type, bytesOf(head) + attribute(IFA_LOCAL, ::inet_addr(text)));
}

std::string route(std::uint16_t type, const char *gateway, std::uint8_t bits = 0)
{
    rtmsg head{};
    head.rtm_family = AF_INET;
    head.rtm_dst_len = bits;
    head.rtm_table = RT_TABLE_MAIN;
    head.rtm_type = RTN_UNICAST;
    return message(type, bytesOf(head) + attribute(RTA_GATEWAY, ::inet_addr(gateway)));
}

} // namespace

TEST(NetworkNews, addressesThatComeAndGoAreChanges)
{
    NetworkNews news;
    EXPECT_EQ(news.take(address(RTM_NEWADDR, "192.0.2.5")), Outcome::Changed);
    EXPECT_EQ(news.take(address(RTM_NEWADDR, "192.0.2.5")), Outcome::Same) << "its lifetime was renewed";
    EXPECT_EQ(news.take(address(RTM_NEWADDR, "192.0.2.6")), Outcome::Changed);
    EXPECT_EQ(news.take(address(RTM_DELADDR, "192.0.2.5")), Outcome::Changed);
    EXPECT_EQ(news.take(address(RTM_DELADDR, "192.0.2.5")), Outcome::Same);
}

TEST(NetworkNews, whatLeadsNowhereIsNone)
{
    NetworkNews news;
    EXPECT_EQ(news.take(address(RTM_NEWADDR, "127.0.0.2", RT_SCOPE_HOST)), Outcome::Same);
    EXPECT_EQ(news.take(address(RTM_NEWADDR, "169.254.1.1", RT_SCOPE_LINK)), Outcome::Same);
    EXPECT_EQ(news.take(route(RTM_NEWROUTE, "192.0.2.1", 24)), Outcome::Same);
}

TEST(NetworkNews, anotherWayOutIsAChange)
{
    NetworkNews news;
    EXPECT_EQ(news.take(route(RTM_NEWROUTE, "192.0.2.1")), Outcome::Changed);
    EXPECT_EQ(
        news.take(route(RTM_DELROUTE, "192.0.2.1") + route(RTM_NEWROUTE, "198.51.100.1")), Outcome::Changed);
    EXPECT_EQ(news.take(route(RTM_NEWROUTE, "198.51.100.1")), Outcome::Same);
}

TEST(NetworkNews, theEndOfAListIsTold)
{
    NetworkNews news;
    EXPECT_EQ(news.take(address(RTM_NEWADDR, "192.0.2.5") + message(NLMSG_DONE, std::string(4, '\0'))),
        Outcome::ListDone);
    EXPECT_EQ(news.take(address(RTM_NEWADDR, "192.0.2.5")), Outcome::Same);
}

TEST(NetworkNews, whatIsCutShortIsPassedOver)
{
    const std::string whole = address(RTM_NEWADDR, "192.0.2.5") + route(RTM_NEWROUTE, "192.0.2.1");
    for (std::size_t size = 0; size < whole.size(); ++size) {
        NetworkNews().take(std::string_view(whole).substr(0, size));
    }
    const unsigned seed = std::random_device()();
    SCOPED_TRACE(seed);
    std::mt19937 random(seed);
    for (int i = 0; i < 2000; ++i) {
        std::string broken = whole;
        broken[random() % broken.size()] = static_cast<char>(random());
        NetworkNews().take(broken);
    }
}

} // namespace zumik::desktop
