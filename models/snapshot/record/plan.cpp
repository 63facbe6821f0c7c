// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/record/plan.h"

#include "models/dashboard/variables.h"
#include "models/promql/parser.h"
#include "models/promql/windows.h"
#include "models/snapshot/record/openquery.h"

#include <algorithm>

namespace zumik::snapshot::record {

namespace {

bool isOpen(const series::Matcher &matcher)
{
    return matcher.value().find(anyValue) != std::string::npos
        || matcher.value().find(anyName) != std::string::npos
        || matcher.name().find(anyName) != std::string::npos;
}

Selection selectionOfWindow(const promql::SelectorWindow &window)
{
    Selection selection;
    for (const series::Matcher &matcher : window.selector->matchers) {
        if (!isOpen(matcher)) {
            selection.matchers.push_back(matcher);
        }
    }
    const bool narrows = std::any_of(selection.matchers.begin(), selection.matchers.end(),
        [](const series::Matcher &matcher) { return !matcher.matchesEmpty(); });
    return narrows ? selection : everything();
}

base::Duration lengthOf(const std::string &text)
{
    const auto length = base::parseDuration(text);
    return length ? *length : base::Duration{0};
}

} // namespace

void Plan::add(const dashboard::Dashboard &board)
{
    for (const dashboard::Panel &panel : board.panels) {
        addPanel(board, panel);
    }
    for (const dashboard::Variable &variable : board.variables) {
        addVariable(board, variable);
    }
    for (const dashboard::Annotation &annotation : board.annotations) {
        if (!annotation.grafana) {
            addText(board, "annotation " + annotation.name, annotation.expression, m_options.compare);
        }
    }
}

void Plan::addPanel(const dashboard::Dashboard &board, const dashboard::Panel &panel)
{
    const base::Duration own = lengthOf(panel.timeFrom) - m_options.range.length();
    const base::Duration before =
        m_options.compare + lengthOf(panel.timeShift) + std::max(own, base::Duration{0});
    for (const dashboard::Query &query : panel.queries) {
        const std::string where =
            "panel " + std::to_string(panel.id) + " \"" + panel.title + "\" " + query.refId;
        addText(board, where, query.expression, before);
        compareLater(board, query.expression);
    }
    for (const dashboard::Panel &inner : panel.panels) {
        addPanel(board, inner);
    }
}

void Plan::addVariable(const dashboard::Dashboard &board, const dashboard::Variable &variable)
{
    if (variable.type != dashboard::Variable::Type::Query) {
        return;
    }
    const dashboard::VariableQuery query = dashboard::parseVariableQuery(variable.query);
    std::string expression;
    if (const auto *values = std::get_if<dashboard::LabelValuesQuery>(&query)) {
        expression = values->selector;
    } else if (const auto *result = std::get_if<dashboard::ResultQuery>(&query)) {
        expression = result->expression;
    } else if (const auto *series = std::get_if<dashboard::SeriesQuery>(&query)) {
        expression = series->selector;
    }
    // Names of labels and metrics, and the values of a label anywhere, are those of what is recorded.
    addText(board, "variable " + variable.name, expression, m_options.compare);
}

void Plan::addText(const dashboard::Dashboard &board, const std::string &where, std::string_view expression,
    base::Duration before)
{
    if (expression.find_first_not_of(" \t\r\n") == std::string_view::npos) {
        return;
    }
    const auto parsed = parseOpen(expression, board.variables, {m_options.range, m_options.scrapeInterval});
    const base::Status added = parsed ? addParsed(**parsed, before) : parsed.error();
    if (!added) {
        m_missing.push_back({"dashboard " + board.uid + ", " + where, added.error().message});
    }
}

void Plan::compareLater(const dashboard::Dashboard &board, std::string_view expression)
{
    std::string text = chosenText(expression, board.variables, {m_options.range, m_options.scrapeInterval});
    if (promql::parse(text) && m_known.insert(text).second) {
        m_queries.push_back(std::move(text));
    }
}

void Plan::add(const std::vector<source::RuleGroup> &groups)
{
    for (const source::RuleGroup &group : groups) {
        for (const source::Rule &rule : group.rules) {
            if (const base::Status added = add(rule.query, rule.holdFor); !added) {
                m_missing.push_back({"rule " + group.name + "/" + rule.name, added.error().message});
            }
        }
    }
}

base::Status Plan::add(std::string_view expression, base::Duration before)
{
    const auto parsed = promql::parse(expression, promql::Semantics::v3());
    return parsed ? addParsed(**parsed, before) : parsed.error();
}

base::Status Plan::addParsed(const promql::Expression &expression, base::Duration before)
{
    const auto windows =
        promql::selectorWindows(expression, m_options.lookback, m_options.scrapeInterval, m_options.range);
    if (!windows) {
        return windows.error();
    }
    for (const promql::SelectorWindow &window : *windows) {
        Selection selection = selectionOfWindow(window);
        const base::Time first = window.read(m_options.range).start;
        selection.before = std::max(m_options.range.start - first, base::Duration{0}) + before;
        m_selections.push_back(std::move(selection));
    }
    return base::Done{};
}

void Plan::addStates()
{
    for (const char *name : {"ALERTS", "ALERTS_FOR_STATE", "up"}) {
        m_selections.push_back({{series::Matcher::equal("__name__", name)}, m_options.lookback});
    }
}

} // namespace zumik::snapshot::record
