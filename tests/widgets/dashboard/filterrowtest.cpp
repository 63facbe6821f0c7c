// SPDX-License-Identifier: GPL-3.0-or-later
// With ZUMIK_SHOTS set to a folder, pictures of filters are kept there for somebody to look at.
#include "widgets/dashboard/filterrow.h"

#include "tests/support/fakesource.h"
#include "tests/support/waitfor.h"
#include "widgets/common/look.h"
#include "widgets/common/zumikstyle.h"
#include "widgets/controls/barbutton.h"
#include "widgets/controls/choicepopup.h"
#include "widgets/dashboard/boardview.h"

#include "models/dashboard/reader.h"

#include <QApplication>
#include <QLineEdit>
#include <QTest>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::widgets::dashboard {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;
using tests::waitUntil;
using zumik::dashboard::AdHocFilter;
using Part = FilterChip::Part;

class FilterRowTest : public testing::Test {
protected:
    FilterRowTest() { source.labels = {{"__name__", {}}, {"job", {"api", "node"}}, {"pod", {"a-1", "a-2"}}}; }

    void open(const std::string &filters = "[]", QSize size = {900, 500})
    {
        const std::string json =
            R"json({"title": "Board", "schemaVersion": 39, "panels": [{"id": 1, "type": "timeseries",
            "title": "Load", "gridPos": {"x": 0, "y": 0, "w": 24, "h": 8},
            "targets": [{"refId": "A", "expr": "load"}]}], "templating": {"list": [
            {"name": "zone", "type": "custom", "query": "eu,us"},
            {"name": "Filters", "type": "adhoc", "filters": )json"
            + filters + "}]}}";
        run = std::make_unique<board::BoardRun>(zumik::dashboard::readDashboard(json).value(), source,
            board::BoardOptions{std::chrono::seconds(15), {}});
        view = std::make_unique<BoardView>(*run, source, &look, "");
        view->resize(size);
        view->show();
        row = view->findChild<FilterRow *>();
        ASSERT_NE(row, nullptr);
        ASSERT_TRUE(waitUntil([this] { return view->settled(); }));
    }

    bool popupOpens() const
    {
        return waitUntil([this] { return row->popup()->isVisible(); });
    }

    void type(const QString &text) const
    {
        auto *const field = row->popup()->findChild<QLineEdit *>();
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
    }

    const std::vector<AdHocFilter> &chosen() const { return run->variable("Filters")->filters; }

    void keep(const char *name) const
    {
        if (const QByteArray folder = qgetenv("ZUMIK_SHOTS"); !folder.isEmpty()) {
            view->grab().save(
                QString::fromUtf8(folder) + QLatin1Char('/') + QLatin1String(name) + QStringLiteral(".png"));
        }
    }

    tests::FakeSource source;
    common::Look look{common::Theme::Kind::Dark};
    std::unique_ptr<board::BoardRun> run;
    std::unique_ptr<BoardView> view;
    FilterRow *row = nullptr;
};

const char *const jobIsApi = R"([{"key": "job", "operator": "=", "value": "api"}])";

} // namespace

TEST_F(FilterRowTest, addsAFilterByKeyboardAlone)
{
    open();
    EXPECT_THAT(source.asked, SizeIs(1));
    row->adder()->setFocus(Qt::TabFocusReason);
    QTest::keyClick(row->adder(), Qt::Key_Space);
    ASSERT_TRUE(popupOpens());
    type(QStringLiteral("job"));
    ASSERT_TRUE(waitUntil([this] { return !source.valuesAsked.empty(); }));
    ASSERT_TRUE(popupOpens());
    EXPECT_THAT(chosen(), IsEmpty()); // it has no value yet
    type(QStringLiteral("node"));
    EXPECT_THAT(chosen(), ElementsAre(AdHocFilter{"job", "=", "node"}));
    ASSERT_TRUE(waitUntil([this] { return view->settled() && source.asked.size() == 2; }));
    EXPECT_EQ(source.asked.back().expression, "load{job=\"node\"}");
    EXPECT_EQ(row->chip(0)->button(Part::Value)->label(), QStringLiteral("node"));
}

TEST_F(FilterRowTest, takesAnyTextThatIsTyped)
{
    open(jobIsApi);
    row->chip(0)->button(Part::Value)->click();
    ASSERT_TRUE(popupOpens());
    type(QStringLiteral("no such job"));
    EXPECT_THAT(chosen(), ElementsAre(AdHocFilter{"job", "=", "no such job"}));
}

TEST_F(FilterRowTest, changesTheOperator)
{
    open(jobIsApi);
    row->chip(0)->button(Part::Operation)->click();
    ASSERT_TRUE(popupOpens());
    row->popup()->choose(3);
    EXPECT_THAT(chosen(), ElementsAre(AdHocFilter{"job", "!~", "api"}));
}

TEST_F(FilterRowTest, asksForTheValueAgainWhenTheLabelIsAnother)
{
    open(jobIsApi);
    row->chip(0)->button(Part::Key)->click();
    ASSERT_TRUE(popupOpens());
    row->popup()->choose(1); // __name__ is not offered
    EXPECT_THAT(chosen(), IsEmpty());
    ASSERT_TRUE(waitUntil([this] { return !source.valuesAsked.empty() && row->popup()->isVisible(); }));
    EXPECT_EQ(source.valuesAsked.back().label, "pod");
    row->popup()->choose(0);
    EXPECT_THAT(chosen(), ElementsAre(AdHocFilter{"pod", "=", "a-1"}));
}

TEST_F(FilterRowTest, offersWhatThereIsWhereTheOthersHold)
{
    open(
        R"([{"key": "job", "operator": "=", "value": "api"}, {"key": "pod", "operator": "=", "value": "a-1"}])");
    row->chip(1)->button(Part::Value)->click();
    ASSERT_TRUE(popupOpens());
    EXPECT_THAT(source.valuesAsked.back().matchers, ElementsAre("{job=\"api\"}"));
}

TEST_F(FilterRowTest, isTakenAwayByItsCrossAndByDel)
{
    open(
        R"([{"key": "job", "operator": "=", "value": "api"}, {"key": "pod", "operator": "=", "value": "a-1"}])");
    row->chip(0)->remover()->click();
    EXPECT_THAT(chosen(), ElementsAre(AdHocFilter{"pod", "=", "a-1"}));
    QTest::keyClick(row->chip(0)->button(Part::Value), Qt::Key_Delete);
    EXPECT_THAT(chosen(), IsEmpty());
    EXPECT_EQ(row->chip(0), nullptr);
    EXPECT_TRUE(row->adder()->hasFocus());
}

TEST_F(FilterRowTest, followsWhatOthersSet)
{
    open();
    run->setFilters("Filters", {{"job", "=", "<b>x</b>"}});
    ASSERT_NE(row->chip(0), nullptr);
    EXPECT_EQ(row->chip(0)->button(Part::Value)->label(), QStringLiteral("<b>x</b>"));
}

TEST_F(FilterRowTest, saysWhyThereIsNothingToChooseAndLetsTypeAllTheSame)
{
    open(jobIsApi);
    source.failure = base::Error{base::ErrorCode::ConnectionRefused, {}, {}};
    row->chip(0)->button(Part::Value)->click();
    ASSERT_TRUE(popupOpens());
    type(QStringLiteral("x"));
    EXPECT_THAT(chosen(), ElementsAre(AdHocFilter{"job", "=", "x"}));
}

TEST_F(FilterRowTest, namesItsPartsForThoseWhoListen)
{
    open(jobIsApi);
    EXPECT_EQ(row->chip(0)->button(Part::Key)->accessibleName(), QStringLiteral("Filter 1, label: job"));
    EXPECT_EQ(
        row->chip(0)->button(Part::Operation)->accessibleName(), QStringLiteral("Filter 1, compared by: ="));
    EXPECT_EQ(row->chip(0)->button(Part::Value)->accessibleName(), QStringLiteral("Filter 1, value: api"));
    EXPECT_EQ(row->chip(0)->remover()->accessibleName(), QStringLiteral("Take filter 1 away: job = api"));
    EXPECT_EQ(row->adder()->accessibleName(), QStringLiteral("Add a filter"));
}

TEST_F(FilterRowTest, breaksIntoLinesWhereTheyHaveNoRoom)
{
    std::string many = "[";
    for (int i = 0; i < 8; ++i) {
        many += std::string(i > 0 ? "," : "") + R"({"key": "label_)" + std::to_string(i)
            + R"(", "operator": "=", "value": "a rather long value"})";
    }
    open(many + "]", {700, 500});
    for (std::size_t i = 0; i < 8; ++i) {
        EXPECT_TRUE(row->rect().contains(row->chip(i)->geometry())) << i;
    }
    EXPECT_GT(row->height(), 100);
    EXPECT_TRUE(row->parentWidget()->rect().contains(row->geometry()));
    keep("filters-many");
}

TEST_F(FilterRowTest, isSeenInBothThemes)
{
    const std::string two =
        R"([{"key": "job", "operator": "=", "value": "api"}, {"key": "instance", "operator": "=~", "value": "gpu-.*"}])";
    open(two);
    keep("filters-dark");
    look.setTheme(common::Theme::Kind::Light);
    keep("filters-light");
    row->adder()->click();
    ASSERT_TRUE(popupOpens());
    if (const QByteArray folder = qgetenv("ZUMIK_SHOTS"); !folder.isEmpty()) {
        row->popup()->grab().save(QString::fromUtf8(folder) + QStringLiteral("/filters-popup.png"));
    }
}

} // namespace zumik::widgets::dashboard
