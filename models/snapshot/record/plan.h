// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/dashboard.h"
#include "models/promql/expression.h"
#include "models/snapshot/manifest.h"
#include "models/snapshot/record/selection.h"
#include "models/source/serverinfo.h"

#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace zumik::snapshot::record {

struct PlanOptions {
    base::TimeRange range;
    base::Duration lookback{300'000};
    base::Duration scrapeInterval{15'000};
    base::Duration compare{0}; ///< boards are compared with the same so much earlier
};

/// Collects what has to be recorded so that expressions answer from the file as they do from the server.
///
/// A dashboard's variables can be chosen anew in a replay, so a matcher that depends on one is left out: all
/// that could be chosen is recorded. What can't be told of an expression is said in `missing`.
class Plan {
public:
    explicit Plan(PlanOptions options)
        : m_options(options)
    {
    }

    /// Its panels' queries, its variables' and its annotations'.
    void add(const dashboard::Dashboard &board);

    /// The rules' queries, as far back as their `for` needs.
    void add(const std::vector<source::RuleGroup> &groups);

    void add(Selection selection) { m_selections.push_back(std::move(selection)); }

    /// An expression without variables. Errors: QueryInvalid; then nothing of it is recorded.
    base::Status add(std::string_view expression, base::Duration before = {});

    /// ALERTS, ALERTS_FOR_STATE and up: what alerts and targets were at any time.
    void addStates();

    std::vector<Selection> selections() const { return merged(m_selections); }

    const std::vector<Manifest::Missing> &missing() const { return m_missing; }

    /// Expressions with their variables as chosen, each once: for the comparison of server and file.
    const std::vector<std::string> &queries() const { return m_queries; }

private:
    void addPanel(const dashboard::Dashboard &board, const dashboard::Panel &panel);
    void addVariable(const dashboard::Dashboard &board, const dashboard::Variable &variable);
    void addText(const dashboard::Dashboard &board, const std::string &where, std::string_view expression,
        base::Duration before);
    void compareLater(const dashboard::Dashboard &board, std::string_view expression);
    base::Status addParsed(const promql::Expression &expression, base::Duration before);

    const PlanOptions m_options;
    std::vector<Selection> m_selections;
    std::vector<Manifest::Missing> m_missing;
    std::vector<std::string> m_queries;
    std::set<std::string, std::less<>> m_known;
};

} // namespace zumik::snapshot::record
