// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/dashboard/reading.h"

#include <gtest/gtest.h>

namespace zumik::dashboard {

namespace {

template <typename Options> Options optionsOf(const Dashboard &board)
{
    return std::get<Options>(board.panels.at(0).options);
}

Dashboard readPanel(const std::string &type, const std::string &options)
{
    return readPanels(R"({"id": 1, "type": ")" + type + R"(", "options": )" + options + "}");
}

} // namespace

TEST(BandReader, TakesEveryOptionOfAStateTimeline)
{
    const Dashboard board = readPanel("state-timeline",
        R"({"mergeValues": false, "showValue": "never", "alignValue": "right", "rowHeight": 0.5,
            "legend": {"displayMode": "list", "placement": "right", "showLegend": true},
            "tooltip": {"mode": "multi", "sort": "none"}})");
    EXPECT_TRUE(board.notes.empty());
    const auto options = optionsOf<StateTimelineOptions>(board);
    EXPECT_FALSE(options.mergeValues);
    EXPECT_EQ(options.showValue, ShowValue::Never);
    EXPECT_EQ(options.align, StateTimelineOptions::Align::Right);
    EXPECT_EQ(options.rowHeight, 0.5);
    EXPECT_EQ(options.legend.placement, Legend::Placement::Right);
    EXPECT_EQ(options.tooltip.mode, Tooltip::Mode::Multi);
}

TEST(BandReader, TakesEveryOptionOfAStatusHistory)
{
    const Dashboard board = readPanel("status-history",
        R"({"showValue": "always", "rowHeight": 0.4, "colWidth": 0.7, "legend": {"showLegend": false}})");
    EXPECT_TRUE(board.notes.empty());
    const auto options = optionsOf<StatusHistoryOptions>(board);
    EXPECT_EQ(options.showValue, ShowValue::Always);
    EXPECT_EQ(options.rowHeight, 0.4);
    EXPECT_EQ(options.columnWidth, 0.7);
    EXPECT_EQ(options.legend.mode, Legend::Mode::Hidden);
}

TEST(BandReader, HasGrafanasDefaults)
{
    const auto timeline = optionsOf<StateTimelineOptions>(readPanel("state-timeline", "{}"));
    EXPECT_TRUE(timeline.mergeValues);
    EXPECT_EQ(timeline.showValue, ShowValue::Auto);
    EXPECT_EQ(timeline.align, StateTimelineOptions::Align::Left);
    EXPECT_EQ(timeline.rowHeight, 0.9);
    const auto history = optionsOf<StatusHistoryOptions>(readPanel("status-history", "{}"));
    EXPECT_EQ(history.rowHeight, 0.9);
    EXPECT_EQ(history.columnWidth, 0.9);
}

TEST(BandReader, TakesTheFirstVersionsWordForShownValues)
{
    const auto shown = [](const char *value) {
        const std::string options = std::string(R"({"showValue": )") + value + "}";
        return optionsOf<StateTimelineOptions>(readPanel("state-timeline", options)).showValue;
    };
    EXPECT_EQ(shown("true"), ShowValue::Always);
    EXPECT_EQ(shown("false"), ShowValue::Never);
}

TEST(BandReader, BoundsSharesAndNotesWhatItDoesNotKnow)
{
    const Dashboard board =
        readPanel("state-timeline", R"({"rowHeight": 17, "alignValue": "slanted", "showValue": {"a": 1}})");
    EXPECT_EQ(optionsOf<StateTimelineOptions>(board).rowHeight, 1);
    EXPECT_EQ(optionsOf<StateTimelineOptions>(board).showValue, ShowValue::Auto);
    EXPECT_TRUE(noted(board, "option", "alignValue slanted"));
    const auto history = optionsOf<StatusHistoryOptions>(readPanel("status-history", R"({"colWidth": -3})"));
    EXPECT_EQ(history.columnWidth, 0);
}

TEST(BandReader, TurnsPagesOnlyWhereTheFileSaysHowManyRowsTheyHave)
{
    const auto rows = [](const char *options) {
        return optionsOf<StateTimelineOptions>(readPanel("state-timeline", options)).perPage;
    };
    EXPECT_EQ(rows(R"({"perPage": 20})"), 20U);
    EXPECT_EQ(rows("{}"), 0U);
    EXPECT_EQ(rows(R"({"perPage": -3})"), 0U);
    EXPECT_EQ(optionsOf<StatusHistoryOptions>(readPanel("status-history", R"({"perPage": 5})")).perPage, 5U);
}

} // namespace zumik::dashboard
