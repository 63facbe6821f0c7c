// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/commandstream.h"

#include "models/base/text.h"

namespace zumik::ssh {

namespace {

constexpr std::size_t longestWords = 500;

} // namespace

CommandStream::CommandStream(process::ChildProcess child)
    : m_child(std::move(child))
    , m_socket(m_child.takeStream())
{
}

base::Result<std::unique_ptr<CommandStream>> CommandStream::start(const ProxyCommand &command)
{
    auto child =
        process::ChildProcess::start({command.shell, {"-c", "exec " + command.line}, command.environment});
    if (!child) {
        return child.error();
    }
    return std::unique_ptr<CommandStream>(new CommandStream(*std::move(child)));
}

Transfer CommandStream::read(char *buffer, std::size_t size)
{
    const Transfer got = m_socket.read(buffer, size);
    const bool over = got.kind == Transfer::Kind::Ended || got.kind == Transfer::Kind::Failed;
    if (over && !m_ended) {
        m_ended = true;
        m_child.collectErrors();
        m_status = m_child.exitStatus();
    }
    return got;
}

Transfer CommandStream::write(const char *buffer, std::size_t size)
{
    const Transfer sent = m_socket.write(buffer, size);
    // Only reading tells an end: what the program said before it is still to be read.
    return sent.kind == Transfer::Kind::Failed ? Transfer{Transfer::Kind::Bytes, size, 0} : sent;
}

void CommandStream::collect(PollSet &set, bool reading, bool pending) const
{
    set.add(descriptor(), reading && !m_ended, pending);
    if (m_child.errorStream() >= 0) {
        set.add(m_child.errorStream(), true, false);
    }
}

bool CommandStream::readable(const PollSet &set) const
{
    return set.readable(descriptor());
}

/// What it says is read as it comes: a full pipe would stop it.
void CommandStream::beginTurn()
{
    m_child.collectErrors();
}

std::string CommandStream::words() const
{
    return std::string(base::trimmed(std::string_view(m_child.errors()).substr(0, longestWords)));
}

std::optional<base::Error> CommandStream::failure() const
{
    if (!m_ended) {
        return std::nullopt;
    }
    std::string message = "the ProxyCommand ended";
    message += m_status ? " with status " + std::to_string(*m_status) : "";
    const std::string said = words();
    return base::Error{base::ErrorCode::Unreachable, message + (said.empty() ? "" : ": " + said), {}};
}

} // namespace zumik::ssh
