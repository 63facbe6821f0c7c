// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>

namespace zumik::base {

/// Where a secret is kept, never the secret itself: a keychain entry's key, or an environment variable's
/// name.
struct SecretRef {
    enum class Kind : std::uint8_t { Keychain, Environment };

    Kind kind = Kind::Keychain;
    std::string name;

    auto operator<=>(const SecretRef &) const = default;
};

} // namespace zumik::base
