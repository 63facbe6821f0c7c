// SPDX-License-Identifier: GPL-3.0-or-later
// Files that want too much. What is asserted is how much comes of them, never how long it takes.
#include "models/dashboard/document.h"
#include "models/dashboard/notes.h"
#include "models/dashboard/overrides.h"
#include "models/dashboard/pattern.h"
#include "tests/models/dashboard/reading.h"

#include <algorithm>
#include <numeric>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::dashboard {

namespace {

using base::ErrorCode;

std::string times(int count, const std::string &text, const std::string &between = ",")
{
    std::string all;
    all.reserve(static_cast<std::size_t>(count) * (text.size() + between.size()));
    for (int i = 0; i < count; ++i) {
        all += (i > 0 ? between : "") + text;
    }
    return all;
}

std::size_t queriesOf(const std::vector<Panel> &panels)
{
    return std::accumulate(
        panels.begin(), panels.end(), std::size_t(0), [](std::size_t sum, const Panel &panel) {
            return sum + panel.queries.size() + queriesOf(panel.panels);
        });
}

std::size_t bytesOf(const std::vector<ImportNote> &notes)
{
    return std::accumulate(
        notes.begin(), notes.end(), std::size_t(0), [](std::size_t sum, const ImportNote &note) {
            return sum + note.where.size() + note.what.size() + note.detail.size();
        });
}

std::string expression(int number)
{
    return R"({"expr": "up", "refId": "q)" + std::to_string(number) + R"("})";
}

} // namespace

TEST(HostileDashboard, OfAHundredMegabytesIsRefusedUnread)
{
    const std::string json = R"({"panels": [], "x": ")" + std::string(100U << 20U, 'x') + R"("})";
    EXPECT_EQ(failure(json).code, ErrorCode::TooLarge);
    EXPECT_EQ(DashboardDocument::parse(json).error().code, ErrorCode::TooLarge);
}

TEST(HostileDashboard, OfManyQueriesInAPanelAsksTwoHundred)
{
    const Dashboard board =
        readPanels(R"({"id": 1, "type": "timeseries", "targets": [)" + times(100000, expression(1)) + "]}");
    EXPECT_EQ(board.panels.at(0).queries.size(), 200U);
    EXPECT_TRUE(noted(board, "queries", "more than 200"));
}

TEST(HostileDashboard, OfManyPanelsAsksFiveThousandQueries)
{
    const std::string panel = R"({"type": "timeseries", "targets": [)" + times(100, expression(1)) + "]}";
    const Dashboard board = readPanels(times(60, panel)
        + R"(, {"type": "row", "gridPos": {"y": 5000}, "collapsed": true, "panels": [)" + panel + "]}");
    EXPECT_EQ(queriesOf(board.panels), 5000U);
    EXPECT_TRUE(noted(board, "queries", "the dashboard has too many"));
}

TEST(HostileDashboard, OfHugeTextsHasShortNotes)
{
    const std::string huge(1U << 20U, 'h');
    const Dashboard board = readPanels(R"({"type": "news", "title": ")" + huge
        + R"(", "fieldConfig": {"defaults": {"unit": ")" + huge + R"(", ")" + huge + R"(": 1}}})");
    ASSERT_GE(board.notes.size(), 3U);
    EXPECT_LT(bytesOf(board.notes), board.notes.size() * 1000);
}

TEST(HostileDashboard, OfCutLettersHasNotesOfWholeOnes)
{
    const std::string title = "a" + times(400, "\xC3\xA4", "");
    const Dashboard board = readPanels(R"({"type": "news", "title": ")" + title + R"("})");
    const std::string &where = board.notes.at(0).where;
    ASSERT_TRUE(where.ends_with("..."));
    EXPECT_EQ(where[where.size() - 4], '\xA4');
}

TEST(HostileDashboard, OfEndlessOddThingsHasSoManyNotes)
{
    std::string keys;
    for (int i = 0; i < 50000; ++i) {
        keys += (i > 0 ? ", \"k" : "\"k") + std::to_string(i) + "\": 1";
    }
    const Dashboard board = readPanels(R"({"type": "stat", "fieldConfig": {"defaults": {)" + keys + "}}}");
    EXPECT_EQ(board.notes.size(), Notes::most);
}

TEST(HostileDashboard, OfSixtyThousandOptionsHasFiftyThousand)
{
    std::string list;
    std::string saved;
    for (int i = 0; i < 60000; ++i) {
        list += (i > 0 ? ",v" : "v") + std::to_string(i);
        saved += (i > 0 ? R"(,{"value": "v)" : R"({"value": "v)") + std::to_string(i) + R"("})";
    }
    const Dashboard board =
        read(R"({"panels": [], "templating": {"list": [{"type": "custom", "name": "c", "query": ")" + list
            + R"("}, {"type": "query", "name": "q", "options": [)" + saved + "]}]}}");
    EXPECT_EQ(board.variables.at(0).options.size(), 50000U);
    EXPECT_EQ(board.variables.at(1).options.size(), 50000U);
}

TEST(HostileDashboard, OfManyOverridesAndMappingsTakesSoMany)
{
    const std::string rule = R"({"matcher": {"id": "byRegexp", "options": "/a/"}, "properties": []})";
    std::string values;
    for (int i = 0; i < 30000; ++i) {
        values += (i > 0 ? ", \"" : "\"") + std::to_string(i) + R"(": {"text": "t"})";
    }
    const Dashboard board =
        readPanels(R"({"type": "stat", "fieldConfig": {"overrides": [)" + times(5000, rule)
            + R"(], "defaults": {"mappings": [{"type": "value", "options": {)" + values + "}}]}}}");
    EXPECT_EQ(board.panels.at(0).overrides.size(), 1000U);
    EXPECT_EQ(board.panels.at(0).defaults.mappings.size(), 10000U);
    EXPECT_TRUE(noted(board, "overrides", "more than 1000"));
}

TEST(HostileDashboard, OfNestedJsonIsRefused)
{
    EXPECT_EQ(failure(R"({"panels": [], "x": )" + times(2000, "[", "") + times(2000, "]", "") + "}").code,
        ErrorCode::TooLarge);
    EXPECT_TRUE(DashboardDocument::parse(
        R"({"panels": [], "x": )" + times(900, "[", "") + "1.0" + times(900, "]", "") + "}")
                    .ok());
}

TEST(HostileDashboard, OfRowsInRowsEndsAtTheSecond)
{
    std::string panel = R"({"type": "stat"})";
    for (int i = 0; i < 200; ++i) {
        panel = R"({"type": "row", "collapsed": true, "panels": [)" + panel + "]}";
    }
    const Dashboard board = readPanels(panel);
    EXPECT_TRUE(board.panels.at(0).panels.at(0).panels.empty()
        || board.panels.at(0).panels.at(0).panels.at(0).panels.empty());
    EXPECT_TRUE(noted(board, "panels", "too many or too deep"));
}

TEST(HostileDashboard, OfOneElementAHundredThousandTimesShowsItOnce)
{
    const std::string item = R"({"spec": {"element": {"name": "p"}}})";
    const Dashboard board = read(
        R"({"elements": {"p": {"kind": "Panel", "spec": {"vizConfig": {"kind": "stat", "spec": {}}}}},
            "layout": {"kind": "AutoGridLayout", "spec": {"items": [)"
        + times(100000, item) + "]}}}");
    EXPECT_EQ(board.panels.size(), 1U);
}

TEST(HostileDashboard, OfPatternsThatGoBackForeverGivesUp)
{
    const std::string subject(5000, 'a');
    for (const char *evil : {"(a+)+$", "(a|aa)+$", "(.*a){25}$", "(a|a?)+$", "^(([a-z])+.)+[A-Z]([a-z])+$"}) {
        const auto pattern = Pattern::parse(evil);
        ASSERT_TRUE(pattern.ok()) << evil;
        EXPECT_FALSE(pattern->matches(subject + "!")) << evil;
        EXPECT_FALSE(pattern->replace(subject + "!", "x")) << evil;
    }
    EXPECT_FALSE(Pattern::parse(std::string(5000, 'a')).ok());
    EXPECT_FALSE(Pattern::parse("(*LIMIT_MATCH=4000000000)(a+)+$").ok()
        && Pattern::parse("(*LIMIT_MATCH=4000000000)(a+)+$")->matches(subject + "!"));
}

TEST(HostileDashboard, OfAnOverrideThatGoesBackForeverTriesItOnce)
{
    std::vector<frame::Frame> frames(1);
    const series::Column one(std::vector<double>{1});
    frames[0].fields.push_back({"b", {}, one, {}});
    frames[0].fields.push_back({std::string(5000, 'a') + "!", {}, one, {}});
    frames[0].fields.push_back({"b", {}, one, {}});
    Override rule;
    rule.matcher = Override::Matcher::Regex;
    rule.names = {"/^(a+)+$|^b$/"};
    rule.properties = {{"unit", "\"s\""}};
    applyOverrides({rule}, frames);
    EXPECT_EQ(frames[0].fields[0].config.unit, "s");
    EXPECT_EQ(frames[0].fields[1].config.unit, "");
    EXPECT_EQ(frames[0].fields[2].config.unit, "");
}

} // namespace zumik::dashboard
