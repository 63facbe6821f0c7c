// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/promqltest/diff/session.h"

#include "tests/promqltest/diff/minimizer.h"
#include "tests/promqltest/diff/testdata.h"

#include <ostream>

namespace zumik::promqltest {

Session::Session(const Judge &judge, const SessionOptions &options, std::ostream &report)
    : m_judge(judge)
    , m_options(options)
    , m_report(report)
    , m_random(options.seed)
    , m_generator(m_random)
{
}

int Session::run()
{
    for (; goesOn(); ++m_asked) {
        const Question question = nextQuestion();
        const Verdict verdict = m_judge.ask(question);
        ++m_tally[verdict.kind];
        if (verdict.kind == Verdict::Kind::Different) {
            tell(question, verdict);
        }
    }
    tellTally();
    return countOf(Verdict::Kind::Different);
}

bool Session::goesOn() const
{
    if (countOf(Verdict::Kind::Different) >= m_options.mostDifferences) {
        return false;
    }
    return m_options.time ? std::chrono::steady_clock::now() < m_start + *m_options.time
                          : m_asked < m_options.count;
}

Question Session::nextQuestion()
{
    Question question;
    question.expression = m_random.chance(12) ? m_generator.damagedQuery() : m_generator.anyQuery();
    const base::TimeRange extent = TestData::extent;
    // Sometimes on a whole minute, where windows and subqueries have their edges.
    const std::int64_t grain = m_random.chance(50) ? 60'000 : 1;
    const std::int64_t at = m_random.between(extent.start.ms, extent.end.ms) / grain * grain;
    question.grid = {{at}, base::Duration{1}, 1};
    if (m_random.chance(40)) {
        question.grid.step =
            base::Duration{m_random.of(std::vector<int>{1000, 15'000, 60'000, 60'000, 77'001, 300'000})};
        question.grid.count = 2 + m_random.below(m_random.chance(5) ? 1000 : 30);
    }
    return question;
}

void Session::tell(const Question &question, const Verdict &verdict)
{
    const Question smallest = minimized(m_judge, question);
    const Verdict again = m_judge.ask(smallest);
    m_report << "DIFFERENT " << smallest.when() << "\n    " << smallest.expression << "\n  "
             << again.difference << "\n    ours:\n"
             << again.ours << "    theirs:\n"
             << again.theirs;
    if (smallest.expression != question.expression) {
        m_report << "  found as number " << m_asked << ", " << question.when() << "\n    "
                 << question.expression << "\n  " << verdict.difference << '\n';
    }
    m_report << std::flush;
}

void Session::tellTally() const
{
    m_report << m_asked << " queries: " << countOf(Verdict::Kind::Same) << " the same with values, "
             << countOf(Verdict::Kind::SameEmpty) << " without series, " << countOf(Verdict::Kind::SameError)
             << " the same error, " << countOf(Verdict::Kind::Unsteady) << " where Prometheus is unsteady, "
             << countOf(Verdict::Kind::Different) << " different\n";
}

int Session::countOf(Verdict::Kind kind) const
{
    const auto found = m_tally.find(kind);
    return found == m_tally.end() ? 0 : found->second;
}

} // namespace zumik::promqltest
