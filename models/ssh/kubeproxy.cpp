// SPDX-License-Identifier: GPL-3.0-or-later
// kubectl says "Starting to serve on PATH" once its socket is there. It takes none of our credentials: those
// of the cluster it has from the kubeconfig.
#include "models/ssh/kubeproxy.h"

#include "models/base/text.h"
#include "models/process/environment.h"

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <sys/stat.h>
#include <unistd.h>

namespace zumik::ssh {

using base::ErrorCode;
using std::chrono::steady_clock;

namespace {

constexpr std::string_view readyWords = "Starting to serve on ";
constexpr std::size_t mostOutput = 4096;
constexpr auto pause = std::chrono::seconds(2); ///< between two attempts to start it

} // namespace

LocalPrograms LocalPrograms::ofThisUser()
{
    LocalPrograms programs;
    programs.environment = process::plainEnvironment();
    // Where kubectl's credential plugins find their own settings; names and paths, no secrets.
    const auto more = process::passedOn({"KUBECONFIG", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "AWS_PROFILE",
        "AWS_CONFIG_FILE", "AWS_SHARED_CREDENTIALS_FILE", "CLOUDSDK_CONFIG", "AZURE_CONFIG_DIR"});
    programs.environment.insert(programs.environment.end(), more.begin(), more.end());
    for (const char *name : {"XDG_RUNTIME_DIR", "TMPDIR"}) {
        const auto found = process::passedOn({name});
        if (programs.folder.empty() && !found.empty()) {
            programs.folder = process::valueOf(found, name);
        }
    }
    if (programs.folder.empty()) {
        programs.folder = "/tmp";
    }
    return programs;
}

std::vector<std::string> kubectlArguments(const Destination &destination, const std::string &socket)
{
    const Via &via = destination.via;
    // Names of services and namespaces hold nothing that means something in a regular expression.
    const std::string service = destination.host + ":" + std::to_string(destination.port);
    return {"--context=" + via.context, "proxy", "--unix-socket=" + socket,
        "--accept-paths=^/api/v1/namespaces/" + via.kubeNamespace + "/services/(https?:)?" + service
            + "/proxy(/.*)?$",
        "--accept-hosts=^" + destination.host + "$",
        "--reject-methods=^(PUT|PATCH|DELETE|OPTIONS|CONNECT|TRACE)$"};
}

KubeProxy::KubeProxy(const Destination &destination, const LocalPrograms &programs)
    : m_destination(destination)
    , m_programs(programs)
{
}

KubeProxy::~KubeProxy()
{
    stop();
}

void KubeProxy::stop()
{
    m_child.reset();
    m_serves = false;
    m_output.clear();
    m_deadline = Instant::max();
    if (!m_directory.empty()) {
        ::unlink((m_directory + "/proxy").c_str());
        ::rmdir(m_directory.c_str());
        m_directory.clear();
    }
}

void KubeProxy::collect(PollSet &set) const
{
    if (m_child) {
        set.add(m_child->stream(), true, false);
        if (m_child->errorStream() >= 0) {
            set.add(m_child->errorStream(), true, false);
        }
        set.wakeAt(m_deadline);
    }
}

void KubeProxy::watch()
{
    if (!m_child) {
        return;
    }
    if (!m_serves) {
        waitUntilItServes();
        return;
    }
    m_child->collectErrors();
    std::array<char, 512> buffer{};
    ssize_t got = 0;
    do {
        got = ::read(m_child->stream(), buffer.data(), buffer.size());
    } while (got > 0);
    if (got == 0) { // its end, or it is about to end
        stop();
    }
}

Step KubeProxy::advance()
{
    watch();
    if (m_child) {
        return m_serves ? Step::Done : Step::Again;
    }
    return steady_clock::now() < m_notBefore ? Step::Failed : start();
}

Step KubeProxy::fail(ErrorCode code, std::string message)
{
    m_error = {code, std::move(message), {}};
    stop();
    m_notBefore = steady_clock::now() + pause;
    return Step::Failed;
}

std::vector<std::string> KubeProxy::environment() const
{
    std::vector<std::string> environment = m_programs.environment;
    if (const std::string &file = m_destination.via.kubeconfig; !file.empty()) {
        std::erase_if(environment, [](const std::string &entry) { return entry.starts_with("KUBECONFIG="); });
        environment.push_back("KUBECONFIG=" + file);
    }
    return environment;
}

Step KubeProxy::start()
{
    const auto program = process::findProgram("kubectl", process::valueOf(m_programs.environment, "PATH"));
    if (!program) {
        return fail(ErrorCode::KubectlMissing, {});
    }
    std::string path = m_programs.folder + "/zumik-kube-XXXXXX";
    if (::mkdtemp(path.data()) == nullptr) { // 0700
        return fail(ErrorCode::KubectlFailed, path + ": " + std::strerror(errno));
    }
    m_directory = path;
    auto child = process::ChildProcess::start(
        {*program, kubectlArguments(m_destination, m_directory + "/proxy"), environment()});
    if (!child) {
        return fail(ErrorCode::KubectlFailed, *program + ": " + child.error().message);
    }
    m_child = std::move(*child);
    m_deadline = steady_clock::now() + m_programs.startLimit;
    return waitUntilItServes();
}

Step KubeProxy::waitUntilItServes()
{
    m_child->collectErrors();
    std::array<char, 512> buffer{};
    ssize_t got = 0;
    while (
        m_output.size() < mostOutput && (got = ::read(m_child->stream(), buffer.data(), buffer.size())) > 0) {
        m_output.append(buffer.data(), static_cast<std::size_t>(got));
    }
    const std::size_t ready = m_output.find(readyWords);
    if (ready != std::string::npos && m_output.find('\n', ready) != std::string::npos) {
        if (const auto checked = checkSocket(); !checked) {
            return fail(ErrorCode::KubectlFailed, checked.error().message);
        }
        m_serves = true;
        m_deadline = Instant::max();
        return Step::Done;
    }
    if (got == 0 || m_output.size() >= mostOutput) {
        return fail(ErrorCode::KubectlFailed, words());
    }
    return steady_clock::now() < m_deadline ? Step::Again
                                            : fail(ErrorCode::Timeout, "kubectl never began to serve");
}

/// What it said last, or how it ended.
std::string KubeProxy::words() const
{
    const std::string_view said = base::trimmed(m_child->errors());
    const std::size_t line = said.rfind('\n');
    const std::string_view last = said.substr(line == std::string_view::npos ? 0 : line + 1);
    return last.empty() ? "kubectl ended without a word" : base::printable(last.substr(0, 300));
}

base::Status KubeProxy::checkSocket() const
{
    const std::string path = m_directory + "/proxy";

    struct stat status { };

    const bool ours = ::lstat(path.c_str(), &status) == 0 && S_ISSOCK(status.st_mode)
        && status.st_uid == ::geteuid() && ::chmod(path.c_str(), S_IRUSR | S_IWUSR) == 0;
    return ours ? base::Status(base::Done{})
                : base::Error{ErrorCode::KubectlFailed, "kubectl made no socket at " + path, {}};
}

base::Result<Socket> KubeProxy::connect() const
{
    return Socket::connectUnix(m_directory + "/proxy");
}

} // namespace zumik::ssh
