// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/simulator/noise.h"

#include <cmath>

namespace zumik::simulator {

/// The finalizer of splitmix64.
Key mixed(Key key)
{
    key += 0x9e3779b97f4a7c15ULL;
    key = (key ^ (key >> 30U)) * 0xbf58476d1ce4e5b9ULL;
    key = (key ^ (key >> 27U)) * 0x94d049bb133111ebULL;
    return key ^ (key >> 31U);
}

Key subKey(Key key, std::string_view name)
{
    Key result = mixed(key);
    for (const char c : name) {
        result = (result ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
    }
    return mixed(result);
}

Key subKey(Key key, std::uint64_t number)
{
    return mixed(mixed(key) ^ number);
}

double unit(Key key)
{
    return static_cast<double>(mixed(key) >> 11U) * 0x1p-53;
}

double between(Key key, double low, double high)
{
    return low + unit(key) * (high - low);
}

double wander(Key key, double time, double period)
{
    const double cell = std::floor(time / period);
    const double part = time / period - cell;
    const auto index = static_cast<std::uint64_t>(static_cast<std::int64_t>(cell));
    const double left = 2 * unit(subKey(key, index)) - 1;
    const double right = 2 * unit(subKey(key, index + 1)) - 1;
    return left + (right - left) * part * part * (3 - 2 * part);
}

} // namespace zumik::simulator
