// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/base/stoptoken.h"
#include "models/clients/http/client.h"

#include <QThreadPool>

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace zumik::clients::grafana {

struct Question {
    std::string path; ///< percent-encoded: "/api/health"
    std::vector<std::pair<std::string, std::string>> parameters = {};
    base::Duration timeout = std::chrono::seconds(15);
    std::size_t maxBytes = 16U << 20U;
};

struct Body {
    std::string text;
    std::string where; ///< the URL without its query
};

/// Sends GETs, and hands the answers' bodies to threads of its own, where they may be read at leisure.
class Asker {
public:
    /// Called exactly once; in a thread of the asker's, or while that is going, in any.
    using Next = std::function<void(base::Result<Body>)>;

    Asker(std::unique_ptr<http::Client> client, std::string nameSpace);

    /// Whoever still waits is told Cancelled.
    ~Asker();
    Asker(const Asker &) = delete;
    Asker &operator=(const Asker &) = delete;

    /// A stop drops the connection.
    void get(const Question &question, base::StopToken stop, Next next);

    /// Of the newer API: the organization that is asked.
    const std::string &nameSpace() const { return m_nameSpace; }

private:
    std::unique_ptr<http::Client> m_client;
    const std::string m_nameSpace;
    std::atomic<bool> m_closing{false};
    QThreadPool m_pool;
};

} // namespace zumik::clients::grafana
