// SPDX-License-Identifier: GPL-3.0-or-later
// What may follow an eval:
//
//   series values                                        of a vector, or of a matrix step by step
//   5                                                    a scalar; the last line
//   expect ordered
//   expect fail|warn|info [msg: words | regex: pattern]
//   expect no_warn | expect no_info
//   expect string "text"
//   expect range vector from A to B step S               the series lines are points at these times
//   expected_fail_message words                          after eval_fail, older; the last line
//   expected_fail_regexp pattern
#include "tests/promqltest/expectations.h"

#include "models/base/text.h"
#include "tests/promqltest/gonumber.h"
#include "tests/promqltest/linecursor.h"
#include "tests/promqltest/seriesdescription.h"

#include <re2/re2.h>

#include <algorithm>

namespace zumik::promqltest {

namespace {

base::Error expected(const std::string &what)
{
    return {base::ErrorCode::FormatInvalid, "expected " + what, {}};
}

base::Result<series::Grid> gridOf(const std::string &from, const std::string &to, const std::string &step)
{
    const auto start = base::parseDuration(from);
    const auto end = base::parseDuration(to);
    const auto width = base::parseDuration(step);
    if (!start || !end || !width || width->count() == 0 || *end < *start) {
        return expected("from A to B step S with durations, A not after B");
    }
    return series::Grid::over({base::Time{start->count()}, base::Time{end->count()}}, *width);
}

base::Result<Eval> evalOf(const std::string &what, std::string expression)
{
    Eval eval;
    eval.expression = std::move(expression);
    eval.ordered = what == "ordered";
    eval.fails = what == "fail";
    eval.warns = what == "warn";
    eval.informs = what == "info";
    return eval;
}

base::Result<Eval> instantEval(const std::string &what, const std::string &at, const std::string &expression)
{
    auto eval = evalOf(what, expression);
    if (!at.empty()) {
        const auto time = base::parseDuration(at);
        if (!time) {
            return expected("a time such as 0, 30s or 1h30m after \"at\"");
        }
        eval->at = base::Time{time->count()};
    }
    return eval;
}

} // namespace

base::Result<Eval> parseEvalLine(const std::string &line)
{
    static const re2::RE2 instant(R"(eval(?:_(fail|warn|ordered|info))?\s+instant\s+(?:at\s+(\S+)\s+)?(.+))");
    static const re2::RE2 range(
        R"(eval(?:_(fail|warn|info))?\s+range\s+from\s+(\S+)\s+to\s+(\S+)\s+step\s+(\S+)\s+(.+))");
    std::string what;
    std::string expression;
    std::string from;
    std::string to;
    std::string step;
    if (re2::RE2::FullMatch(line, instant, &what, &from, &expression)) {
        return instantEval(what, from, expression);
    }
    if (!re2::RE2::FullMatch(line, range, &what, &from, &to, &step, &expression)) {
        return expected("eval[_fail|_warn|_info|_ordered] instant [at T] EXPR, "
                        "or eval[_fail|_warn|_info] range from A to B step S EXPR");
    }
    const auto grid = gridOf(from, to, step);
    if (!grid) {
        return grid.error();
    }
    auto eval = evalOf(what, expression);
    eval->grid = *grid;
    return eval;
}

base::Status Expectations::read(const std::string &line)
{
    if (m_eval.fails && line.starts_with("expected_fail_")) {
        return readOldFailure(line);
    }
    if (line.starts_with("expect range vector")) {
        return readWindow(line);
    }
    if (line.starts_with("expect string")) {
        return readText(line);
    }
    if (line.substr(0, line.find(' ')) == "expect") {
        return readExpect(line);
    }
    if (const auto number = parseGoNumber(line)) {
        m_eval.scalar = *number;
        m_open = false;
        return base::Done{};
    }
    return readSeries(line);
}

base::Status Expectations::readOldFailure(const std::string &line)
{
    static const re2::RE2 form(R"(expected_fail_(message|regexp)\s+(.+))");
    std::string kind;
    std::string text;
    if (!re2::RE2::FullMatch(line, form, &kind, &text)) {
        return expected("expected_fail_message WORDS or expected_fail_regexp PATTERN");
    }
    m_open = false;
    const auto rule = kind == "regexp" ? MessageRule::pattern(text) : base::Result(MessageRule::words(text));
    return rule ? apply("fail", *rule) : base::Status(rule.error());
}

base::Status Expectations::readWindow(const std::string &line)
{
    static const re2::RE2 form(R"(expect range vector\s+from\s+(.+)\s+to\s+(.+)\s+step\s+(.+))");
    std::string from;
    std::string to;
    std::string step;
    if (!re2::RE2::FullMatch(line, form, &from, &to, &step)) {
        return expected("expect range vector from A to B step S");
    }
    const auto grid = gridOf(from, to, step);
    if (!grid) {
        return grid.error();
    }
    m_eval.window = *grid;
    // The query is asked where the window ends, whatever the eval's own line says.
    m_eval.at = base::Time{base::parseDuration(to)->count()};
    return base::Done{};
}

base::Status Expectations::readText(const std::string &line)
{
    LineCursor cursor(line);
    cursor.take("expect string");
    cursor.skipSpaces();
    if (!cursor.atQuote()) {
        return expected("expect string and a quoted string");
    }
    m_eval.text = cursor.takeString();
    if (!cursor.atEnd()) {
        cursor.fail("the end of the line");
    }
    return cursor.failure() ? base::Status(*cursor.failure()) : base::Done{};
}

base::Status Expectations::readExpect(const std::string &line)
{
    static const re2::RE2 form(
        R"(expect\s+(ordered|fail|warn|no_warn|info|no_info)(?:\s+(regex|msg):(.+))?)");
    std::string kind;
    std::string how;
    std::string text;
    if (!re2::RE2::FullMatch(line, form, &kind, &how, &text)) {
        return expected("expect ordered|fail|warn|no_warn|info|no_info [msg: WORDS | regex: PATTERN]");
    }
    const std::string_view plain = base::trimmed(text);
    const auto rule = how == "regex" ? MessageRule::pattern(plain)
        : how == "msg"               ? base::Result(MessageRule::words(plain))
                                     : base::Result(MessageRule());
    return rule ? apply(kind, *rule) : base::Status(rule.error());
}

base::Status Expectations::apply(const std::string &kind, const MessageRule &rule)
{
    m_eval.ordered |= kind == "ordered";
    m_eval.fails |= kind == "fail";
    m_eval.noWarnings |= kind == "no_warn";
    m_eval.noInfos |= kind == "no_info";
    if (kind == "fail") {
        m_eval.failure.push_back(rule);
    } else if (kind == "warn") {
        m_eval.warnings.push_back(rule);
    } else if (kind == "info") {
        m_eval.infos.push_back(rule);
    }
    if ((m_eval.noWarnings && !m_eval.warnings.empty()) || (m_eval.noInfos && !m_eval.infos.empty())) {
        return expected("either annotations or none, not both");
    }
    return m_eval.failure.size() > 1 ? base::Status(expected("one line \"expect fail\"")) : base::Done{};
}

base::Status Expectations::readSeries(const std::string &line)
{
    auto series = parseSeries(line);
    if (!series) {
        return series.error();
    }
    if (series->points.size() > 1 && !m_eval.grid && !m_eval.window) {
        return expected("one value: this is an instant query (\"expect range vector\" allows more)");
    }
    put(m_eval.series, std::move(*series));
    return base::Done{};
}

} // namespace zumik::promqltest
