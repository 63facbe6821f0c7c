// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/record/openquery.h"

#include "models/dashboard/interpolate.h"
#include "models/dashboard/references.h"
#include "models/promql/parser.h"

#include <algorithm>
#include <array>

namespace zumik::snapshot::record {

namespace {

enum class Elsewhere { Chosen, One, Name };

/// The step that Grafana would choose for a picture of the usual width, and not less than a minute: a replay
/// is zoomed as a live board is.
base::Duration stepOf(const OpenOptions &options)
{
    return std::max({options.range.length() / 200, options.scrapeInterval, base::Duration{60'000}});
}

base::Duration rateInterval(const OpenOptions &options)
{
    return std::max(stepOf(options) + options.scrapeInterval, options.scrapeInterval * 4);
}

base::Duration longestOf(const dashboard::Variable &variable)
{
    base::Duration longest{0};
    for (const dashboard::VariableOption &option : variable.options) {
        const auto length = base::parseDuration(option.value);
        longest = length ? std::max(longest, *length) : longest;
    }
    return longest;
}

/// The text that is written for a reference outside of texts.
std::string written(const dashboard::Reference &reference, const std::vector<dashboard::Variable> &variables,
    const OpenOptions &options, Elsewhere elsewhere)
{
    const auto ms = [](base::Duration length) {
        return std::to_string(length.count());
    };
    const auto seconds = [](base::Duration length) {
        return std::to_string(length.count() / 1000);
    };
    const base::Duration step = stepOf(options);
    if (reference.name == "__interval") {
        return base::formatDuration(step);
    }
    if (reference.name == "__rate_interval") {
        return base::formatDuration(rateInterval(options));
    }
    if (reference.name == "__range") {
        return base::formatDuration(std::max(options.range.length(), base::Duration{1000}));
    }
    if (reference.name == "__interval_ms" || reference.name == "__range_ms") {
        return ms(reference.name == "__interval_ms" ? step : options.range.length());
    }
    if (reference.name == "__range_s" || reference.name == "__rate_interval_ms") {
        return reference.name == "__range_s" ? seconds(options.range.length()) : ms(rateInterval(options));
    }
    if (reference.name == "__from" || reference.name == "__to") {
        return std::to_string(reference.name == "__from" ? options.range.start.ms : options.range.end.ms);
    }
    const auto variable = std::find_if(variables.begin(), variables.end(),
        [&](const dashboard::Variable &each) { return each.name == reference.name; });
    if (variable != variables.end() && variable->type == dashboard::Variable::Type::Interval) {
        const base::Duration longest = longestOf(*variable);
        return base::formatDuration(longest.count() > 0 ? longest : step);
    }
    const bool chosen = elsewhere == Elsewhere::Chosen && variable != variables.end()
        && variable->current.size() == 1 && variable->current.front() != dashboard::allValueMark;
    return chosen                      ? variable->current.front()
        : elsewhere == Elsewhere::Name ? std::string(anyName)
                                       : std::string("1");
}

/// Knows whether a place is inside of a text.
class Quotes {
public:
    /// Over the next piece.
    void pass(std::string_view piece)
    {
        for (std::size_t i = 0; i < piece.size(); ++i) {
            const char c = piece[i];
            if (m_quote == 0) {
                m_quote = c == '"' || c == '\'' || c == '`' ? c : '\0';
            } else if (c == '\\' && m_quote != '`') {
                ++i;
            } else if (c == m_quote) {
                m_quote = 0;
            }
        }
    }

    bool inside() const { return m_quote != 0; }

private:
    char m_quote = 0;
};

std::string opened(std::string_view text, const std::vector<dashboard::Variable> &variables,
    const OpenOptions &options, Elsewhere elsewhere)
{
    std::string out;
    Quotes quotes;
    std::size_t from = 0;
    while (const auto reference = dashboard::findReference(text, from)) {
        const std::string_view before = text.substr(from, reference->at - from);
        quotes.pass(before);
        out += before;
        out += quotes.inside() ? std::string(anyValue) : written(*reference, variables, options, elsewhere);
        from = reference->at + reference->whole.size();
    }
    out += text.substr(from);
    return out;
}

} // namespace

base::Result<promql::ExpressionPtr> parseOpen(std::string_view expression,
    const std::vector<dashboard::Variable> &variables, const OpenOptions &options)
{
    std::optional<base::Error> first;
    for (const Elsewhere elsewhere : {Elsewhere::Chosen, Elsewhere::One, Elsewhere::Name}) {
        auto parsed =
            promql::parse(opened(expression, variables, options, elsewhere), promql::Semantics::v3());
        if (parsed) {
            return parsed;
        }
        first = first ? first : parsed.error();
    }
    return *first;
}

std::string chosenText(std::string_view expression, const std::vector<dashboard::Variable> &variables,
    const OpenOptions &options)
{
    dashboard::Interpolation values = dashboard::interpolationOf(variables, options.range);
    values.step = stepOf(options);
    values.rateInterval = rateInterval(options);
    return dashboard::interpolate(expression, values, dashboard::Syntax::PromQl);
}

} // namespace zumik::snapshot::record
