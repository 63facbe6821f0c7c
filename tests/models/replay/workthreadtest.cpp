// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replay/workthread.h"

#include "tests/support/wait.h"

#include <gtest/gtest.h>

#include <atomic>
#include <future>
#include <memory>
#include <optional>
#include <string>

namespace zumik::replay {

using source::Priority;

namespace {

/// A job that runs until it is let go.
class Gate {
public:
    WorkThread::Job job()
    {
        return [this](const base::StopToken &) {
            m_entered.set_value();
            m_open.get_future().wait();
        };
    }

    void waitUntilEntered() { m_entered.get_future().wait(); }

    void open() { m_open.set_value(); }

private:
    std::promise<void> m_entered;
    std::promise<void> m_open;
};

} // namespace

TEST(WorkThread, doesTheMostUrgentFirstAndEqualsInTheirOrder)
{
    std::string done;
    Gate gate;
    {
        WorkThread thread;
        thread.add(Priority::Visible, {}, gate.job());
        gate.waitUntilEntered();
        std::promise<void> over;
        const auto note = [&done](char what) {
            return [&done, what](const base::StopToken &) {
                done += what;
            };
        };
        thread.add(Priority::Background, {}, note('e'));
        thread.add(Priority::OffScreen, {}, note('c'));
        thread.add(Priority::Visible, {}, note('a'));
        thread.add(Priority::OffScreen, {}, note('d'));
        thread.add(Priority::Visible, {}, note('b'));
        thread.add(Priority::Background, {}, [&over](const base::StopToken &) { over.set_value(); });
        gate.open();
        over.get_future().wait();
    }
    EXPECT_EQ(done, "abcde");
}

TEST(WorkThread, tellsAJobThatItsCallerHasGivenUp)
{
    base::StopSource stop;
    std::promise<void> entered;
    std::promise<bool> sawStop;
    WorkThread thread;
    thread.add(Priority::Visible, stop.get_token(), [&](const base::StopToken &token) {
        entered.set_value();
        sawStop.set_value(tests::waitFor([&] { return token.stop_requested(); }));
    });
    entered.get_future().wait();
    stop.request_stop();
    EXPECT_TRUE(sawStop.get_future().get());
}

TEST(WorkThread, endsWithEveryJobCalledAndStopped)
{
    std::atomic<int> stopped{0};
    std::promise<void> entered;
    {
        WorkThread thread;
        thread.add(Priority::Visible, {}, [&](const base::StopToken &token) {
            entered.set_value();
            stopped += tests::waitFor([&] { return token.stop_requested(); }) ? 1 : 0;
        });
        entered.get_future().wait();
        for (int i = 0; i < 3; ++i) {
            thread.add(Priority::Background, {},
                [&](const base::StopToken &token) { stopped += token.stop_requested() ? 1 : 0; });
        }
    }
    EXPECT_EQ(stopped, 4);
}

} // namespace zumik::replay
