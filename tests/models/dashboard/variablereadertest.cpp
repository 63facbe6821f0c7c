// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/dashboard/reading.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::dashboard {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

Dashboard readVariable(const std::string &json)
{
    return read(R"({"schemaVersion": 39, "panels": [], "templating": {"list": [)" + json + "]}}");
}

Variable only(const std::string &json)
{
    return readVariable(json).variables.at(0);
}

} // namespace

TEST(VariableReader, ReadsWhenOptionsAreAskedAnew)
{
    const auto refresh = [](const std::string &value) {
        return only(R"({"name": "v", "type": "query", "refresh": )" + value + "}").refresh;
    };
    EXPECT_EQ(refresh("0"), Variable::Refresh::Never);
    EXPECT_EQ(refresh("1"), Variable::Refresh::OnLoad);
    EXPECT_EQ(refresh("2"), Variable::Refresh::OnTimeRange);
    EXPECT_EQ(refresh("true"), Variable::Refresh::OnLoad);
    EXPECT_EQ(refresh("false"), Variable::Refresh::Never);
    EXPECT_EQ(refresh("\"never\""), Variable::Refresh::Never);
    EXPECT_EQ(refresh("\"onTimeRangeChanged\""), Variable::Refresh::OnTimeRange);
    EXPECT_EQ(only(R"({"name": "v", "type": "query"})").refresh, Variable::Refresh::OnLoad);
}

TEST(VariableReader, ReadsWhatIsHiddenAndWhatIsNoPartOfLinks)
{
    EXPECT_EQ(only(R"({"name": "v", "type": "custom", "hide": 2})").hide, Variable::Hide::Variable);
    EXPECT_EQ(only(R"({"name": "v", "type": "custom", "hide": 3})").hide, Variable::Hide::No);
    EXPECT_TRUE(only(R"({"name": "v", "type": "custom", "skipUrlSync": true})").skipUrl);
    EXPECT_FALSE(only(R"({"name": "v", "type": "custom"})").skipUrl);
}

TEST(VariableReader, ReadsFilters)
{
    const Dashboard board = readVariable(R"({"name": "Filters", "type": "adhoc",
        "baseFilters": [{"key": "env", "operator": "=", "value": "prod"}],
        "filters": [{"key": "job", "operator": "=~", "value": "a.*", "condition": ""},
            {"key": "pod", "operator": "=|", "value": "x", "values": ["x", "y.z"]},
            {"key": "n", "operator": "<", "value": "3"}]})");
    EXPECT_EQ(board.variables[0].type, Variable::Type::AdHoc);
    EXPECT_THAT(board.variables[0].filters,
        ElementsAre(AdHocFilter{"env", "=", "prod"}, AdHocFilter{"job", "=~", "a.*"},
            AdHocFilter{"pod", "=~", "x|y\\.z"}));
    EXPECT_TRUE(noted(board, "filter", "n<3"));
    EXPECT_EQ(board.notes.size(), 1U);
}

TEST(VariableReader, ReadsRepeats)
{
    const Dashboard board = readPanels(
        R"({"id": 1, "type": "stat", "repeat": "a", "repeatDirection": "v", "maxPerRow": 12},
        {"id": 2, "type": "stat", "repeat": "b", "maxPerRow": 99}, {"id": 3, "type": "stat"})");
    EXPECT_EQ(board.panels[0].repeat, "a");
    EXPECT_EQ(board.panels[0].repeatDirection, RepeatDirection::Vertical);
    EXPECT_EQ(board.panels[0].maxPerRow, 12);
    EXPECT_EQ(board.panels[1].repeatDirection, RepeatDirection::Horizontal);
    EXPECT_EQ(board.panels[1].maxPerRow, 24);
    EXPECT_EQ(board.panels[2].maxPerRow, 4);
    EXPECT_THAT(board.notes, IsEmpty());
}

} // namespace zumik::dashboard
