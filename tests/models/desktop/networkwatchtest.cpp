// SPDX-License-Identifier: GPL-3.0-or-later
// In a network namespace of its own, which takes root to make.
#include "models/desktop/networkwatch.h"

#include "tests/support/process.h"
#include "tests/support/setuperror.h"
#include "tests/support/waitfor.h"

#include <QSignalSpy>

#include <gtest/gtest.h>

#include <sched.h>

namespace zumik::desktop {

namespace {

class NetworkWatchTest : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        if (::unshare(CLONE_NEWNET) != 0) {
            throw tests::SetupError("a network namespace needs root");
        }
        ip({"link", "set", "lo", "up"});
    }

    static void ip(const std::vector<std::string> &arguments)
    {
        tests::runOrThrow({.program = "ip", .arguments = arguments});
    }

    bool isReady()
    {
        return tests::waitUntil([this] { return !m_ready.empty(); });
    }

    /// And nothing more by the same change.
    bool tellsOnce()
    {
        const qsizetype before = m_told;
        const bool told = tests::waitUntil([&] { return m_changed.size() > before; });
        m_told = m_changed.size();
        return told;
    }

    bool keepsQuiet()
    {
        return !tests::waitUntil([this] { return m_changed.size() > m_told; }, 600);
    }

    NetworkWatch m_watch;
    QSignalSpy m_ready{&m_watch, &NetworkWatch::ready};
    QSignalSpy m_changed{&m_watch, &NetworkWatch::changed};
    qsizetype m_told = 0;
};

} // namespace

TEST_F(NetworkWatchTest, tellsOfAddressesAndWaysOut)
{
    ASSERT_TRUE(isReady());
    EXPECT_TRUE(keepsQuiet()) << "what was there before is no news";
    ip({"addr", "add", "192.0.2.5/24", "dev", "lo"});
    EXPECT_TRUE(tellsOnce());
    ip({"route", "add", "default", "via", "192.0.2.1", "dev", "lo"});
    EXPECT_TRUE(tellsOnce());
    ip({"route", "add", "198.51.100.0/24", "via", "192.0.2.1", "dev", "lo"});
    EXPECT_TRUE(keepsQuiet()) << "a way to one place";
    ip({"route", "replace", "default", "via", "192.0.2.2", "dev", "lo"});
    EXPECT_TRUE(tellsOnce());
    ip({"addr", "change", "192.0.2.5/24", "dev", "lo", "valid_lft", "3600", "preferred_lft", "3600"});
    EXPECT_TRUE(keepsQuiet()) << "the same address, lent anew";
    ip({"addr", "del", "192.0.2.5/24", "dev", "lo"});
    EXPECT_TRUE(tellsOnce());
}

TEST_F(NetworkWatchTest, tellsOfALinkThatComesUpWithAnAddress)
{
    ip({"link", "add", "v0", "type", "veth", "peer", "name", "v1"});
    ip({"addr", "add", "203.0.113.1/24", "dev", "v0"});
    ASSERT_TRUE(isReady());
    EXPECT_TRUE(keepsQuiet());
    ip({"link", "del", "v0"});
    EXPECT_TRUE(tellsOnce());
}

} // namespace zumik::desktop
