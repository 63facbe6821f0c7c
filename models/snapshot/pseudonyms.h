// SPDX-License-Identifier: GPL-3.0-or-later
// A value's pseudonym is LABEL-xxxxxxxx: the label's name and the first 32 bits of HMAC-SHA256(key, LABEL NUL
// VALUE) in hex, or as many more as it takes to be no other value's. The key is made for one file, of 256
// random bits, and is never written: nobody can try values against a pseudonym, and two files can't be
// joined.
#pragma once

#include "models/base/secret.h"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace zumik::snapshot {

class Pseudonyms {
public:
    using Key = std::array<std::uint8_t, 32>;

    /// By a key of the system's random numbers.
    Pseudonyms();
    explicit Pseudonyms(const Key &key);

    /// The same for the same, and different for what is different.
    const std::string &of(std::string_view label, std::string_view value);

private:
    base::Secret m_key;
    std::unordered_map<std::string, std::string> m_given; ///< by label, NUL and value
    std::unordered_set<std::string> m_taken;
};

} // namespace zumik::snapshot
