// SPDX-License-Identifier: GPL-3.0-or-later
// A certificate's blob (PROTOCOL.certkeys):
//     string type, string nonce, the fields of the plain key after its type, uint64 serial, ...
#include "models/ssh/certificate.h"

#include "models/ssh/hostkey.h"
#include "models/ssh/wire.h"

#include <algorithm>
#include <array>

namespace zumik::ssh {

namespace {

constexpr std::string_view vendor = "@openssh.com";
constexpr std::string_view mark = "-cert-v01@openssh.com";

struct Kind {
    std::string_view type;
    int fields; ///< strings and mpints after the type, which look alike
};

constexpr std::array kinds{Kind{"ssh-ed25519", 1}, Kind{"ssh-rsa", 2}, Kind{"ecdsa-sha2-nistp256", 2},
    Kind{"ecdsa-sha2-nistp384", 2}, Kind{"ecdsa-sha2-nistp521", 2}, Kind{"sk-ssh-ed25519@openssh.com", 2},
    Kind{"sk-ecdsa-sha2-nistp256@openssh.com", 3}};

bool endsWith(std::string_view text, std::string_view end)
{
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

const Kind *kindOf(std::string_view plainType)
{
    const auto *const found =
        std::find_if(kinds.begin(), kinds.end(), [&](const Kind &kind) { return kind.type == plainType; });
    return found == kinds.end() ? nullptr : found;
}

} // namespace

bool isUsableKey(std::string_view type)
{
    return kindOf(signatureName(type)) != nullptr;
}

bool isCertificate(std::string_view type)
{
    return endsWith(type, mark);
}

bool isSecurityKey(std::string_view type)
{
    return type.rfind("sk-", 0) == 0;
}

std::string signatureName(std::string_view algorithm)
{
    if (!isCertificate(algorithm)) {
        return std::string(algorithm);
    }
    std::string name(algorithm.substr(0, algorithm.size() - mark.size()));
    return isSecurityKey(name) ? name + std::string(vendor) : name;
}

std::string certifiedKey(std::string_view certificate)
{
    const std::string type = keyType(certificate);
    const Kind *const kind = isCertificate(type) ? kindOf(signatureName(type)) : nullptr;
    WireReader reader(certificate);
    if (kind == nullptr || !reader.string() || !reader.string()) {
        return {};
    }
    std::string key;
    putString(key, kind->type);
    for (int i = 0; i < kind->fields; ++i) {
        const auto field = reader.string();
        if (!field) {
            return {};
        }
        putString(key, *field);
    }
    return key;
}

} // namespace zumik::ssh
