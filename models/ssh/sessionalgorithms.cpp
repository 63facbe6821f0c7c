// SPDX-License-Identifier: GPL-3.0-or-later
// What a session offers to agree on: what is asked for, as far as libssh2 has it.
#include "models/ssh/config/algorithms.h"
#include "models/ssh/hostkey.h"
#include "models/ssh/sessioncore.h"

#include <array>

namespace zumik::ssh {

using base::ErrorCode;

namespace {

std::string supported(LIBSSH2_SESSION *session, int method)
{
    const char **names = nullptr;
    const int count = libssh2_session_supported_algs(session, method, &names);
    std::string list;
    for (int i = 0; i < count; ++i) {
        list.append(list.empty() ? "" : ",").append(names[i]);
    }
    if (count > 0) {
        libssh2_free(session, names);
    }
    return list;
}

/// Certificates of hosts can't be judged here, so none is asked for.
constexpr std::string_view judgedHostKeys = "ssh-ed25519,ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,"
                                            "ecdsa-sha2-nistp521,rsa-sha2-512,rsa-sha2-256,ssh-rsa";

struct Wish {
    const char *option;
    AlgorithmKind kind;
    const AlgorithmList &list;
    std::array<int, 2> methods; ///< of libssh2; of each direction where they are apart
};

} // namespace

base::Status Session::prefer(const AlgorithmLists &lists, const std::vector<std::string> &known)
{
    const std::array<Wish, 4> wishes{{
        {"KexAlgorithms", AlgorithmKind::KeyExchanges, lists.keyExchanges,
            {LIBSSH2_METHOD_KEX, LIBSSH2_METHOD_KEX}},
        {"HostKeyAlgorithms", AlgorithmKind::HostKeys, lists.hostKeys,
            {LIBSSH2_METHOD_HOSTKEY, LIBSSH2_METHOD_HOSTKEY}},
        {"Ciphers", AlgorithmKind::Ciphers, lists.ciphers,
            {LIBSSH2_METHOD_CRYPT_CS, LIBSSH2_METHOD_CRYPT_SC}},
        {"MACs", AlgorithmKind::Macs, lists.macs, {LIBSSH2_METHOD_MAC_CS, LIBSSH2_METHOD_MAC_SC}},
    }};
    for (const Wish &wish : wishes) {
        const bool said = !wish.list.names.empty() || !wish.list.where.empty();
        const std::string asked = said ? wish.list.names : std::string(usualAlgorithms(wish.kind));
        std::string offered = commonAlgorithms(asked, supported(m_core->handle, wish.methods[0]));
        if (wish.kind == AlgorithmKind::HostKeys) {
            offered = knownFirst(commonAlgorithms(offered, judgedHostKeys), known);
        }
        if (offered.empty()) {
            return base::Error{ErrorCode::FormatUnsupported,
                wish.option + (": nothing of \"" + asked) + "\" can be had here", wish.list.where};
        }
        for (const int method : wish.methods) {
            if (const int result = libssh2_session_method_pref(m_core->handle, method, offered.c_str());
                result != 0) {
                m_core->fail(result);
                return m_core->failure;
            }
        }
    }
    // PubkeyAcceptedAlgorithms, of RSA keys.
    if (const int result = libssh2_session_method_pref(
            m_core->handle, LIBSSH2_METHOD_SIGN_ALGO, "rsa-sha2-512,rsa-sha2-256");
        result != 0) {
        m_core->fail(result);
        return m_core->failure;
    }
    return base::Done{};
}

} // namespace zumik::ssh
