// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace zumik::simulator {

/// Everything random in the model is a hash of the seed and of names: the same for the same seed, on every
/// machine.
using Key = std::uint64_t;

Key mixed(Key key);
Key subKey(Key key, std::string_view name);
Key subKey(Key key, std::uint64_t number);

/// In [0, 1).
double unit(Key key);

/// Between `low` and `high`.
double between(Key key, double low, double high);

/// A smooth function of time in [-1, 1] that wanders: random values every `period` seconds, eased between
/// them.
double wander(Key key, double time, double period);

} // namespace zumik::simulator
