// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/grafana/asker.h"

#include "models/clients/grafana/refusal.h"

namespace zumik::clients::grafana {

Asker::Asker(std::unique_ptr<http::Client> client, std::string nameSpace)
    : m_client(std::move(client))
    , m_nameSpace(std::move(nameSpace))
{
    m_pool.setMaxThreadCount(2);
}

Asker::~Asker()
{
    m_closing = true;
    m_client->shutDown();
    m_pool.waitForDone();
    m_client->shutDown(); // until what the last steps have still asked has been told, too
}

void Asker::get(const Question &question, base::StopToken stop, Next next)
{
    http::Request request;
    request.url = m_client->url(question.path);
    request.parameters = question.parameters;
    request.timeout = question.timeout;
    request.maxBytes = question.maxBytes;
    const std::string where = http::displayUrl(request.url);
    m_client->start(std::move(request), std::move(stop),
        [this, where, next = std::move(next)](base::Result<http::Response> answer) {
            const auto shared = std::make_shared<base::Result<http::Response>>(std::move(answer));
            const auto read = [where, next, shared] {
                auto body = bodyOf(std::move(*shared));
                next(body ? base::Result<Body>(Body{std::move(*body), where}) : body.error());
            };
            if (m_closing) {
                read();
            } else {
                m_pool.start(read);
            }
        });
}

} // namespace zumik::clients::grafana
