// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace zumik::ssh {

/// The options of ssh_config(5) that are lists of algorithms.
enum class AlgorithmKind : std::uint8_t { Ciphers, HostKeys, KeyExchanges, Macs };

/// OpenSSH 9.2's own list for it.
std::string_view usualAlgorithms(AlgorithmKind kind);

/// What the option's word stands for: a list; with + in front it is added to the usual one, with ^ put before
/// it, with - taken away from it. Host keys can be named by patterns, and what is taken away always can.
/// Errors: FormatInvalid (a name that OpenSSH doesn't know either, or nothing is left).
base::Result<std::string> algorithmsIn(AlgorithmKind kind, std::string_view word);

/// Those of a list that are also in another, in the order of the first.
std::string commonAlgorithms(std::string_view list, std::string_view others);

} // namespace zumik::ssh
