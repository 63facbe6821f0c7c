// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace re2 {
class RE2;
}

namespace zumik::series {

class Labels;

/// A condition on one label of a series. An absent label has the value "". Regular expressions are RE2's and
/// match the whole value.
class Matcher {
public:
    enum class Op { Equal, NotEqual, Regex, NotRegex };

    /// Errors: QueryInvalid with RE2's words, for an expression that it refuses. With `dotMatchesNewline` a
    /// dot stands for a line feed too, as from Prometheus 3.0 on.
    static base::Result<Matcher> make(
        Op op, std::string name, std::string value, bool dotMatchesNewline = false);

    static Matcher equal(std::string name, std::string value);

    Op op() const { return m_op; }

    const std::string &name() const { return m_name; }

    /// The value or the expression, as written.
    const std::string &value() const { return m_value; }

    bool matches(std::string_view value) const;

    /// Series that lack the label are matched too.
    bool matchesEmpty() const { return matches({}); }

    /// The values that can match at all, sorted, where the condition is = or a regular expression that only
    /// lists words ("a|b|c"); empty where it isn't. A store then looks these up instead of trying all it has.
    const std::vector<std::string> &onlyValues() const { return m_onlyValues; }

    /// "=", "!=", "=~" or "!~".
    static std::string_view symbol(Op op);

    /// job=~"a|b"
    std::string toString() const;

    bool operator==(const Matcher &other) const;

private:
    Matcher(Op op, std::string name, std::string value);

    Op m_op;
    std::string m_name;
    std::string m_value;
    std::vector<std::string> m_onlyValues;
    std::shared_ptr<const re2::RE2> m_pattern;
};

/// Whether a set of labels fulfills all of them.
bool matchesAll(const std::vector<Matcher> &matchers, const Labels &labels);

} // namespace zumik::series
