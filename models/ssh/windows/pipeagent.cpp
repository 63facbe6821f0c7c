// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/windows/pipeagent.h"

#include "models/ssh/windows/agentmessage.h"

#include <utility>

namespace zumik::ssh {

PipeAgent::PipeAgent(std::string path, std::chrono::milliseconds limit)
    : m_path(std::move(path))
    , m_limit(limit)
{
}

base::Result<std::string> PipeAgent::exchange(std::string_view request)
{
    auto answer = converse(request, Deadline(m_limit));
    if (answer) {
        return answer;
    }
    // What is left in the pipe would be taken for the next answer.
    m_pipe.reset();
    return base::Error{answer.error().code, answer.error().message, m_path};
}

base::Status PipeAgent::connect(const Deadline &deadline)
{
    if (!m_pipe) {
        auto pipe = Pipe::open(m_path, deadline);
        if (!pipe) {
            return pipe.error();
        }
        m_pipe.emplace(std::move(*pipe));
    }
    return base::Done{};
}

base::Result<std::string> PipeAgent::converse(std::string_view request, const Deadline &deadline)
{
    if (const auto connected = connect(deadline); !connected) {
        return connected.error();
    }
    if (const auto sent = m_pipe->write(frameAgentMessage(request), deadline); !sent) {
        return sent.error();
    }
    const auto head = m_pipe->read(agentHeadSize, deadline);
    if (!head) {
        return head.error();
    }
    const auto size = agentBodySize(*head);
    return size ? m_pipe->read(*size, deadline) : size.error();
}

} // namespace zumik::ssh
