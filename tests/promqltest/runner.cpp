// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/promqltest/runner.h"

#include "models/promql/parser.h"
#include "tests/promqltest/answertext.h"

#include <re2/re2.h>

#include <ostream>

namespace zumik::promqltest {

namespace {

/// These tell the range of the query itself: as a range it has another answer.
bool asksForQuery(const std::string &expression)
{
    static const re2::RE2 functions(R"(\b(start|end|range|step)\(\))");
    return re2::RE2::PartialMatch(expression, functions);
}

/// The answer at one step, as an instant query would have given it. A scalar is a series without labels.
series::Instant stepOf(const series::Matrix &matrix, std::size_t index, bool scalar)
{
    series::Instant step;
    std::vector<series::Sample> samples;
    const base::Time time = matrix.grid.at(index);
    for (const series::Series &series : matrix.series) {
        if (series.values.hasValue(index)) {
            samples.push_back({series.labels, time, series.values[index]});
        }
    }
    if (scalar && samples.size() == 1) {
        step.value = series::Scalar{time, samples.front().value};
    } else {
        step.value = std::move(samples);
    }
    return step;
}

std::string timeText(base::Time time)
{
    return std::to_string(time.ms) + " ms";
}

} // namespace

Runner::Runner(Answerer &answerer, promql::Semantics semantics, std::ostream &report)
    : m_answerer(answerer)
    , m_semantics(semantics)
    , m_report(report)
{
}

base::Result<Tally> Runner::run(const Script &script)
{
    m_file = script.file;
    m_tally = {};
    base::Status done = perform(Clear{});
    for (const auto &command : script.commands) {
        done = std::visit([this](const auto &each) { return perform(each); }, command);
        if (!done) {
            return done.error();
        }
    }
    return m_tally;
}

base::Status Runner::perform(const Clear & /*clear*/)
{
    m_answerer.clear();
    m_native.clear();
    return base::Done{};
}

base::Status Runner::perform(const Load &load)
{
    m_native.add(load);
    const base::Status loaded = m_answerer.load(load);
    if (!loaded) {
        base::Error error = loaded.error();
        error.where = m_file + ':' + std::to_string(load.line);
        return error;
    }
    return base::Done{};
}

base::Status Runner::perform(const Eval &eval)
{
    if (needsHistograms(eval)) {
        ++m_tally.skipped;
    } else if (const Difference difference = check(eval)) {
        ++m_tally.failed;
        tell(eval, *difference);
    } else {
        ++m_tally.passed;
    }
    return base::Done{};
}

bool Runner::needsHistograms(const Eval &eval) const
{
    if (eval.expectsHistogram()) {
        return true;
    }
    const auto parsed = promql::parse(eval.expression, m_semantics);
    return parsed && m_native.areUsedBy(**parsed);
}

Difference Runner::check(const Eval &eval)
{
    m_got.clear();
    if (eval.grid) {
        return checkRange(eval);
    }
    std::vector<InstantQuery> queries = atVariants(eval.expression, eval.at, m_semantics);
    queries.insert(queries.begin(), {eval.expression, eval.at});
    for (const InstantQuery &query : queries) {
        if (const Difference difference = checkInstant(eval, query)) {
            return "at " + timeText(query.at) + ", " + query.expression + ": " + *difference;
        }
    }
    return {};
}

Difference Runner::checkRange(const Eval &eval)
{
    const auto answer = m_answerer.range(eval.expression, *eval.grid);
    if (!answer) {
        return compareFailure(eval, answer.error());
    }
    m_got = describe(*answer);
    if (eval.fails) {
        return "it should fail";
    }
    const Difference annotations = compareAnnotations(eval, answer->annotations);
    return annotations ? annotations : compare(eval, *answer);
}

Difference Runner::checkInstant(const Eval &eval, const InstantQuery &query)
{
    const auto answer = m_answerer.instant(query.expression, query.at);
    if (!answer) {
        return compareFailure(eval, answer.error());
    }
    m_got = describe(*answer);
    if (eval.fails) {
        return "it should fail";
    }
    if (const Difference annotations = compareAnnotations(eval, answer->annotations)) {
        return annotations;
    }
    const Difference difference = compare(eval, *answer);
    return difference ? difference : checkMiddle(eval, query, *answer);
}

/// The same question as the middle one of three.
Difference Runner::checkMiddle(const Eval &eval, const InstantQuery &query, const series::Instant &instant)
{
    if (eval.window || eval.text || asksForQuery(query.expression)) {
        return {};
    }
    constexpr std::chrono::minutes step(1);
    const auto answer = m_answerer.range(query.expression, {query.at - step, step, 3});
    if (!answer) {
        return "as a range query it failed: " + answer.error().message;
    }
    if (eval.ordered) {
        return {};
    }
    const bool scalar = std::holds_alternative<series::Scalar>(instant.value);
    const series::Instant middle = stepOf(*answer, 1, scalar);
    m_got = describe(middle);
    const Difference unsorted = checkSorted(*answer);
    const Difference difference = unsorted ? unsorted : compare(eval, middle);
    return difference ? "as the middle step of a range query: " + *difference : Difference();
}

void Runner::tell(const Eval &eval, const std::string &difference)
{
    m_report << m_file << ':' << eval.line << ": " << eval.expression << "\n    " << difference
             << "\n    expected:\n"
             << describe(eval);
    if (!m_got.empty()) {
        m_report << "    got:\n" << m_got;
    }
}

} // namespace zumik::promqltest
