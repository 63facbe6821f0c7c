// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/remotecommand.h"

#include <algorithm>
#include <array>

namespace zumik::ssh {

using base::ErrorCode;
using std::chrono::steady_clock;

RemoteCommand::RemoteCommand(std::unique_ptr<Channel> channel, std::string line, std::chrono::seconds limit)
    : m_channel(std::move(channel))
    , m_line(std::move(line))
    , m_deadline(steady_clock::now() + limit)
{
}

Step RemoteCommand::advance()
{
    const Step step = run();
    if (step == Step::Again && steady_clock::now() >= m_deadline) {
        m_channel->terminate(); // sshd counts the session until its command has ended
        return fail(ErrorCode::Timeout, "the command did not end");
    }
    return step;
}

Step RemoteCommand::fail(ErrorCode code, std::string message)
{
    m_error = {code, std::move(message), {}};
    return Step::Failed;
}

Step RemoteCommand::run()
{
    if (!m_started) {
        const Step step = m_channel->start(m_line);
        if (step == Step::Failed) {
            return fail(ErrorCode::SshCommandRefused, "the server runs no commands");
        }
        m_started = step == Step::Done;
    }
    if (m_started && !m_ended) {
        if (const Step step = read(); step != Step::Done) {
            return step;
        }
        m_ended = true;
    }
    if (!m_ended || m_channel->finished() == Step::Again) {
        return Step::Again;
    }
    m_outcome.status = m_channel->exitStatus();
    return Step::Done;
}

/// Both streams: the far side's end can be told only once nothing is left of either.
Step RemoteCommand::read()
{
    std::array<char, 4096> buffer{};
    while (true) {
        Transfer got = m_channel->readErrors(buffer.data(), buffer.size());
        if (got.kind == Transfer::Kind::Bytes) {
            const std::size_t room = mostErrors - m_outcome.errors.size();
            m_outcome.errors.append(buffer.data(), std::min(room, got.bytes));
            continue;
        }
        got = m_channel->read(buffer.data(), buffer.size());
        switch (got.kind) {
        case Transfer::Kind::Bytes:
            m_outcome.output.append(buffer.data(), got.bytes);
            break;
        case Transfer::Kind::Blocked:
            return Step::Again;
        case Transfer::Kind::Ended:
            return Step::Done;
        case Transfer::Kind::Failed:
            return fail(ErrorCode::ConnectionLost, "the connection ended");
        }
        if (m_outcome.output.size() > mostOutput) {
            m_channel->terminate();
            return fail(ErrorCode::TooLarge, "more output than it can have");
        }
    }
}

} // namespace zumik::ssh
