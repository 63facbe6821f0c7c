// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/promqltest/diff/judge.h"

#include "tests/promqltest/answertext.h"
#include "tests/promqltest/diff/exactanswers.h"

namespace zumik::promqltest {

namespace {

/// Go begins each walk over a map somewhere else: if the answer depends on it, some of so many differ.
constexpr int timesAgain = 6;

template <typename T> std::string textOf(const base::Result<T> &answer)
{
    return answer ? describe(*answer) : "        " + base::describe(answer.error()) + '\n';
}

bool isEmpty(const series::Instant &answer)
{
    const auto *samples = std::get_if<std::vector<series::Sample>>(&answer.value);
    return samples != nullptr && samples->empty();
}

bool isEmpty(const series::Matrix &answer)
{
    return answer.series.empty();
}

template <typename T> Verdict::Kind kindOf(const base::Result<T> &answer)
{
    if (!answer) {
        return Verdict::Kind::SameError;
    }
    return isEmpty(*answer) ? Verdict::Kind::SameEmpty : Verdict::Kind::Same;
}

} // namespace

Judge::Judge(const series::Queryable &store, std::uint16_t port, const promql::Semantics &semantics)
    : m_store(store)
    , m_engine({.semantics = semantics})
    , m_api(port)
{
}

template <typename AskUs, typename AskThem, typename Compare>
Verdict Judge::judge(AskUs askUs, AskThem askThem, Compare compare)
{
    const auto ours = askUs();
    const auto theirs = askThem();
    const auto found = compare(ours, theirs);
    if (!found) {
        return {kindOf(ours), {}, {}, {}};
    }
    for (int i = 0; i < timesAgain; ++i) {
        const auto again = askThem();
        if (compare(again, theirs) || !compare(ours, again)) {
            return {Verdict::Kind::Unsteady, *found, {}, {}};
        }
    }
    return {Verdict::Kind::Different, *found, textOf(ours), textOf(theirs)};
}

Verdict Judge::ask(const Question &question) const
{
    const std::string &expression = question.expression;
    if (question.isInstant()) {
        const base::Time at = question.grid.start;
        const AnswerOrder order = answerOrder(expression);
        return judge([&] { return m_engine.instant(m_store, expression, at); },
            [&] { return m_api.instant(expression, at); },
            [&](const auto &ours, const auto &theirs) { return difference(ours, theirs, order); });
    }
    return judge([&] { return m_engine.range(m_store, expression, question.grid); },
        [&] { return m_api.range(expression, question.grid); },
        [](const auto &ours, const auto &theirs) { return difference(ours, theirs); });
}

} // namespace zumik::promqltest
