// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/baseline.h"
#include "tests/widgets/panels/shown.h"
#include "tests/widgets/support/samples.h"
#include "widgets/common/look.h"
#include "widgets/panels/panelfactory.h"
#include "widgets/panels/panelheader.h"
#include "widgets/panels/timeseriespanel.h"
#include "widgets/panels/valuepanel.h"
#include "widgets/plot/earliernote.h"
#include "widgets/plot/timeseriesview.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>

namespace zumik::widgets::panels {

using namespace std::chrono_literals;
using testing::ElementsAre;
using State = board::Baseline::State;

namespace {

/// Panels beside what was a week before.
class ComparedPanels : public testing::Test {
protected:
    static frame::Field level(const char *name, double value, const char *unit = "ms")
    {
        frame::Field field = tests::sampleField(name, [value](std::size_t) { return value; });
        field.config.unit = unit;
        return field;
    }

    static std::shared_ptr<const board::PanelData> compared(
        std::vector<frame::Field> now, std::vector<frame::Field> then, State state = State::Data)
    {
        board::PanelData data = tests::sampleData(std::move(now));
        board::Baseline baseline;
        baseline.state = state;
        baseline.shift = 7 * 24h;
        baseline.range = {data.range.start - 7 * 24h, data.range.end - 7 * 24h};
        if (state == State::Data) {
            baseline.frames = tests::sampleData(std::move(then)).frames;
        } else if (state == State::Error) {
            baseline.error = base::Error{base::ErrorCode::QueryFailed, "too many samples", {}};
        }
        data.baseline = std::make_shared<const board::Baseline>(std::move(baseline));
        return tests::shared(std::move(data));
    }

    std::unique_ptr<PanelView> make(const std::string &type, dashboard::Panel::Options options)
    {
        std::unique_ptr<PanelView> view(
            makePanel(tests::samplePanel(type, "A panel", std::move(options)), &m_look));
        view->resize(400, 260);
        return view;
    }

    static const ReducedValue &value(const PanelView &view, std::size_t index = 0)
    {
        return static_cast<const ValuePanel &>(view).body()->values()[index];
    }

    common::Look m_look{common::Theme::Kind::Dark};
};

} // namespace

TEST_F(ComparedPanels, OfSingleValuesSayHowTheyChanged)
{
    for (const auto &[type, options] :
        {std::pair<const char *, dashboard::Panel::Options>{"stat", dashboard::StatOptions{}},
            {"gauge", dashboard::GaugeOptions{}}, {"bargauge", dashboard::BarGaugeOptions{}}}) {
        const auto view = make(type, options);
        view->setData(tests::shared(tests::sampleData({level("p95", 212)})));
        const QImage alone = view->grab().toImage();
        view->setData(compared({level("p95", 212)}, {level("p95", 180)}));
        EXPECT_THAT(shownOn(*view), ElementsAre("212 ms (+18 %, 1 w ago 180 ms)")) << type;
        EXPECT_EQ(value(*view).change, QStringLiteral("↑ 18 %")) << type;
        EXPECT_NE(view->grab().toImage(), alone) << type;
        EXPECT_TRUE(static_cast<ValuePanel *>(view.get())
                        ->body()
                        ->accessibleDescription()
                        .contains(QStringLiteral("+18 %")))
            << type;
    }
}

TEST_F(ComparedPanels, OfStatsDrawWhatWasInTheirSparkline)
{
    const auto view = make("stat", dashboard::StatOptions{});
    view->setData(compared({level("p95", 212)}, {level("p95", 180)}));
    ASSERT_NE(value(*view).earlier, nullptr);
    EXPECT_EQ((*value(*view).earlier->numbers())[0], 180);
    const QImage level180 = view->grab().toImage();
    auto climbing = level("p95", 180);
    std::vector<double> values(361, 60);
    values.back() = 180;
    climbing.values = series::Column(std::move(values));
    view->setData(compared({level("p95", 212)}, {climbing}));
    EXPECT_NE(view->grab().toImage(), level180) << "the same texts, another line";
}

TEST_F(ComparedPanels, OfSeveralValuesPairEachWithItsOwn)
{
    const auto view = make("stat", dashboard::StatOptions{});
    view->setData(
        compared({level("a", 10), level("b", 20), level("new", 5)}, {level("b", 40), level("a", 10)}));
    EXPECT_THAT(shownOn(*view),
        ElementsAre("a: 10 ms (±0 %, 1 w ago 10 ms)", "b: 20 ms (-50 %, 1 w ago 40 ms)", "new: 5 ms"));
}

TEST_F(ComparedPanels, PairEachCalculationWithItsOwn)
{
    dashboard::StatOptions options;
    options.reduce.calcs = {"max", "count"};
    const auto view = make("stat", options);
    view->setData(compared({level("a", 20)}, {level("a", 10)}));
    EXPECT_EQ(value(*view, 0).change, QStringLiteral("↑ 100 %"));
    EXPECT_EQ(value(*view, 1).was, QStringLiteral("1 w ago 361")) << "a count has no unit";
    EXPECT_EQ(value(*view, 1).change, QStringLiteral("±0 %"));
}

TEST_F(ComparedPanels, SayChangesFromZeroAndThroughItInTheUnit)
{
    const auto view = make("stat", dashboard::StatOptions{});
    view->setData(compared({level("a", 25), level("b", -5)}, {level("a", 0), level("b", 10)}));
    EXPECT_EQ(value(*view, 0).change, QStringLiteral("↑ 25 ms"));
    EXPECT_EQ(value(*view, 1).change, QStringLiteral("↓ 15 ms"));
}

TEST_F(ComparedPanels, SayNoBaselineInWords)
{
    const auto view = make("stat", dashboard::StatOptions{});
    view->setData(compared({level("a", 25)}, {}, State::NoBaseline));
    EXPECT_THAT(shownOn(*view), ElementsAre("25 ms (no baseline 1 w ago)"));
    EXPECT_EQ(value(*view).change, QStringLiteral("no baseline"));
    view->setData(compared({level("a", 25)}, {level("a", std::nan(""))}));
    EXPECT_EQ(value(*view).change, QStringLiteral("no baseline")) << "what was is no number";
    view->setData(compared({level("a", 25)}, {}, State::Error));
    EXPECT_EQ(value(*view).change, QStringLiteral("no baseline"));
}

TEST_F(ComparedPanels, OfTextsSayWhatTheyWere)
{
    frame::ValueMapping up;
    up.match = "1";
    up.text = "UP";
    frame::ValueMapping down;
    down.match = "0";
    down.text = "DOWN";
    const auto state = [&](double value) {
        frame::Field field = level("a", value, "");
        field.config.mappings = {up, down};
        return field;
    };
    const auto view = make("stat", dashboard::StatOptions{});
    view->setData(compared({state(1)}, {state(0)}));
    EXPECT_THAT(shownOn(*view), ElementsAre("UP (1 w ago DOWN)"));
    EXPECT_EQ(value(*view).change, QString());
}

TEST_F(ComparedPanels, SayNothingWhileNothingIsCompared)
{
    const auto view = make("stat", dashboard::StatOptions{});
    view->setData(tests::shared(tests::sampleData({level("a", 25)})));
    EXPECT_THAT(shownOn(*view), ElementsAre("25 ms"));
}

TEST_F(ComparedPanels, OfLinesDrawWhatWasAndSayWhatTheDashedLinesAre)
{
    const auto view = make("timeseries", dashboard::TimeSeriesOptions{});
    view->setData(compared({level("a", 212)}, {level("a", 180)}));
    auto *const plot = static_cast<TimeSeriesPanel *>(view.get())->view();
    EXPECT_EQ(plot->area()->scene().shapes.size(), 2U);
    EXPECT_THAT(shownOn(*view), testing::Contains("1 w earlier: 12 Nov, 21:12 to 13 Nov, 03:12"));
    EXPECT_TRUE(view->header()->badges().empty());
    view->setData(tests::shared(tests::sampleData({level("a", 212)})));
    EXPECT_EQ(plot->area()->scene().shapes.size(), 1U);
    EXPECT_EQ(plot->earlierNote()->text(), QString());
}

TEST_F(ComparedPanels, OfLinesSayWhyNothingWas)
{
    const auto view = make("timeseries", dashboard::TimeSeriesOptions{});
    view->setData(compared({level("a", 212)}, {}, State::NoBaseline));
    auto *const plot = static_cast<TimeSeriesPanel *>(view.get())->view();
    EXPECT_TRUE(
        plot->earlierNote()->text().startsWith(QStringLiteral("no baseline 1 w earlier: 12 Nov, 21:12")));
    EXPECT_EQ(plot->area()->scene().shapes.size(), 1U);
}

TEST_F(ComparedPanels, KeepTheirDataBesideAnErrorOfTheBaselineAndNoteIt)
{
    const auto view = make("timeseries", dashboard::TimeSeriesOptions{});
    view->setData(compared({level("a", 212)}, {}, State::Error));
    EXPECT_EQ(static_cast<TimeSeriesPanel *>(view.get())->view()->area()->scene().shapes.size(), 1U);
    ASSERT_EQ(view->header()->badges().size(), 1U);
    const Badge &badge = view->header()->badges().front();
    EXPECT_EQ(badge.text, QStringLiteral("1 warning"));
    EXPECT_TRUE(badge.detail.startsWith(QStringLiteral("What was 1 w earlier could not be read.")));
}

TEST_F(ComparedPanels, KeepWhatWasAliveAfterTheDataHasGone)
{
    const auto view = make("timeseries", dashboard::TimeSeriesOptions{});
    auto data = compared({level("a", 212)}, {level("a", 180)});
    view->setData(data);
    data.reset();
    m_look.setTheme(common::Theme::Kind::Light); // lays out and paints anew
    EXPECT_FALSE(view->grab().toImage().isNull());
}

TEST(FittingChange, HasWhatWasOnlyWhereThatFits)
{
    const common::Look look(common::Theme::Kind::Dark);
    const QFontMetricsF metrics(look.fonts().font("table"));
    ReducedValue value;
    value.change = QStringLiteral("↑ 18 %");
    value.was = QStringLiteral("1 w ago 180 ms");
    EXPECT_EQ(fittingChange(value, metrics, 1000), QStringLiteral("↑ 18 %   1 w ago 180 ms"));
    EXPECT_EQ(fittingChange(value, metrics, 60), value.change);
    EXPECT_EQ(fittingChange(value, metrics, 5), QString());
    EXPECT_EQ(fittingChange({}, metrics, 1000), QString());
}

} // namespace zumik::widgets::panels
