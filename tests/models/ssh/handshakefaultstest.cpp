// SPDX-License-Identifier: GPL-3.0-or-later
// What a network can do to a connection in the making. The steps are the flights of an undisturbed way in;
// some vary in length by a few bytes, so an offset near a border may fall into the neighbor.
#include "tests/models/ssh/faultyway.h"
#include "tests/support/waitfor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <random>

namespace zumik::tests {

using base::ErrorCode;
using testing::AnyOf;
using Way = FaultProxy::Way;
using std::chrono::milliseconds;

namespace {

/// Offsets at the beginning, in the middle and at the end of each step.
std::vector<std::pair<Way, std::uint64_t>> spots(const std::vector<FaultProxy::Flight> &flights)
{
    std::vector<std::pair<Way, std::uint64_t>> result;
    for (const auto &[way, begin, end] : flights) {
        for (const std::uint64_t offset : {begin, begin + (end - begin) / 2, end - 1}) {
            result.emplace_back(way, offset);
        }
    }
    return result;
}

std::string describe(Way way, std::uint64_t offset)
{
    return std::string(way == Way::ToServer ? "to the server" : "to the client") + ", byte "
        + std::to_string(offset);
}

class HandshakeFaults : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        faulty = std::make_unique<FaultyWay>(SshdOptions{.hostKeys = {KeyType::Ed25519}});
        flights = faulty->handshake();
    }

    static void TearDownTestSuite() { faulty.reset(); }

    void TearDown() override { faulty->proxy().heal(); }

    static ssh::SshTarget impatient(milliseconds limit)
    {
        auto target = faulty->target();
        target.connectTimeout = limit;
        target.authenticationTimeout = limit;
        target.keepaliveInterval = limit / 2;
        return target;
    }

    static std::uint64_t total(Way way)
    {
        std::uint64_t most = 0;
        for (const auto &flight : flights) {
            most = std::max(most, flight.way == way ? flight.end : 0);
        }
        return most;
    }

    /// Says what and where.
    static void expectClear(const base::Error &error)
    {
        EXPECT_FALSE(error.message.empty());
        EXPECT_EQ(error.where, "127.0.0.1:" + std::to_string(faulty->proxy().port()));
    }

    static std::unique_ptr<FaultyWay> faulty;
    static std::vector<FaultProxy::Flight> flights;
};

std::unique_ptr<FaultyWay> HandshakeFaults::faulty;
std::vector<FaultProxy::Flight> HandshakeFaults::flights;

} // namespace

/// Two hundred cuts, in four parts, each with a seed of its own.
class HandshakeCuts : public HandshakeFaults, public testing::WithParamInterface<int> { };

INSTANTIATE_TEST_SUITE_P(Part, HandshakeCuts, testing::Range(1, 5));

TEST_P(HandshakeCuts, fiftyAnywhereEndInAnErrorAndTheTunnelWorksAgain)
{
    const unsigned seed = std::random_device{}();
    std::mt19937 random(seed);
    faulty->proxy().set(Way::ToClient, {.cutAt = 0});
    const WatchedTunnel way(faulty->target(), faulty->destinations());
    EXPECT_TRUE(outcomeOf(way).has_value());
    for (int i = 0; i < 50; ++i) {
        const auto side = i % 2 == 0 ? Way::ToClient : Way::ToServer;
        const std::uint64_t offset = random() % total(side);
        SCOPED_TRACE("seed " + std::to_string(seed) + ": " + describe(side, offset));
        faulty->proxy().heal();
        faulty->proxy().set(side, {.cutAt = offset});
        const auto error = tryToTheEnd(way);
        ASSERT_TRUE(error.has_value());
        expectClear(*error);
        EXPECT_THAT(error->code, AnyOf(ErrorCode::SshProtocol, ErrorCode::ConnectionLost));
        if (i % 10 == 9) {
            expectWorksAgain(*faulty, way);
        }
    }
}

TEST_F(HandshakeFaults, aTruncationAtEveryStepEndsInAnError)
{
    const WatchedTunnel way(impatient(milliseconds(2'000)), faulty->destinations());
    for (const auto &[side, offset] : spots(flights)) {
        SCOPED_TRACE(describe(side, offset));
        faulty->proxy().heal();
        faulty->proxy().set(side, {.truncateAt = offset});
        const auto error = tryToTheEnd(way);
        ASSERT_TRUE(error.has_value());
        expectClear(*error);
        EXPECT_THAT(error->code, AnyOf(ErrorCode::SshProtocol, ErrorCode::ConnectionLost));
    }
    expectWorksAgain(*faulty, way);
}

TEST_F(HandshakeFaults, aWrongByteAtEveryStepEndsInAnErrorOrDoesNoHarm)
{
    const WatchedTunnel way(impatient(milliseconds(1'000)), faulty->destinations());
    for (const auto &[side, offset] : spots(flights)) {
        SCOPED_TRACE(describe(side, offset));
        faulty->proxy().heal();
        faulty->proxy().set(side, {.corruptAt = offset});
        const auto error = tryAgain(way);
        if (error) {
            expectClear(*error);
        }
    }
    expectWorksAgain(*faulty, way);
}

TEST_F(HandshakeFaults, aStallAtEveryStepEndsWithinItsLimit)
{
    const WatchedTunnel way(impatient(milliseconds(400)), faulty->destinations());
    for (const auto &[side, begin, end] : flights) {
        SCOPED_TRACE(describe(side, begin));
        faulty->proxy().heal();
        faulty->proxy().set(side, {.stallAt = begin + (end - begin) / 2});
        const auto error = tryToTheEnd(way);
        ASSERT_TRUE(error.has_value());
        expectClear(*error);
        const auto &[told, words] = std::pair(error->code, error->message);
        const bool silent = told == ErrorCode::ConnectionLost && words == "the server gives no sign of life";
        const bool step = words == "handshaking" || words == "authenticating";
        EXPECT_TRUE(silent || (told == ErrorCode::Timeout && step)) << base::describe(*error);
    }
    expectWorksAgain(*faulty, way);
}

TEST_F(HandshakeFaults, aStallThatEndsInTimeIsSurvivedAtEveryStep)
{
    const WatchedTunnel way(faulty->target(), faulty->destinations());
    for (const auto &[side, begin, end] : flights) {
        SCOPED_TRACE(describe(side, begin));
        faulty->proxy().heal();
        const std::uint64_t at = begin + (end - begin) / 2;
        faulty->proxy().set(side, {.stallAt = at});
        const std::size_t told = way.statuses().size();
        way.tunnel().reconnect();
        ASSERT_TRUE(waitUntil(
            [&, side = side] { return way.statuses().size() > told && faulty->proxy().passed(side) == at; }));
        faulty->proxy().heal();
        const auto error = outcomeOf(way, told);
        ASSERT_FALSE(error.has_value()) << base::describe(*error);
    }
    EXPECT_EQ(ask(way, faulty->destination(), "/still").body, "/still");
}

} // namespace zumik::tests
