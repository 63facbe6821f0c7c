// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/tempdir.h"

#include <atomic>
#include <functional>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

namespace zumik::tests {

/// An agent's end of the protocol (draft-miller-ssh-agent) for what OpenSSH's own can't be made to do here:
/// it has keys that lie on no security key, signs as one would, and goes away in the midst of it.
class FakeAgent {
public:
    /// The body of the signature of `data` by the key, its algorithm's name in front; empty: hangs up.
    using Signer = std::function<std::string(std::string_view key, std::string_view data)>;

    FakeAgent(std::vector<std::string> blobs, Signer signer);
    ~FakeAgent();

    std::string socket() const { return m_dir.file("agent"); }

    int signatures() const { return m_signatures; }

private:
    void serve();
    void talk(int client);

    TempDir m_dir{"fake-agent"};
    std::vector<std::string> m_blobs;
    Signer m_signer;
    int m_listener = -1;
    std::atomic<int> m_client{-1};
    std::atomic<int> m_signatures{0};
    std::atomic<bool> m_stopped{false};
    std::thread m_thread;
};

} // namespace zumik::tests
