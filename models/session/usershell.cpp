// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/usershell.h"

#include "models/process/childprocess.h"
#include "models/process/environment.h"

#include <QString>

#include <array>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace zumik::session {

using std::chrono::steady_clock;

namespace {

constexpr int pollInterval = 20; ///< ms: its end is not told by a descriptor

/// False at its end.
bool discardOutput(int stream)
{
    std::array<char, 4096> buffer{};
    ssize_t got = 0;
    while ((got = ::read(stream, buffer.data(), buffer.size())) > 0) { }
    return got < 0;
}

} // namespace

/// Besides what programs can't do without, what those on the way to a server look for.
UserShell UserShell::find()
{
    UserShell shell;
    shell.program = qEnvironmentVariable("SHELL", QStringLiteral("/bin/sh")).toStdString();
    shell.environment = process::plainEnvironment();
    for (const std::string &variable :
        process::passedOn({"SSH_AUTH_SOCK", "SHELL", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "KRB5CCNAME",
            "AWS_PROFILE", "AWS_REGION", "AWS_DEFAULT_REGION", "AWS_CONFIG_FILE", "CLOUDSDK_CONFIG"})) {
        shell.environment.push_back(variable);
    }
    return shell;
}

base::Result<bool> UserShell::succeeds(const std::string &line, std::chrono::milliseconds limit) const
{
    auto child = process::ChildProcess::start({program, {"-c", line}, environment});
    if (!child) {
        return child.error();
    }
    ::shutdown(child->stream(), SHUT_WR);
    int output = child->stream(); // -1 once it has closed that: it may go on
    const auto end = steady_clock::now() + limit;
    while (!child->exitStatus()) {
        if (steady_clock::now() >= end) {
            return base::Error{base::ErrorCode::Timeout,
                "\"" + line + "\" took more than " + std::to_string(limit.count()) + " ms", {}};
        }
        std::array<pollfd, 2> ready{{{output, POLLIN, 0}, {child->errorStream(), POLLIN, 0}}};
        ::poll(ready.data(), ready.size(), pollInterval);
        output = output >= 0 && discardOutput(output) ? output : -1;
        child->collectErrors();
    }
    return *child->exitStatus() == 0;
}

} // namespace zumik::session
