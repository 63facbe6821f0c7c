// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/process/childprocess.h"
#include "models/ssh/destination.h"
#include "models/ssh/farend.h"
#include "models/ssh/pollset.h"

#include <optional>
#include <string>
#include <vector>

namespace zumik::ssh {

/// What this machine's programs are started with: gathered in the main thread, used in the tunnel's.
struct LocalPrograms {
    std::vector<std::string> environment; ///< what kubectl and its credential plugins get
    std::string folder; ///< where a private directory is made: the user's own runtime folder, or /tmp
    std::chrono::seconds startLimit{10};

    /// In the main thread.
    static LocalPrograms ofThisUser();
};

/// What kubectl is asked for: to answer on `socket`, for one service of the destination's namespace and
/// nothing else. It speaks to nobody who doesn't name the service as the host, and changes nothing in the
/// cluster.
std::vector<std::string> kubectlArguments(const Destination &destination, const std::string &socket);

/// A `kubectl proxy` of our own for one service of a cluster, on a unix socket (0600) in a directory (0700)
/// that goes with it. Started when it is first needed, and again after it has ended.
class KubeProxy {
public:
    /// Both must outlive it.
    KubeProxy(const Destination &destination, const LocalPrograms &programs);
    ~KubeProxy();

    KubeProxy(const KubeProxy &) = delete;
    KubeProxy &operator=(const KubeProxy &) = delete;

    void collect(PollSet &set) const;

    /// Notices that a child has begun to serve, or has ended.
    void watch();

    /// Starts it where that is needed. Done: it serves, `connect`.
    Step advance();

    /// A connection to it. Errors: Unreachable, ConnectionRefused.
    base::Result<Socket> connect() const;

    /// After Failed: KubectlMissing, KubectlFailed with kubectl's own words, Timeout.
    const base::Error &error() const { return m_error; }

private:
    Step start();
    Step waitUntilItServes();
    Step fail(base::ErrorCode code, std::string message);
    base::Status checkSocket() const;
    std::vector<std::string> environment() const;
    void stop();
    std::string words() const;

    const Destination &m_destination;
    const LocalPrograms &m_programs;
    std::string m_directory;
    std::optional<process::ChildProcess> m_child;
    bool m_serves = false;
    std::string m_output;
    Instant m_deadline = Instant::max();
    Instant m_notBefore = Instant::min(); ///< of the next start, after a failure
    base::Error m_error;
};

} // namespace zumik::ssh
