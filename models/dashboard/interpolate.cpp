// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/interpolate.h"

#include "models/base/duration.h"
#include "models/dashboard/formats.h"
#include "models/dashboard/references.h"

#include <algorithm>
#include <array>

namespace zumik::dashboard {

namespace {

constexpr std::size_t longestResult = 1U << 20U;

/// Follows PromQL's string literals, to know which quote a reference stands in.
class Literals {
public:
    void read(std::string_view text)
    {
        for (const char c : text) {
            if (m_escaped) {
                m_escaped = false;
            } else if (m_quote == 0) {
                m_quote = c == '"' || c == '\'' || c == '`' ? c : '\0';
            } else if (c == m_quote) {
                m_quote = 0;
            } else {
                m_escaped = c == '\\' && m_quote != '`';
            }
        }
    }

    /// A literal's content, written so that it stays one.
    std::string escaped(std::string_view text) const
    {
        if (m_quote == '`') {
            return std::string(text);
        }
        const char quote = m_quote == 0 ? '"' : m_quote;
        std::string result;
        for (const char c : text) {
            if (c == '\\' || c == quote) {
                result += '\\';
            }
            result.append(c == '\n' ? "\\n" : std::string(1, c));
        }
        return result;
    }

private:
    char m_quote = 0;
    bool m_escaped = false;
};

std::string promQlValue(const VariableValue &value, const Literals &literals)
{
    if (value.raw) {
        return value.values.empty() ? std::string() : value.values.front();
    }
    std::string all;
    for (std::size_t i = 0; i < value.values.size(); ++i) {
        const std::string &one = value.values[i];
        all += (i == 0 ? "" : "|") + literals.escaped(value.regex ? regexEscaped(one) : one);
    }
    return value.values.size() <= 1 || !value.regex ? all : "(" + all + ")";
}

VariableValue single(std::string text)
{
    return {{text}, {text}, false, false, true};
}

std::optional<VariableValue> lengthValue(std::string_view name, const Interpolation &values)
{
    const base::Duration range = values.range.length();
    if (name == "__range") {
        return single(std::to_string((range.count() + 500) / 1000) + "s");
    }
    if (name == "__range_s") {
        return single(std::to_string((range.count() + 500) / 1000));
    }
    if (name == "__range_ms") {
        return single(std::to_string(range.count()));
    }
    const bool rate = name.starts_with("__rate_interval");
    const std::string_view stem = rate ? "__rate_interval" : "__interval";
    const base::Duration length = rate ? values.rateInterval : values.step;
    if (!name.starts_with(stem) || length.count() <= 0) {
        return std::nullopt;
    }
    const std::string_view rest = name.substr(stem.size());
    if (rest == "_ms") {
        return single(std::to_string(length.count()));
    }
    return rest.empty() ? std::optional(single(base::formatDuration(length))) : std::nullopt;
}

std::optional<VariableValue> builtIn(std::string_view name, const Interpolation &values)
{
    if (name == "__from") {
        return single(std::to_string(values.range.start.ms));
    }
    if (name == "__to") {
        return single(std::to_string(values.range.end.ms));
    }
    if (name == "__dashboard" && !values.dashboardTitle.empty()) {
        return single(values.dashboardTitle);
    }
    return lengthValue(name, values);
}

std::optional<VariableValue> lookUp(const Reference &reference, const Interpolation &values)
{
    if (!reference.field.empty()) {
        return std::nullopt; // ${__field.name} and the like: not ours
    }
    const auto own = values.variables.find(reference.name);
    return own != values.variables.end() ? std::optional(own->second) : builtIn(reference.name, values);
}

std::string replacement(const Reference &reference, const VariableValue &value, const Interpolation &values,
    Syntax syntax, const Literals &literals)
{
    const std::size_t colon = reference.format.find(':');
    const std::string_view format = reference.format.substr(0, colon);
    const std::string_view argument =
        colon == std::string_view::npos ? std::string_view() : reference.format.substr(colon + 1);
    if (!format.empty()) {
        // An all-value of the user's is what he wrote, unless he asks for its name.
        const bool asWritten = value.raw && value.all && format != "text" && format != "queryparam";
        return asWritten ? promQlValue(value, literals)
                         : formatted(reference.name, value, format, argument, values.format);
    }
    if (syntax == Syntax::PromQl) {
        return promQlValue(value, literals);
    }
    return formatted(reference.name, value, syntax == Syntax::Regex ? "regex" : "text", {}, values.format);
}

} // namespace

std::string interpolate(std::string_view text, const Interpolation &values, Syntax syntax)
{
    std::string result;
    Literals literals;
    std::size_t from = 0;
    for (auto found = findReference(text, 0); found; found = findReference(text, from)) {
        const std::string_view before = text.substr(from, found->at - from);
        literals.read(before);
        result += before;
        const auto value = lookUp(*found, values);
        result += value ? replacement(*found, *value, values, syntax, literals) : std::string(found->whole);
        from = found->at + found->whole.size();
        if (result.size() > longestResult) {
            return std::string(text);
        }
    }
    return result.append(text.substr(from));
}

} // namespace zumik::dashboard
