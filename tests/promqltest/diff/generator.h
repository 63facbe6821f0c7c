// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/promqltest/diff/selectorwriter.h"

#include <string>

namespace zumik::promqltest {

/// Writes random queries of the right types over TestData. What Go computes with other last bits than the C
/// library (exponentials, logarithms, powers, angles) has nothing above it that would make more of the
/// difference.
class Generator {
public:
    explicit Generator(Random &random)
        : m_random(random)
        , m_selectors(random)
    {
    }

    /// An instant vector or a scalar.
    std::string query();

    /// Of any type: range vectors and strings as well.
    std::string anyQuery();

    /// The same with a byte or a word changed, taken away or added: mostly no query at all.
    std::string damagedQuery();

private:
    // Vectors. Those of pairs have the labels job and inst, or none, and perhaps a name.
    std::string vector(const Place &place);
    std::string pairs(const Place &place);
    std::string inexact(const Place &place);
    std::string overWindow(const Place &place);
    std::string overCounters(const Place &place);
    std::string ofValues(const Place &place);
    std::string ofTimes(const Place &place);
    std::string timestamp(const Place &place);
    std::string ofLabels(const Place &place);
    std::string quantileOfBuckets(const Place &place);
    std::string aggregated(const Place &place);
    std::string ranked(const Place &place);
    std::string grouping();

    // Operators.
    std::string withScalar(const Place &place, const std::string &vector);
    std::string ofPairs(const Place &place);
    std::string grouped(const Place &place);
    std::string carelesslyMatched(const Place &place);
    std::string ofSets(const Place &place);
    std::string arithmetic();
    std::string comparison();

    std::string scalar(const Place &place);
    std::string number();
    std::string matrix(const Place &place, bool counters);
    std::string subquery(const Place &place);

    Random &m_random;
    SelectorWriter m_selectors;
};

} // namespace zumik::promqltest
