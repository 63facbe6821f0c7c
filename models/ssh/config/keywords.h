// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace zumik::ssh {

/// What the console does with a keyword of ssh_config(5).
enum class KeywordUse : std::uint8_t {
    Followed,
    Ignored, ///< OpenSSH knows it; here it has no effect, and that is told
    Obsolete, ///< OpenSSH passes it over as well
    Unknown, ///< OpenSSH refuses the file
};

/// `keyword` in lower case.
KeywordUse useOf(std::string_view keyword);

} // namespace zumik::ssh
