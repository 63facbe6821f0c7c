// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace zumik::promqltest {

/// The same numbers for the same seed on every machine, which the standard's distributions don't promise.
class Random {
public:
    explicit Random(std::uint64_t seed)
        : m_engine(seed)
    {
    }

    /// 0 to `count` - 1.
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(m_engine() % count); }

    /// `first` to `last`.
    std::int64_t between(std::int64_t first, std::int64_t last)
    {
        return first + static_cast<std::int64_t>(below(static_cast<std::size_t>(last - first + 1)));
    }

    bool chance(unsigned percent) { return below(100) < percent; }

    /// 0 to 1, one excluded.
    double fraction() { return static_cast<double>(m_engine() >> 11U) * 0x1p-53; }

    template <typename T> const T &of(const std::vector<T> &choices)
    {
        return choices[below(choices.size())];
    }

    std::string of(std::initializer_list<const char *> choices)
    {
        return choices.begin()[below(choices.size())];
    }

private:
    std::mt19937_64 m_engine;
};

} // namespace zumik::promqltest
