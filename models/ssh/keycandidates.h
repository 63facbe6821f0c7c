// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ssh/agentclient.h"
#include "models/ssh/keyfile.h"
#include "models/ssh/sshtarget.h"

#include <deque>
#include <string>
#include <vector>

namespace zumik::ssh {

/// A key to offer.
struct KeyCandidate {
    std::string blob; ///< of the key or certificate; empty when the file doesn't tell it
    std::string signer = {}; ///< the agent's key that signs, where it isn't the same
    std::string path = {}; ///< of the file; empty: the agent alone knows it
    std::string certificate = {}; ///< the line to show instead of the file's own key
    bool fromAgent = false;

    bool named() const { return !path.empty(); }
};

struct KeyCandidates {
    std::deque<KeyCandidate> list;
    std::vector<base::Error> problems; ///< of files that can't be read
};

/// In OpenSSH's order. A file brings its FILE-cert.pub along; a certificate can be signed for by the
/// agent's plain key.
KeyCandidates listCandidates(const SshTarget &target, const std::vector<AgentKey> &agentKeys);

/// "ssh-ed25519 SHA256:... (agent)", or the file's name when nothing else is known.
std::string nameOf(const KeyCandidate &candidate);

} // namespace zumik::ssh
