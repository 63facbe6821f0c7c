// SPDX-License-Identifier: GPL-3.0-or-later
// Many channels, and servers that allow little.
#include "tests/models/ssh/rawsocket.h"
#include "tests/models/ssh/watchedtunnel.h"
#include "tests/support/waitfor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

namespace zumik::tests {

using ssh::TunnelState;

namespace {

struct Pair {
    RawSocket client;
    RawSocket service;
};

/// `count` channels to one listener, all open.
std::vector<Pair> openAll(const WatchedTunnel &way, const RawSocket &far, int count)
{
    const auto access = way.tunnel().access();
    std::vector<Pair> pairs;
    for (int i = 0; i < count; ++i) {
        RawSocket client = RawSocket::throughGateway(access, {"127.0.0.1", far.port()});
        EXPECT_EQ(client.reply(), 0) << i;
        pairs.push_back({std::move(client), far.accept()});
    }
    return pairs;
}

} // namespace

TEST(Channels, twoHundredAtOnceEachCarryTheirOwn)
{
    const Sshd sshd({.hostKeys = {KeyType::Ed25519}});
    const auto far = RawSocket::listen();
    const WatchedTunnel way(targetFor(sshd), {{"127.0.0.1", far.port()}});
    way.waitFor(TunnelState::Connected);
    const std::vector<Pair> pairs = openAll(way, far, 200);
    // Not more: sshd reads from all of them before it sends anything, and for each copies all that it has.
    constexpr std::size_t size = 1'000;
    const auto textOf = [](std::size_t i) {
        return std::string(size, static_cast<char>('A' + i % 50));
    };
    std::thread services([&] {
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            pairs[i].service.send(textOf(i));
        }
    });
    for (std::size_t i = pairs.size(); i-- > 0;) {
        EXPECT_EQ(pairs[i].client.read(size), textOf(i)) << i;
        pairs[i].client.send(std::to_string(i));
    }
    services.join();
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        EXPECT_EQ(pairs[i].service.read(std::to_string(i).size()), std::to_string(i));
    }
    EXPECT_TRUE(waitUntil([&] { return way.status().channels == 200; }));
}

TEST(Channels, aServerThatAllowsOneSessionStillForwards)
{
    const Sshd sshd({.hostKeys = {KeyType::Ed25519}, .extraLines = {"MaxSessions 1"}});
    const auto far = RawSocket::listen();
    const WatchedTunnel way(targetFor(sshd), {{"127.0.0.1", far.port()}});
    way.waitFor(TunnelState::Connected);
    for (const Pair &pair : openAll(way, far, 8)) {
        pair.service.send("hello");
        EXPECT_EQ(pair.client.read(5), "hello");
    }
}

TEST(Channels, aServerWithASingleKindOfKeyIsConnectedTo)
{
    for (const KeyType type : allKeyTypes) {
        SCOPED_TRACE(keyName(type));
        const Sshd sshd({.hostKeys = {type}});
        const auto far = RawSocket::listen();
        auto target = targetFor(sshd);
        target.identities.clear();
        target.identities.push_back({sshd.identity(type), {}});
        const WatchedTunnel way(std::move(target), {{"127.0.0.1", far.port()}});
        const auto status = way.waitFor(TunnelState::Connected);
        EXPECT_THAT(status.hostKeyType, testing::HasSubstr(keyName(type)));
        openAll(way, far, 1);
    }
}

} // namespace zumik::tests
