// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/semantics.h"
#include "tests/promqltest/answerer.h"
#include "tests/promqltest/atvariants.h"
#include "tests/promqltest/comparer.h"
#include "tests/promqltest/nativeseries.h"

#include <iosfwd>

namespace zumik::promqltest {

/// Evals, not questions: an instant eval asks up to twelve.
struct Tally {
    int passed = 0;
    int failed = 0;
    int skipped = 0; ///< they need native histograms
};

/// Runs a script as Prometheus's own harness does (README.md), but goes on behind an eval that fails.
class Runner {
public:
    /// Each failed eval is reported as FILE:LINE, what is wrong, what was expected and what came.
    Runner(Answerer &answerer, promql::Semantics semantics, std::ostream &report);

    /// Starts with an empty store. Errors: what the answerer says to a load, `where` is FILE:LINE.
    base::Result<Tally> run(const Script &script);

private:
    base::Status perform(const Load &load);
    base::Status perform(const Clear &clear);
    base::Status perform(const Eval &eval);
    bool needsHistograms(const Eval &eval) const;
    Difference check(const Eval &eval);
    Difference checkRange(const Eval &eval);
    Difference checkInstant(const Eval &eval, const InstantQuery &query);
    Difference checkMiddle(const Eval &eval, const InstantQuery &query, const series::Instant &instant);
    void tell(const Eval &eval, const std::string &difference);

    Answerer &m_answerer;
    promql::Semantics m_semantics;
    std::ostream &m_report;
    NativeSeries m_native;
    std::string m_file;
    std::string m_got; ///< the last answer, for the report
    Tally m_tally;
};

} // namespace zumik::promqltest
