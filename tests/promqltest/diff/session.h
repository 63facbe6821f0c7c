// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/promqltest/diff/generator.h"
#include "tests/promqltest/diff/judge.h"

#include <chrono>
#include <iosfwd>
#include <map>
#include <optional>

namespace zumik::promqltest {

struct SessionOptions {
    std::uint64_t seed = 0;
    int count = 1500;
    std::optional<std::chrono::minutes> time; ///< goes on until then instead of counting
    int mostDifferences = 20; ///< then it ends
};

/// Asks one random question after the other and reports each difference with the smallest query that has it.
class Session {
public:
    Session(const Judge &judge, const SessionOptions &options, std::ostream &report);

    /// How many were answered differently.
    int run();

private:
    bool goesOn() const;
    Question nextQuestion();
    void tell(const Question &question, const Verdict &verdict);
    void tellTally() const;
    int countOf(Verdict::Kind kind) const;

    const Judge &m_judge;
    SessionOptions m_options;
    std::ostream &m_report;
    Random m_random;
    Generator m_generator;
    std::chrono::steady_clock::time_point m_start = std::chrono::steady_clock::now();
    int m_asked = 0;
    std::map<Verdict::Kind, int> m_tally;
};

} // namespace zumik::promqltest
