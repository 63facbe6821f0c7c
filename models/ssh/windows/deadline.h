// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>

namespace zumik::ssh {

/// The end of a wait of several parts.
class Deadline {
public:
    explicit Deadline(std::chrono::milliseconds limit)
        : m_end(std::chrono::steady_clock::now() + limit)
    {
    }

    /// What is left of it, as Windows's calls take it: never 0xffffffff, which is for ever.
    unsigned long left() const
    {
        using std::chrono::milliseconds;
        const auto left = std::chrono::ceil<milliseconds>(m_end - std::chrono::steady_clock::now()).count();
        return static_cast<unsigned long>(std::clamp<milliseconds::rep>(left, 0, longest));
    }

    bool over() const { return left() == 0; }

private:
    static constexpr std::chrono::milliseconds::rep longest = 3'600'000;

    std::chrono::steady_clock::time_point m_end;
};

} // namespace zumik::ssh
