// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/config/hostway.h"

#include "models/ssh/config/proxyjump.h"

#include <algorithm>
#include <utility>

namespace zumik::ssh {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

constexpr std::size_t longest = 16;

HostQuestion questionOf(const Jump &jump)
{
    HostQuestion question{jump.host, std::nullopt, std::nullopt};
    if (!jump.user.empty()) {
        question.user = jump.user;
    }
    if (jump.port != 0) {
        question.port = jump.port;
    }
    return question;
}

/// Finds the way from its end.
class Way {
public:
    explicit Way(const ConfigContext &context)
        : m_context(context)
    {
    }

    Result<std::vector<HostConfig>> to(const HostQuestion &host)
    {
        auto trouble = put(host);
        while (!trouble && !m_servers.back().proxyJump.empty()) {
            trouble = putJumps();
        }
        std::reverse(m_servers.begin(), m_servers.end());
        return trouble ? Result<std::vector<HostConfig>>(*std::move(trouble)) : std::move(m_servers);
    }

private:
    std::optional<Error> put(const HostQuestion &question)
    {
        auto config = resolveHost(question, m_context);
        if (!config) {
            return config.error();
        }
        m_servers.push_back(*std::move(config));
        return std::nullopt;
    }

    /// Those before the one that was put last. Only the first of them is asked how it is reached itself, so
    /// that only it can lead back.
    std::optional<Error> putJumps()
    {
        const auto jumps = readProxyJump(std::exchange(m_servers.back().proxyJump, {}));
        if (!jumps) {
            return jumps.error();
        }
        if (m_servers.size() + jumps->size() > longest) {
            return Error{
                ErrorCode::TooLarge, "ProxyJump goes through too many hosts", m_servers.front().host};
        }
        for (auto jump = jumps->rbegin(); jump != jumps->rend(); ++jump) {
            if (auto trouble = put(questionOf(*jump))) {
                return trouble;
            }
            if (std::next(jump) != jumps->rend()) {
                m_servers.back().proxyJump.clear();
                m_servers.back().proxyCommand.clear();
            }
        }
        return judge(jumps->front());
    }

    std::optional<Error> judge(const Jump &asked)
    {
        const auto same = [&](const Jump &other) {
            return other.host == asked.host && other.user == asked.user && other.port == asked.port;
        };
        const bool again = std::any_of(m_asked.begin(), m_asked.end(), same);
        m_asked.push_back(asked);
        if (again) {
            return Error{ErrorCode::FormatInvalid, "ProxyJump goes in a circle: " + circle(), asked.host};
        }
        return std::nullopt;
    }

    std::string circle() const
    {
        std::string names = m_servers.front().host;
        for (const Jump &jump : m_asked) {
            names += " -> " + jump.host;
        }
        return names;
    }

    const ConfigContext &m_context;
    std::vector<HostConfig> m_servers; ///< the nearest last
    std::vector<Jump> m_asked; ///< the first host of each ProxyJump that was followed
};

} // namespace

Result<std::vector<HostConfig>> resolveWay(const HostQuestion &question, const ConfigContext &context)
{
    return Way(context).to(question);
}

} // namespace zumik::ssh
