// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/ssh/rawsocket.h"
#include "tests/models/ssh/watchedtunnel.h"
#include "tests/support/tempdir.h"
#include "tests/support/wait.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>
#include <thread>
#include <unistd.h>

namespace zumik::tests {

using ssh::TunnelState;

namespace {

std::size_t openDescriptors()
{
    return static_cast<std::size_t>(std::distance(
        std::filesystem::directory_iterator("/proc/self/fd"), std::filesystem::directory_iterator()));
}

/// Resident bytes: the second number of statm, in pages.
long residentBytes()
{
    std::istringstream words(readFile("/proc/self/statm"));
    long whole = 0;
    long resident = 0;
    words >> whole >> resident;
    return resident * ::sysconf(_SC_PAGESIZE);
}

} // namespace

TEST(ManyChannels, tenThousandInARowTakeNoMemoryAndNoDescriptors)
{
    constexpr int all = 10'000;
    constexpr int settled = 1'000;
    const Sshd sshd({.hostKeys = {KeyType::Ed25519}});
    const auto far = RawSocket::listen();
    const WatchedTunnel way(targetFor(sshd), {{"127.0.0.1", far.port()}});
    way.waitFor(TunnelState::Connected);
    const auto access = way.tunnel().access();
    std::thread service([&] {
        for (int i = 0; i < all; ++i) {
            const auto peer = far.accept();
            peer.send(peer.read(3));
        }
    });
    std::size_t descriptors = 0;
    long memory = 0;
    for (int i = 0; i < all; ++i) {
        const auto client = RawSocket::throughGateway(access, {"127.0.0.1", far.port()});
        ASSERT_EQ(client.reply(), 0) << i;
        client.send("ask");
        ASSERT_EQ(client.readToEnd(), "ask") << i;
        if (i == settled) {
            descriptors = openDescriptors();
            memory = residentBytes();
        }
    }
    service.join();
    EXPECT_TRUE(waitFor([&] { return openDescriptors() <= descriptors; }))
        << descriptors << " before, " << openDescriptors() << " after";
    EXPECT_LT(residentBytes() - memory, long{1} << 20) << "of " << memory;
}

} // namespace zumik::tests
