// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/time.h"
#include "models/exposition/format.h"

#include <cstdint>
#include <random>
#include <string>
#include <string_view>

namespace zumik::exposition {

/// Makes up bodies of a few lines from all that the format has, a part of which isn't allowed, and then
/// spoils a byte of every second one.
class BodyMaker {
public:
    /// Times lie within the minute before `now`.
    BodyMaker(std::uint64_t seed, Format format, base::Time now);

    /// With `stamped` every sample has a time, which promtool asks for.
    std::string make(bool stamped);

private:
    bool chance(unsigned oneIn) { return m_random() % oneIn == 0; }

    std::string line(bool stamped);
    std::string metadata();
    std::string sample(bool stamped);
    std::string labels(unsigned most);
    std::string blanks();
    std::string value();
    std::string time(std::string_view before);
    void spoil(std::string &body);

    std::mt19937_64 m_random;
    bool m_text;
    base::Time m_now;
    int m_names = 0; ///< every metric has a name of its own
};

/// Whether the body has what Prometheus 2.42 doesn't take though newer servers do, or what this parser
/// refuses though Prometheus takes it, on purpose: see reader.h and the heads of the parsers.
bool isReadDifferently(std::string_view body, Format format);

} // namespace zumik::exposition
