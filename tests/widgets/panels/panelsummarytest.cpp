// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/panelsummary.h"

#include "tests/widgets/support/samples.h"
#include "widgets/common/look.h"

#include <QTimeZone>

#include <gtest/gtest.h>

namespace zumik::widgets::panels {

namespace {

using tests::sampleData;
using tests::sampleField;

frame::Field inUnit(const std::string &name, const tests::Formula &formula, const std::string &unit)
{
    frame::Field field = sampleField(name, formula);
    field.config.unit = unit;
    return field;
}

/// `high` at one instant, `low` at another, `level` otherwise.
tests::Formula peaks(double level, double low, std::size_t lowAt, double high, std::size_t highAt)
{
    return [=](std::size_t i) {
        return i == lowAt ? low : i == highAt ? high : level;
    };
}

class PanelSummary : public testing::Test {
protected:
    std::string of(const board::PanelData &data) const { return panelSummary(data, m_look).toStdString(); }

    common::Look m_look{common::Theme::Kind::Dark};
};

} // namespace

TEST_F(PanelSummary, tellsWhatStandsOutOfSeveralSeries)
{
    EXPECT_EQ(of(sampleData({inUnit("p50", peaks(60, 12, 60, 60, 0), "ms"),
                  inUnit("p99", peaks(180, 180, 0, 212, 330), "ms")})),
        "2 series from 21:12 to 03:12 UTC; highest 212 ms, p99, at 02:42; lowest 12 ms, p50, at 22:12; "
        "last p50 60 ms, p99 180 ms.");
}

TEST_F(PanelSummary, ofOneSeriesDoesNotNameIt)
{
    EXPECT_EQ(of(sampleData({inUnit("p99", peaks(180, 90, 1, 212, 330), "ms")})),
        "1 series from 21:12 to 03:12 UTC; highest 212 ms, at 02:42; lowest 90 ms, at 21:13; last 180 ms.");
}

TEST_F(PanelSummary, ofManySeriesTellsBetweenWhichValuesTheyEnd)
{
    std::vector<frame::Field> fields;
    for (int i = 1; i <= 5; ++i) {
        fields.push_back(sampleField("s" + std::to_string(i), [i](std::size_t) { return i; }));
    }
    EXPECT_EQ(of(sampleData(fields)),
        "5 series from 21:12 to 03:12 UTC; highest 5, s5, at 21:12; lowest 1, s1, at 21:12; last 1 to 5.");
}

TEST_F(PanelSummary, ofAnUnchangingSeriesHasNoLowest)
{
    EXPECT_EQ(of(sampleData({inUnit(
                  "up", [](std::size_t) { return 1; }, "")})),
        "1 series from 21:12 to 03:12 UTC; highest 1, at 21:12; last 1.");
}

TEST_F(PanelSummary, ofSinglePointsTellsThem)
{
    board::PanelData one = sampleData({sampleField(
        "spend", [](std::size_t) { return 41.2; }, 1)});
    EXPECT_EQ(of(one), "1 value at 03:12 UTC; last 41.2.");
    board::PanelData three = sampleData({sampleField(
                                             "a", [](std::size_t) { return 1; }, 1),
        sampleField(
            "b", [](std::size_t) { return 2; }, 1),
        sampleField(
            "c", [](std::size_t) { return 3; }, 1)});
    EXPECT_EQ(of(three), "3 values at 03:12 UTC; highest 3, c; lowest 1, a; last a 1, b 2, c 3.");
}

TEST_F(PanelSummary, passesOverWhatIsNoNumber)
{
    const double nan = std::nan("");
    EXPECT_EQ(of(sampleData({sampleField("x", [nan](std::size_t) { return nan; })})),
        "1 series from 21:12 to 03:12 UTC; no number among them.");
    EXPECT_EQ(of(sampleData({sampleField("x", [nan](std::size_t i) { return i == 100 ? 7 : nan; })})),
        "1 series from 21:12 to 03:12 UTC; highest 7, at 22:52; last 7.");
    EXPECT_EQ(of(sampleData({sampleField("x", [](std::size_t i) { return i == 100 ? 7 : base::absent(); })})),
        "1 series from 21:12 to 03:12 UTC; highest 7, at 22:52; last 7.");
}

TEST_F(PanelSummary, ofSeveralUnitsHasNoHighest)
{
    EXPECT_EQ(of(sampleData({inUnit(
                                 "load", [](std::size_t) { return 2; }, "short"),
                  inUnit(
                      "wait", [](std::size_t) { return 5; }, "ms")})),
        "2 series from 21:12 to 03:12 UTC; last load 2, wait 5 ms.");
}

TEST_F(PanelSummary, namesTheDayWhereItIsAnother)
{
    board::PanelData old = sampleData({sampleField("x", [](std::size_t) { return 1; })});
    old.now = old.now + std::chrono::hours(72);
    EXPECT_EQ(of(old),
        "1 series from 19 Nov, 21:12:00 to 20 Nov, 03:12:00 UTC; highest 1, at 19 Nov, 21:12:00; last 1.");
}

TEST_F(PanelSummary, isInTheZoneThatIsShown)
{
    m_look.setZone(QTimeZone("Asia/Kathmandu"));
    EXPECT_NE(of(sampleData({sampleField("x", [](std::size_t) { return 1; })})).find("from 02:57 to 08:57"),
        std::string::npos);
}

TEST_F(PanelSummary, saysWhyThereIsNothing)
{
    const std::string unknown = of(tests::emptyData(board::EmptyReason::UnknownMetric, "nothing_total"));
    EXPECT_NE(unknown.find("nothing_total"), std::string::npos) << unknown;
    board::PanelData failed;
    failed.state = board::PanelData::State::Error;
    failed.error = base::Error{base::ErrorCode::QueryInvalid, "1:3: parse error: oh", {}};
    EXPECT_NE(of(failed).find("oh"), std::string::npos);
    EXPECT_EQ(of({}), "Waits for its data.");
}

TEST_F(PanelSummary, countsTheRowsOfATable)
{
    board::PanelData table = sampleData({});
    table.frames[0].grid.reset();
    table.frames[0].fields = {{"job", {}, frame::Field::Texts{"a"}, {}}};
    EXPECT_EQ(of(table), "A table of 1 row and 1 column.");
    table.frames[0].fields = {{"job", {}, frame::Field::Texts{"a", "b"}, {}},
        {"Value", {}, series::Column(std::vector<double>{1, 2}), {}}};
    EXPECT_EQ(of(table), "A table of 2 rows and 2 columns.");
}

TEST_F(PanelSummary, ofAPanelWithoutDataOfItsOwnIsEmpty)
{
    board::PanelData text;
    text.state = board::PanelData::State::Data;
    EXPECT_EQ(of(text), "");
}

TEST_F(PanelSummary, survivesHostileNames)
{
    const std::string text = of(
        sampleData({sampleField("a\u202e\x1b[1m", tests::wave(1, 1)), sampleField("b", tests::wave(5, 1))}));
    EXPECT_EQ(text.find('\x1b'), std::string::npos);
    EXPECT_EQ(text.find("\u202e"), std::string::npos);
}

} // namespace zumik::widgets::panels
