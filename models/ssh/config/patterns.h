// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace zumik::ssh {

/// ASCII only, whatever the locale.
std::string lower(std::string_view text);

/// * and ?, case told apart; in time linear in the product of the lengths.
bool matchesGlob(std::string_view pattern, std::string_view name);

/// Whether a comma-separated list of patterns of known_hosts or ssh_config covers a name: a negated match
/// refuses, whatever else matches. `anyCase` puts the patterns, not the name, into lower case.
bool matchesPatternList(std::string_view patterns, std::string_view name, bool anyCase = true);

} // namespace zumik::ssh
