// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/agentthread.h"

#include "models/base/mailbox.h"
#include "models/ssh/socket.h"

#include <mutex>
#include <system_error>
#include <thread>
#include <utility>

namespace zumik::ssh {

struct AgentThread::Answer {
    std::uint64_t number = 0; ///< of the request
    base::Result<std::string> result;
};

struct AgentThread::Shared {
    explicit Shared(std::unique_ptr<AgentExchange> agent)
        : exchange(std::move(agent))
    {
    }

    WakePipe wake;
    base::Mailbox<Answer> answers{[this] {
        wake.wake();
    }};
    std::mutex turn; ///< held during an exchange
    std::unique_ptr<AgentExchange> exchange; // guarded by turn
};

base::Result<std::unique_ptr<AgentTransport>> AgentThread::create(std::unique_ptr<AgentExchange> exchange)
{
    auto shared = std::make_shared<Shared>(std::move(exchange));
    if (shared->wake.descriptor() < 0) {
        return base::Error{base::ErrorCode::AgentUnavailable, "no descriptors are left", {}};
    }
    return std::unique_ptr<AgentTransport>(new AgentThread(std::move(shared)));
}

AgentThread::AgentThread(std::shared_ptr<Shared> shared)
    : m_shared(std::move(shared))
{
}

AgentThread::~AgentThread()
{
    m_shared->answers.close();
}

int AgentThread::descriptor() const
{
    return m_shared->wake.descriptor();
}

void AgentThread::request(std::string_view body)
{
    m_reply.reset();
    ++m_number;
    try {
        std::thread([shared = m_shared, number = m_number, request = std::string(body)] {
            const std::lock_guard turn(shared->turn);
            shared->answers.post({number, shared->exchange->exchange(request)});
        }).detach();
    } catch (const std::system_error &error) {
        m_shared->answers.post(
            {m_number, base::Error{base::ErrorCode::AgentUnavailable, error.code().message(), {}}});
    }
}

base::Status AgentThread::advance()
{
    // In this order: an answer that comes in between wakes once too often, never too seldom.
    m_shared->wake.drain();
    for (Answer &answer : m_shared->answers.take()) {
        if (answer.number != m_number) {
            continue; // nobody waits for it any more
        }
        if (!answer.result) {
            return answer.result.error();
        }
        m_reply = std::move(*answer.result);
    }
    return base::Done{};
}

std::optional<std::string> AgentThread::takeReply()
{
    return std::exchange(m_reply, std::nullopt);
}

} // namespace zumik::ssh
