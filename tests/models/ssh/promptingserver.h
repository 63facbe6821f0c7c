// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ssh/question.h"
#include "tests/models/ssh/rawsocket.h"
#include "tests/support/tempdir.h"

#include <atomic>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace zumik::tests {

/// What the server asks at once.
struct Round {
    std::string name = {};
    std::string instruction = {};
    std::vector<ssh::Prompt> prompts = {};
};

/// libssh's server, which offers keyboard-interactive alone, asks one round after the other and then lets
/// anybody in: sshd asks for one thing at a time, and says nothing that is out of measure.
class PromptingServer {
public:
    explicit PromptingServer(std::vector<Round> rounds);
    ~PromptingServer();

    std::uint16_t port() const { return m_listener.port(); }

    std::string knownHosts() const { return m_dir.file("known_hosts"); }

    /// Those of each round.
    std::vector<std::vector<std::string>> answers() const;

    /// Goes without a word.
    void hangUp();

private:
    void serve();

    std::vector<Round> m_rounds;
    TempDir m_dir{"prompting"};
    RawSocket m_listener;
    std::atomic<int> m_client{-1};
    mutable std::mutex m_mutex;
    std::vector<std::vector<std::string>> m_answers; // guarded by m_mutex
    std::thread m_thread;
};

} // namespace zumik::tests
