// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/windows/windowsagent.h"

#include "models/ssh/windows/agentchoice.h"
#include "models/ssh/windows/pageantagent.h"
#include "models/ssh/windows/pipeagent.h"

#include <utility>

namespace zumik::ssh {

namespace {

std::unique_ptr<AgentExchange> open(const std::string &named, std::chrono::milliseconds limit)
{
    std::string pipe = chooseAgent(named, Pipe::exists);
    if (pipe.empty()) {
        return std::make_unique<PageantAgent>(limit);
    }
    return std::make_unique<PipeAgent>(std::move(pipe), limit);
}

} // namespace

WindowsAgent::WindowsAgent(std::string named, std::chrono::milliseconds limit)
    : m_named(std::move(named))
    , m_limit(limit)
{
}

base::Result<std::string> WindowsAgent::exchange(std::string_view request)
{
    if (!m_agent) {
        m_agent = open(m_named, m_limit);
    }
    return m_agent->exchange(request);
}

} // namespace zumik::ssh
