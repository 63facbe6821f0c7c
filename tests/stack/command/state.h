// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/stack/stack.h"

#include <optional>
#include <string>
#include <vector>

namespace zumik::tests {

/// What a running stack leaves in its directory for `status`, `incident` and `down`, and for whoever uses it:
///     pid             of the process that keeps it up
///     servers         a line a server: NAME, PID, PORT, URL, with tabs between
///     profile.json    the connection profile; direct.json without ssh, victoria.json with VictoriaMetrics
///     env.sh          exports the secrets that the profiles refer to; for its owner only
///     log             what the process said
class StackState {
public:
    /// $ZUMIK_STACK_DIR, else zumik-stack-UID in the directory for temporary files.
    static StackState standard();

    explicit StackState(std::string directory)
        : m_directory(std::move(directory))
    {
    }

    std::string file(const std::string &name) const { return m_directory + '/' + name; }

    /// Makes the directory; throws SetupError when it is somebody else's.
    void create() const;
    void write(Stack &stack) const;
    void remove() const;

    /// The process that keeps the stack up, when it lives.
    std::optional<pid_t> keeper() const;
    std::vector<StackServer> servers() const;

private:
    std::string m_directory;
};

} // namespace zumik::tests
