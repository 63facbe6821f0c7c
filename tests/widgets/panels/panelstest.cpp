// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/widgets/panels/shown.h"
#include "tests/widgets/support/samples.h"
#include "widgets/common/look.h"
#include "widgets/panels/panelfactory.h"
#include "widgets/panels/rowpanel.h"
#include "widgets/panels/tablemodel.h"
#include "widgets/panels/tablepanel.h"
#include "widgets/panels/textpanel.h"
#include "widgets/panels/timeseriespanel.h"
#include "widgets/panels/valuepanel.h"
#include "widgets/plot/timeseriesview.h"

#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QTextDocument>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::widgets::panels {

using testing::ElementsAre;
using tests::sampleData;
using tests::sampleField;
using tests::samplePanel;
using tests::shared;

namespace {

class Panels : public testing::Test {
protected:
    std::unique_ptr<PanelView> make(const std::string &type, dashboard::Panel::Options options)
    {
        std::unique_ptr<PanelView> view(makePanel(samplePanel(type, "A panel", std::move(options)), &m_look));
        view->resize(400, 260);
        return view;
    }

    static frame::Field constant(const std::string &name, double value, const std::string &unit = {})
    {
        frame::Field field = sampleField(name, [value](std::size_t) { return value; });
        field.config.unit = unit;
        return field;
    }

    common::Look m_look{common::Theme::Kind::Dark};
};

} // namespace

TEST_F(Panels, OfATimeSeriesShowTheirLegendsValuesAndFollowTheData)
{
    dashboard::TimeSeriesOptions options;
    options.legend.mode = dashboard::Legend::Mode::Table;
    options.legend.calcs = {"lastNotNull", "max"};
    const auto view = make("timeseries", options);
    view->setData(shared(sampleData({constant("p95", 212, "ms")})));
    EXPECT_EQ(view->shownTexts().first(), QStringLiteral("p95: last 212 ms, max 212 ms"));
    const auto &scene = static_cast<TimeSeriesPanel *>(view.get())->view()->area()->scene();
    const float before = scene.shapes[0].trace.points[0].y;
    const double top = scene.axes[0].area.scale.domain().high;
    view->setData(shared(sampleData({constant("p95", 435, "ms")})));
    EXPECT_EQ(view->shownTexts().first(), QStringLiteral("p95: last 435 ms, max 435 ms"));
    const auto &after = static_cast<TimeSeriesPanel *>(view.get())->view()->area()->scene();
    EXPECT_TRUE(after.shapes[0].trace.points[0].y != before || after.axes[0].area.scale.domain().high != top);
}

TEST_F(Panels, OfAStatShowTheReducedValueWithItsUnit)
{
    const auto view = make("stat", dashboard::StatOptions{});
    view->setData(shared(sampleData({constant("spend", 41.2, "currencyUSD")})));
    EXPECT_THAT(shownOn(*view), ElementsAre("$41.2"));
    const QImage before = view->grab().toImage();
    view->setData(shared(sampleData({constant("spend", 99, "currencyUSD")})));
    EXPECT_THAT(shownOn(*view), ElementsAre("$99"));
    EXPECT_NE(view->grab().toImage(), before);
}

TEST_F(Panels, NameTheirValuesWhenThereAreSeveral)
{
    const auto view = make("stat", dashboard::StatOptions{});
    view->setData(shared(sampleData({constant("a", 1, "s"), constant("b", 2, "s")})));
    EXPECT_THAT(shownOn(*view), ElementsAre("a: 1 s", "b: 2 s"));
}

TEST_F(Panels, OfAGaugeClampTheArcAndNeverTheText)
{
    frame::Field field = constant("use", 97, "percent");
    field.config.min = 0;
    field.config.max = 90;
    const auto view = make("gauge", dashboard::GaugeOptions{});
    view->setData(shared(sampleData({field})));
    EXPECT_THAT(shownOn(*view), ElementsAre("97 %"));
    const QImage clamped = view->grab().toImage();
    EXPECT_FALSE(clamped.isNull());
}

TEST_F(Panels, OfABarGaugeFollowTheData)
{
    const auto view = make("bargauge", dashboard::BarGaugeOptions{});
    frame::Field field = constant("a", 20);
    field.config.max = 100;
    field.config.min = 0;
    view->setData(shared(sampleData({field, constant("b", 70)})));
    const QImage before = view->grab().toImage();
    EXPECT_THAT(shownOn(*view), ElementsAre("a: 20", "b: 70"));
    view->setData(shared(sampleData({constant("a", 90), constant("b", 70)})));
    EXPECT_THAT(shownOn(*view), ElementsAre("a: 90", "b: 70"));
    EXPECT_NE(view->grab().toImage(), before);
}

TEST_F(Panels, ReduceByEveryCalcAndOnlyTheChosenFields)
{
    dashboard::StatOptions options;
    options.reduce.calcs = {"min", "count"};
    options.reduce.fields = "/^a/";
    const auto view = make("stat", options);
    view->setData(shared(sampleData({constant("apple", 5, "s"), constant("pear", 6, "s")})));
    EXPECT_THAT(shownOn(*view), ElementsAre("apple, min: 5 s", "apple, Count: 361"));
}

TEST_F(Panels, OfGaugesShareARangeUnlessEachFieldHasItsOwn)
{
    const auto shown = [this](bool own) {
        std::vector<frame::Field> fields{sampleField("a", [](std::size_t i) { return double(5 + i % 5); }),
            sampleField("b", [](std::size_t i) { return double(i % 1000); })};
        for (frame::Field &field : fields) {
            field.config.ownRange = own;
        }
        const auto view = make("bargauge", dashboard::BarGaugeOptions{});
        view->setData(shared(sampleData(fields)));
        return view->grab().toImage();
    };
    EXPECT_NE(shown(false), shown(true));
}

TEST_F(Panels, ShowTextsWhereTheyAreAskedForByName)
{
    frame::Field version;
    version.name = "version";
    version.values = frame::Field::Texts{"1.41", "1.42", ""};
    board::PanelData content = sampleData({constant("up", 1)});
    content.frames[0].fields.push_back(version);
    dashboard::StatOptions options;
    const auto numbers = make("stat", options);
    numbers->setData(shared(content));
    EXPECT_THAT(shownOn(*numbers), ElementsAre("1"));
    options.reduce.fields = "/^version$/";
    const auto view = make("stat", options);
    view->setData(shared(content));
    EXPECT_THAT(shownOn(*view), ElementsAre("1.42"));
    options.reduce.calcs = {"first"};
    const auto first = make("stat", options);
    first->setData(shared(content));
    EXPECT_THAT(shownOn(*first), ElementsAre("1.41"));
    options.reduce.allValues = true;
    const auto all = make("stat", options);
    all->setData(shared(content));
    EXPECT_EQ(all->shownTexts().filter(QStringLiteral("1.4")).size(), 2);
}

TEST_F(Panels, OfATableShowEveryCellAndSortByAClick)
{
    const auto view = make("table", dashboard::TableOptions{});
    board::PanelData content = sampleData({});
    frame::Frame table;
    frame::Field names;
    names.name = "gpu";
    names.values = frame::Field::Texts{"x", "y", "z"};
    frame::Field numbers = sampleField(
        "watts", [](std::size_t i) { return double((i * 2) % 3); }, 3);
    numbers.config.unit = "watt";
    table.fields = {names, numbers};
    content.frames = {table};
    view->setData(shared(content));
    EXPECT_THAT(shownOn(*view), ElementsAre("gpu", "watts", "x", "0 W", "y", "2 W", "z", "1 W"));
    static_cast<TablePanel *>(view.get())->model()->sort(1, Qt::DescendingOrder);
    EXPECT_THAT(shownOn(*view), ElementsAre("gpu", "watts", "y", "2 W", "z", "1 W", "x", "0 W"));
}

TEST_F(Panels, OfTextFetchNothingAndHaveNoWorkingLink)
{
    dashboard::TextOptions options;
    options.content =
        "Hello **you** [there](http://example.invalid)\n\n![x](file:///etc/passwd)\n\n<script>no</script>";
    const auto view = make("text", options);
    const auto *document = view->findChild<QTextDocument *>();
    ASSERT_NE(document, nullptr);
    EXPECT_FALSE(document->toHtml().contains(QLatin1String("href=")));
    EXPECT_FALSE(document->toHtml().contains(QLatin1String("<img")));
    EXPECT_TRUE(view->shownTexts().first().startsWith(QLatin1String("Hello you there")));
    static_cast<TextPanel *>(view.get())->setText("Other words");
    EXPECT_THAT(shownOn(*view), ElementsAre("Other words"));
}

TEST_F(Panels, OfTextShowHtmlAsTheTextThatItIs)
{
    const auto view =
        make("text", dashboard::TextOptions{dashboard::TextOptions::Mode::Html, "<b>bold</b><img src=x>"});
    EXPECT_THAT(shownOn(*view), ElementsAre("<b>bold</b><img src=x>"));
}

TEST_F(Panels, OfAnUnknownTypeSayTheTypesName)
{
    const auto view = make("candlestick", dashboard::UnsupportedOptions{"candlestick"});
    view->setData(shared(sampleData({constant("a", 1)})));
    EXPECT_TRUE(view->shownTexts().join(QLatin1Char(' ')).contains(QLatin1String("candlestick")));
}

TEST_F(Panels, OfARowFoldByMouseAndKey)
{
    const auto view = make("row", dashboard::RowOptions{});
    auto *row = static_cast<RowPanel *>(view.get());
    QSignalSpy toggled(row, &RowPanel::toggled);
    QTest::mouseClick(row, Qt::LeftButton);
    QTest::keyClick(row, Qt::Key_Space);
    ASSERT_EQ(toggled.count(), 2);
    EXPECT_TRUE(toggled[0][0].toBool());
    EXPECT_FALSE(row->collapsed());
}

TEST_F(Panels, OfEveryTypeSurviveEveryKindOfData)
{
    const double infinity = std::numeric_limits<double>::infinity();
    std::vector<board::PanelData> kinds;
    kinds.push_back(sampleData({}));
    kinds.push_back(sampleData({sampleField("", [](std::size_t) { return base::absent(); })}));
    kinds.push_back(sampleData({sampleField(
        "one", [](std::size_t) { return 1.0; }, 1)}));
    kinds.push_back(
        sampleData({constant("nan", std::nan("")), constant("inf", infinity), constant("minus", -infinity),
            constant("huge", 1e308), constant("tiny", 5e-324), constant("negative", -5)}));
    kinds.push_back(sampleData({constant(std::string(1'000'000, 'x'), 1, std::string(100'000, 'u')),
        constant("<img src=x>\x1b[31m\xe2\x80\xae\n", 2, "<b>")}));
    std::vector<frame::Field> many;
    for (int i = 0; i < 10'000; ++i) {
        many.push_back(sampleField(
            "s" + std::to_string(i), [i](std::size_t) { return double(i); }, 3));
    }
    kinds.push_back(sampleData(std::move(many)));
    const std::vector<std::pair<std::string, dashboard::Panel::Options>> types{
        {"timeseries", dashboard::TimeSeriesOptions{}}, {"stat", dashboard::StatOptions{}},
        {"gauge", dashboard::GaugeOptions{}}, {"bargauge", dashboard::BarGaugeOptions{}},
        {"table", dashboard::TableOptions{}}, {"text", dashboard::TextOptions{}},
        {"row", dashboard::RowOptions{}}, {"x", dashboard::UnsupportedOptions{}}};
    for (const auto &[type, options] : types) {
        const auto view = make(type, options);
        for (const board::PanelData &content : kinds) {
            view->setData(shared(content));
            EXPECT_FALSE(view->grab().isNull()) << type;
            for (const QString &text : view->shownTexts()) {
                EXPECT_FALSE(text.contains(QChar(0x1b))) << type;
                EXPECT_FALSE(text.contains(QChar(0x202e))) << type;
                EXPECT_LE(text.size(), 2000) << type;
            }
        }
    }
}

} // namespace zumik::widgets::panels
