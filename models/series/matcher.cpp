// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/series/matcher.h"

#include "models/base/text.h"
#include "models/series/labels.h"

#include <re2/re2.h>

#include <algorithm>

namespace zumik::series {

namespace {

constexpr std::int64_t mostPatternMemory = std::int64_t{16} << 20;

/// "a|b|c" as words; nothing when any character could mean something else.
std::vector<std::string> listedWords(std::string_view pattern)
{
    constexpr std::string_view special = "\\.+*?()[]{}^$";
    if (pattern.find_first_of(special) != std::string_view::npos) {
        return {};
    }
    std::vector<std::string> words;
    for (const std::string_view word : base::split(pattern, '|')) {
        words.emplace_back(word);
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

/// Wrapped as Prometheus does it, which decides what is an expression at all: ")(" is one.
std::shared_ptr<const re2::RE2> compiled(const std::string &pattern, bool dotMatchesNewline)
{
    re2::RE2::Options options;
    options.set_log_errors(false);
    options.set_dot_nl(dotMatchesNewline);
    options.set_max_mem(mostPatternMemory);
    return std::make_shared<const re2::RE2>("^(?:" + pattern + ")$", options);
}

} // namespace

Matcher::Matcher(Op op, std::string name, std::string value)
    : m_op(op)
    , m_name(std::move(name))
    , m_value(std::move(value))
{
}

base::Result<Matcher> Matcher::make(Op op, std::string name, std::string value, bool dotMatchesNewline)
{
    Matcher matcher(op, std::move(name), std::move(value));
    if (op == Op::Equal) {
        matcher.m_onlyValues = {matcher.m_value};
    }
    if (op == Op::Regex) {
        matcher.m_onlyValues = listedWords(matcher.m_value);
    }
    if (op == Op::Regex || op == Op::NotRegex) {
        matcher.m_pattern = compiled(matcher.m_value, dotMatchesNewline);
        if (!matcher.m_pattern->ok()) {
            return base::Error{base::ErrorCode::QueryInvalid,
                "bad regular expression " + base::quoted(matcher.m_value) + ": " + matcher.m_pattern->error(),
                {}};
        }
    }
    return matcher;
}

Matcher Matcher::equal(std::string name, std::string value)
{
    Matcher matcher(Op::Equal, std::move(name), std::move(value));
    matcher.m_onlyValues = {matcher.m_value};
    return matcher;
}

bool Matcher::matches(std::string_view value) const
{
    switch (m_op) {
    case Op::Equal:
        return value == m_value;
    case Op::NotEqual:
        return value != m_value;
    case Op::Regex:
        return m_onlyValues.empty()
            ? re2::RE2::FullMatch(re2::StringPiece(value.data(), value.size()), *m_pattern)
            : std::binary_search(m_onlyValues.begin(), m_onlyValues.end(), value);
    case Op::NotRegex:
        return !re2::RE2::FullMatch(re2::StringPiece(value.data(), value.size()), *m_pattern);
    }
    return false;
}

std::string_view Matcher::symbol(Op op)
{
    constexpr std::string_view symbols[] = {"=", "!=", "=~", "!~"};
    return symbols[static_cast<std::size_t>(op)];
}

std::string Matcher::toString() const
{
    return m_name + std::string(symbol(m_op)) + base::quoted(m_value);
}

bool Matcher::operator==(const Matcher &other) const
{
    return m_op == other.m_op && m_name == other.m_name && m_value == other.m_value;
}

bool matchesAll(const std::vector<Matcher> &matchers, const Labels &labels)
{
    return std::all_of(matchers.begin(), matchers.end(),
        [&](const Matcher &each) { return each.matches(labels.get(each.name())); });
}

} // namespace zumik::series
