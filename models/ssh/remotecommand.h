// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"
#include "models/ssh/pollset.h"
#include "models/ssh/session.h"

#include <memory>
#include <string>

namespace zumik::ssh {

/// How a command of the far side's ended.
struct CommandOutcome {
    int status = 0; ///< its exit status; 127: the shell didn't find it
    std::string output;
    std::string errors;
};

/// A command, run by the far side's shell on a channel of its own, to its end: within a time, and with no
/// more output than a limit. The line must be safe for every shell: the server chooses which.
class RemoteCommand {
public:
    static constexpr std::size_t mostOutput = std::size_t{256} << 10;
    static constexpr std::size_t mostErrors = std::size_t{4} << 10;

    /// `channel` is one of Session::openCommand.
    RemoteCommand(std::unique_ptr<Channel> channel, std::string line, std::chrono::seconds limit);

    void collect(PollSet &set) const { set.wakeAt(m_deadline); }

    /// Done: see `outcome`. Failed: Timeout, TooLarge, SshCommandRefused, ConnectionLost.
    Step advance();

    const CommandOutcome &outcome() const { return m_outcome; }

    const base::Error &error() const { return m_error; }

    /// At the end: the channel to close.
    std::unique_ptr<FarEnd> takeChannel() { return std::move(m_channel); }

private:
    Step run();
    Step read();
    Step fail(base::ErrorCode code, std::string message);

    std::unique_ptr<Channel> m_channel;
    std::string m_line;
    Instant m_deadline;
    bool m_started = false;
    bool m_ended = false; ///< nothing more comes to read
    CommandOutcome m_outcome;
    base::Error m_error;
};

} // namespace zumik::ssh
