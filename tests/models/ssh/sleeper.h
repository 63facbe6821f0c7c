// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/stack/servers/sshd.h"
#include "tests/support/process.h"
#include "tests/support/tempdir.h"

#include <gtest/gtest.h>

#include <chrono>
#include <functional>
#include <string>

namespace zumik::tests {

/// A process that holds a tunnel, and would notice a silent peer by its keepalive only after two minutes.
class Sleeper : public testing::Test {
protected:
    Sleeper();

    std::string said() const { return readFile(m_dir.file("out")); }

    /// What the process tells of its tunnel: "SESSIONS STATE WHY".
    bool says(const std::string &line, std::chrono::milliseconds limit = std::chrono::seconds(20)) const;

    /// The process is stopped for that long; `during` happens meanwhile.
    void sleepFor(std::chrono::milliseconds time, const std::function<void()> &during = {});

    Sshd m_sshd;
    TempDir m_dir{"sleep"};
    Process m_holder;
};

} // namespace zumik::tests
