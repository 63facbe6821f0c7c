// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/panelfacts.h"
#include "tests/widgets/support/samples.h"
#include "widgets/inspect/panelstory.h"

#include <utility>

// Panels' stories for tests: made by formula, the same every time.
namespace zumik::tests {

inline board::QueryFact sampleFact(const std::string &id, const std::string &expression)
{
    board::QueryFact fact;
    fact.refId = id;
    fact.expression = expression;
    fact.legend = "{{quantile}}";
    fact.grid = sampleGrid();
    fact.whole = true;
    fact.asked = sampleNow;
    fact.milliseconds = 96.4;
    series::Matrix matrix;
    matrix.grid = fact.grid;
    for (const char *name : {"p50", "p99"}) {
        matrix.series.push_back(
            {series::Labels{{"quantile", name}}, series::Column(std::vector<double>(fact.grid.count, 1.5))});
    }
    fact.answer = std::make_shared<const base::Result<series::Matrix>>(std::move(matrix));
    return fact;
}

inline board::QueryFact failedFact(const std::string &expression, const base::Error &error)
{
    board::QueryFact fact = sampleFact("A", expression);
    fact.answer = std::make_shared<const base::Result<series::Matrix>>(error);
    return fact;
}

inline widgets::inspect::PanelStory sampleStory(
    std::vector<frame::Field> fields, std::vector<board::QueryFact> queries)
{
    widgets::inspect::PanelStory story;
    story.title = QStringLiteral("Latency");
    story.source = QStringLiteral("prod");
    story.data = shared(sampleData(std::move(fields)));
    auto facts = std::make_shared<board::PanelFacts>();
    facts->range = story.data->range;
    facts->queries = std::move(queries);
    facts->buildMilliseconds = 1.2;
    story.facts = std::move(facts);
    story.made = sampleNow;
    story.paintMilliseconds = 3.4;
    return story;
}

} // namespace zumik::tests
