// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/process.h"
#include "tests/support/tempdir.h"

#include <string>

namespace zumik::tests {

/// OpenSSH's own agent on a socket of its own.
class SshAgent {
public:
    SshAgent();

    std::string socket() const { return m_dir.file("agent"); }

    void add(const std::string &key) const;
    void lock();

    Process &process() { return m_process; }

private:
    TempDir m_dir{"agent"};
    Process m_process;
};

} // namespace zumik::tests
