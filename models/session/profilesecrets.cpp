// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/profilesecrets.h"

#include "models/async/reply.h"

#include <utility>

namespace zumik::session {

namespace {

using Values = std::shared_ptr<const SecretValues>;

class Reading : public std::enable_shared_from_this<Reading> {
public:
    Reading(const secrets::SecretResolver &resolver, std::vector<base::SecretRef> refs, base::StopToken stop,
        async::Receiver receiver, async::Reply<Values> reply)
        : m_resolver(resolver)
        , m_refs(std::move(refs))
        , m_stop(std::move(stop))
        , m_receiver(std::move(receiver))
        , m_reply(std::move(reply))
    {
    }

    void next()
    {
        if (m_refs.empty()) {
            return m_reply.deliver(Values(std::move(m_values)));
        }
        base::SecretRef ref = std::move(m_refs.back());
        m_refs.pop_back();
        m_resolver.resolve(
            ref, m_stop, m_receiver, [self = shared_from_this(), ref](base::Result<base::Secret> read) {
                if (!read) {
                    return self->m_reply.deliver(read.error());
                }
                self->m_values->insert_or_assign(ref, std::move(*read));
                self->next();
            });
    }

private:
    const secrets::SecretResolver &m_resolver;
    std::vector<base::SecretRef> m_refs;
    base::StopToken m_stop;
    async::Receiver m_receiver;
    async::Reply<Values> m_reply;
    std::shared_ptr<SecretValues> m_values = std::make_shared<SecretValues>();
};

} // namespace

std::vector<base::SecretRef> secretsOf(const settings::Endpoint &endpoint)
{
    std::vector<base::SecretRef> refs;
    if (const auto *basic = std::get_if<settings::BasicAuth>(&endpoint.auth)) {
        refs.push_back(basic->password);
    } else if (const auto *bearer = std::get_if<settings::BearerAuth>(&endpoint.auth)) {
        refs.push_back(bearer->token);
    } else if (const auto *header = std::get_if<settings::HeaderAuth>(&endpoint.auth)) {
        refs.push_back(header->value);
    }
    for (const settings::Header &header : endpoint.headers) {
        if (const auto *ref = std::get_if<base::SecretRef>(&header.value)) {
            refs.push_back(*ref);
        }
    }
    return refs;
}

void readSecrets(const secrets::SecretResolver &resolver, std::vector<base::SecretRef> refs,
    base::StopToken stop, async::Receiver receiver, std::function<void(base::Result<Values>)> answer)
{
    async::Reply<Values> reply(stop, receiver, std::move(answer));
    std::make_shared<Reading>(
        resolver, std::move(refs), std::move(stop), std::move(receiver), std::move(reply))
        ->next();
}

} // namespace zumik::session
