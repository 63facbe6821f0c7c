// SPDX-License-Identifier: GPL-3.0-or-later
// A live session's raw samples: the way and the credentials are those of all its questions to Prometheus.
#include "models/session/livesession.h"

#include "models/session/profileendpoints.h"

namespace zumik::session {

using clients::prometheus::RawReader;
using source::RawSource;

void Session::openRaw(base::StopToken stop, async::Receiver receiver, source::Answer<RawSource *> answer)
{
    async::Reply<RawSource *>(std::move(stop), std::move(receiver), std::move(answer))
        .deliver(base::Error{base::ErrorCode::InvalidArgument, "there is no server to record", {}});
}

void LiveSession::openRaw(base::StopToken stop, async::Receiver receiver, source::Answer<RawSource *> answer)
{
    if (!m_profile.prometheus) {
        return Session::openRaw(std::move(stop), std::move(receiver), std::move(answer));
    }
    const async::Reply<RawSource *> reply(stop, std::move(receiver), std::move(answer));
    needTunnel([this, stop, reply](const base::Status &up) {
        if (!up) {
            return reply.deliver(up.error());
        }
        const settings::Endpoint &endpoint = *m_profile.prometheus;
        readSecrets(m_secrets, secretsOf(endpoint), destinationOf(m_profile, endpoint), stop, m_receiver,
            [this, reply](auto values) {
                if (!values) {
                    return reply.deliver(values.error());
                }
                if (!m_raw) { // two may have read the secrets at once
                    auto made = RawReader::open(httpEndpointOf(*m_profile.prometheus, **values), m_io);
                    if (!made) {
                        return reply.deliver(made.error());
                    }
                    m_raw = *std::move(made);
                }
                reply.deliver(m_raw.get());
            });
    });
}

} // namespace zumik::session
