// SPDX-License-Identifier: GPL-3.0-or-later
// What a person reads on a panel whose answers went through transformations, as read from a dashboard.
#include "models/board/panelwork.h"
#include "models/dashboard/reader.h"
#include "tests/widgets/panels/shown.h"
#include "tests/widgets/support/samples.h"
#include "widgets/common/look.h"
#include "widgets/panels/panelfactory.h"
#include "widgets/panels/panelview.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::widgets::panels {

namespace {

using testing::Contains;
using testing::ElementsAre;

const base::TimeRange hour{{1'763'604'000'000}, {1'763'607'600'000}};

class TransformedPanels : public testing::Test {
protected:
    /// Two queries of two hosts each: `used` and `size`, constant.
    static board::QueryAnswer answerOf(const board::PlannedQuery &query, double used)
    {
        series::Matrix matrix;
        matrix.grid = query.grid;
        double factor = 1;
        for (const char *host : {"a", "b"}) {
            const double value = (query.expression == "used" ? used : 100) * factor++;
            matrix.series.push_back({series::Labels{{"host", host}},
                series::Column(std::vector<double>(query.grid.count, value))});
        }
        return std::make_shared<const base::Result<series::Matrix>>(std::move(matrix));
    }

    std::vector<std::string> shown(
        const std::string &type, const std::string &transformations, double used = 25)
    {
        const auto board = dashboard::readDashboard(R"({"schemaVersion": 39, "panels": [{"id": 1, "type": ")"
            + type + R"(", "targets": [{"refId": "A", "expr": "used"}, {"refId": "B", "expr": "size"}],
            "transformations": [)"
            + transformations + "]}]}");
        EXPECT_TRUE(board && board->notes.empty());
        const dashboard::Panel &panel = board->panels.at(0);
        const board::ScrapeIntervals intervals;
        const auto plan = board::planPanel(panel, {board->variables, {}, hour, 600, intervals, {}});
        std::vector<board::QueryAnswer> answers;
        for (const board::PlannedQuery &query : plan.queries) {
            answers.push_back(answerOf(query, used));
        }
        std::unique_ptr<PanelView> view(makePanel(panel, &m_look));
        view->resize(500, 300);
        view->setData(tests::shared(board::buildPanelData(panel, plan, answers)));
        return shownOn(*view);
    }

    common::Look m_look{common::Theme::Kind::Dark};
};

const std::string reduceToRows = R"({"id": "filterByRefId", "options": {"include": "A"}},
    {"id": "reduce", "options": {"reducers": ["max"], "labelsToFields": true}},
    {"id": "organize", "options": {"excludeByName": {"Field": true}, "renameByName": {"Max": "Used", "host": "Host"}}})";

const std::string sumOfUsed = R"({"id": "filterByRefId", "options": {"include": "A"}},
    {"id": "calculateField", "options": {"mode": "reduceRow", "reduce": {"reducer": "sum"}, "alias": "all",
     "replaceFields": true}})";

} // namespace

TEST_F(TransformedPanels, OfATableShowItsNewColumns)
{
    const auto texts = shown("table", reduceToRows);
    for (const char *text : {"Host", "Used"}) {
        EXPECT_THAT(texts, Contains(testing::HasSubstr(text)));
    }
    EXPECT_THAT(texts, Contains(testing::HasSubstr("50")));
    EXPECT_THAT(shown("table", reduceToRows, 33), Contains(testing::HasSubstr("66"))) << "other data";
}

TEST_F(TransformedPanels, OfAStatShowTheCalculatedValue)
{
    EXPECT_THAT(shown("stat", sumOfUsed), ElementsAre("75"));
    EXPECT_THAT(shown("stat", sumOfUsed, 2), ElementsAre("6"));
}

TEST_F(TransformedPanels, OfABarGaugeReduceTheColumnsOfATable)
{
    const auto texts = shown("bargauge", reduceToRows);
    EXPECT_THAT(texts, ElementsAre("50")) << "the last row, as without \"all values\"";
}

TEST_F(TransformedPanels, OfATimeSeriesDrawAndNameTheNewSeries)
{
    const auto texts = shown("timeseries", sumOfUsed);
    EXPECT_THAT(texts, Contains("all: 75"));
    EXPECT_THAT(texts, testing::Not(Contains(testing::HasSubstr("size"))));
    EXPECT_THAT(shown("timeseries", sumOfUsed, 2), Contains("all: 6"));
}

} // namespace zumik::widgets::panels
