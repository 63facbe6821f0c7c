// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/process.h"
#include "tests/support/tempdir.h"

#include <string>
#include <vector>

namespace zumik::tests {

/// A Windows of Wine's with a folder of its own and no screen, and the programs that compile.sh made.
class Wine {
public:
    /// Why there can be none; empty when there can.
    static std::string lacks();

    Wine();
    ~Wine();

    Wine(const Wine &) = delete;
    Wine &operator=(const Wine &) = delete;

    /// What the program prints, to its end.
    std::string run(const std::string &program, const std::vector<std::string> &arguments) const;

    /// Runs it, and returns once it has said "ready".
    Process start(const std::string &program, const std::vector<std::string> &arguments) const;

private:
    Command command(const std::string &program, const std::vector<std::string> &arguments) const;
    void endAll() const;

    TempDir m_dir{"wine"};
};

} // namespace zumik::tests
