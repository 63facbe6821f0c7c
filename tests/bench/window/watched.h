// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/stack/stack.h"

#include <optional>
#include <string>
#include <vector>

namespace zumik::bench {

/// The stack with six hours of the managed API's past at 15 s, which is what its profile says.
tests::StackOptions stackWithPast();

/// A dashboard file of so many charts, all of the managed API's metrics; the first twelve are in view.
std::string boardOf(int panels);

struct PrivateMemory {
    double cleanMb =
        0; ///< pages of files that no other process has mapped at the moment: mostly Qt's libraries
    double dirtyMb = 0; ///< its own
};

PrivateMemory privateMemoryOf(const std::string &process);

/// zumik-console's window on a board, as its user starts it: on the display that is there, else on none.
class WatchedWindow {
public:
    WatchedWindow(tests::Stack &stack, const std::string &board);
    /// On whatever the command says.
    explicit WatchedWindow(tests::Command command);

    /// Milliseconds from the start of the program until its log tells of it; nothing within `limit`.
    std::optional<double> msUntil(const std::string &event, const std::string &field = {},
        const std::string &value = {}, std::chrono::seconds limit = std::chrono::seconds(30)) const;

    /// User and system time so far.
    double cpuSeconds() const;

    /// Private_Clean and Private_Dirty; 0 where that can't be read: the program lets nobody but root look.
    PrivateMemory privateMemory() const;

private:
    void start(tests::Command command);

    tests::TempDir m_dir{"watched"};
    double m_started = 0; ///< ms since the epoch
    tests::Process m_process;
};

/// "name":{"median":...,"least":...,"most":...,"runs":...}
std::string summary(const std::string &name, std::vector<double> values);

} // namespace zumik::bench
