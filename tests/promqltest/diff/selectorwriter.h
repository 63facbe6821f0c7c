// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/promqltest/diff/random.h"

#include <string>

namespace zumik::promqltest {

/// Where a part of a query stands.
struct Place {
    int depth = 3; ///< how many levels may follow
    /// Within a subquery that @ or a negative offset moves. Prometheus 2.42 then mistakes the time of an
    /// inner
    /// @ where the subquery happens to start at the query's own start.
    bool inMovedSubquery = false;

    Place deeper() const { return {depth - 1, inMovedSubquery}; }
};

/// Writes selectors, windows and what moves them.
class SelectorWriter {
public:
    explicit SelectorWriter(Random &random)
        : m_random(random)
    {
    }

    /// Of series with the labels job and inst.
    std::string pair(const Place &place);

    /// Of any series.
    std::string any(const Place &place);

    /// Without a modifier: for windows.
    std::string name(bool counters);
    std::string buckets();

    /// "5m"
    std::string window();

    /// What may stand behind a selector, mostly nothing. `moves` tells whether it is @ or a negative offset.
    std::string modifier(const Place &place, bool *moves = nullptr);

    /// A regular expression that finds some of the labels, quoted.
    std::string pattern();

private:
    std::string matchers(bool code);
    std::string at();

    Random &m_random;
};

} // namespace zumik::promqltest
