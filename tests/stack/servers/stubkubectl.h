// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/tempdir.h"

#include <string>
#include <sys/types.h>
#include <vector>

namespace zumik::tests {

/// A `kubectl` (tests/stack/kubectl) in a folder for the PATH, and a kubeconfig for it: a cluster can't run
/// in a test.
class StubKubectl {
public:
    StubKubectl();

    /// The folder to be looked in for kubectl.
    std::string folder() const;

    /// The file that KUBECONFIG is to name.
    std::string kubeconfig() const { return m_folder.file("kubeconfig"); }

    /// Lines as tests/stack/kubectl/main.cpp tells them. The next kubectl that starts reads them.
    void configure(const std::string &lines) const;

    /// What all of them have logged with the word in front: "argument", "variable", "request", "pid".
    std::vector<std::string> logged(const std::string &word) const;

    /// Of the one that was started last.
    pid_t pid() const;

private:
    TempDir m_folder{"kubectl"};
};

} // namespace zumik::tests
