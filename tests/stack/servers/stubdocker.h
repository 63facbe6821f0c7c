// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/tempdir.h"

#include <string>
#include <vector>

namespace zumik::tests {

/// A container as the stub knows it.
struct StubContainer {
    std::string name;
    std::vector<std::string> addresses; ///< one a network; "none" for a network without one
    std::string service = {}; ///< of compose
    int number = 1; ///< of the replica
    std::string project = "shop";
    std::string image = "prom/prometheus:v2.53.0";
    std::string state = "running";
    std::string networkMode = "shop_default";
};

/// A `docker` command (stubdocker.sh) for the PATH of an sshd: docker needs a daemon that can't run in a
/// test.
class StubDocker {
public:
    StubDocker();

    /// For SshdOptions::extraLines: commands that run over SSH find the stub.
    std::string sshdLine() const;

    void setContainers(const std::vector<StubContainer> &containers) const;

    /// No containers, nothing wrong, nothing called yet.
    void reset() const;

    /// "denied", "down", "hang", "flood", "garbage", "gone"; empty: all is well.
    void setMode(const std::string &mode) const;

    /// The arguments of each call so far.
    std::vector<std::string> calls() const;

    /// Everything that its calls found in their environments.
    std::string environment() const;

    /// Whether two calls ever ran at the same time.
    bool overlapped() const;

private:
    TempDir m_folder{"docker"};
};

} // namespace zumik::tests
