// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/promqltest/diff/minimizer.h"

#include "models/promql/parser.h"
#include "models/promql/printer.h"

#include <algorithm>
#include <set>

namespace zumik::promqltest {

namespace {

bool differs(const Judge &judge, const Question &question)
{
    return judge.ask(question).kind == Verdict::Kind::Different;
}

void collect(const promql::Expression &expression, std::set<std::string> &texts)
{
    for (const promql::Expression *part : promql::partsOf(expression)) {
        const promql::ValueType type = promql::typeOf(*part);
        if (type == promql::ValueType::Vector || type == promql::ValueType::Scalar) {
            texts.insert(promql::toString(*part));
        }
        collect(*part, texts);
    }
}

/// What a part that matters little is tried as.
constexpr const char *simpler[] = {"1", "g", "i", "info", "vector(1)"};

/// The expression with one of its parts replaced, by every part in turn.
std::vector<std::string> replacements(const std::string &text, const std::set<std::string> &parts)
{
    std::vector<std::string> results;
    for (const std::string &part : parts) {
        const std::size_t at = text.find(part);
        if (at == std::string::npos) {
            continue;
        }
        for (const std::string other : simpler) {
            if (other.size() < part.size()) {
                results.push_back(std::string(text).replace(at, part.size(), other));
            }
        }
    }
    return results;
}

std::vector<std::string> candidates(const std::string &text)
{
    const auto parsed = promql::parse(text);
    if (!parsed) {
        return {};
    }
    std::set<std::string> parts;
    collect(**parsed, parts);
    std::vector<std::string> all(parts.begin(), parts.end());
    const auto replaced = replacements(promql::toString(**parsed), parts);
    all.insert(all.end(), replaced.begin(), replaced.end());
    std::erase_if(all, [&](const std::string &each) { return each.size() >= text.size(); });
    std::stable_sort(all.begin(), all.end(),
        [](const std::string &a, const std::string &b) { return a.size() < b.size(); });
    return all;
}

Question oneStep(const Judge &judge, const Question &question)
{
    for (std::size_t i = 0; i < question.grid.count && !question.isInstant(); ++i) {
        const Question step{question.expression, {question.grid.at(i), question.grid.step, 1}};
        if (differs(judge, step)) {
            return step;
        }
    }
    return question;
}

} // namespace

Question minimized(const Judge &judge, Question question)
{
    question = oneStep(judge, question);
    for (bool smaller = true; smaller;) {
        smaller = false;
        for (const std::string &candidate : candidates(question.expression)) {
            if (differs(judge, {candidate, question.grid})) {
                question.expression = candidate;
                smaller = true;
                break;
            }
        }
    }
    return oneStep(judge, question);
}

} // namespace zumik::promqltest
