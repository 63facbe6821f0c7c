// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspect/inspectpage.h"

#include "tests/widgets/inspect/stories.h"
#include "widgets/common/look.h"
#include "widgets/inspect/datatab.h"
#include "widgets/inspect/querytab.h"
#include "widgets/inspect/rawmodel.h"
#include "widgets/inspect/texttab.h"
#include "widgets/inspect/timingstab.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QCheckBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabBar>
#include <QTableView>
#include <QTest>

#include <gtest/gtest.h>

namespace zumik::widgets::inspect {

namespace {

class InspectPageTest : public testing::Test {
protected:
    void SetUp() override
    {
        page.resize(900, 600);
        page.show();
    }

    static PanelStory story()
    {
        frame::Field field = tests::sampleField("p99", [](std::size_t i) { return i == 0 ? 1.0 / 3 : 250; });
        field.config.unit = "ms";
        return tests::sampleStory(
            {field}, {tests::sampleFact("A", "rate(x[1m])"), tests::sampleFact("B", "y")});
    }

    /// The table that shows of the tab that shows.
    QTableView *table()
    {
        for (QTableView *each : page.findChildren<QTableView *>()) {
            if (each->isVisible()) {
                return each;
            }
        }
        return nullptr;
    }

    QString cell(int row, int column)
    {
        QAbstractItemModel *const model = table()->model();
        return model->index(row, column).data().toString();
    }

    template <typename T> T *named(const QString &name)
    {
        for (T *each : page.findChildren<T *>()) {
            if (each->accessibleName() == name) {
                return each;
            }
        }
        return nullptr;
    }

    common::Look look{common::Theme::Kind::Dark};
    InspectPage page{&look};
};

} // namespace

TEST_F(InspectPageTest, showsEveryQueryAsItWasSentAndCopiesIt)
{
    page.setStory(story());
    EXPECT_TRUE(page.queryTab()->texts().contains(QStringLiteral("rate(x[1m])")));
    auto *const shown = named<QPlainTextEdit>(QStringLiteral("Query B"));
    ASSERT_NE(shown, nullptr);
    EXPECT_EQ(shown->toPlainText(), QStringLiteral("y"));
    EXPECT_TRUE(shown->isReadOnly());
    QSignalSpy copied(&page, &InspectPage::copyRequested);
    QTest::mouseClick(named<QPushButton>(QStringLiteral("Copy query A")), Qt::LeftButton);
    ASSERT_EQ(copied.count(), 1);
    EXPECT_EQ(copied[0][0].toString(), QStringLiteral("rate(x[1m])"));
}

TEST_F(InspectPageTest, copiesAFailedQueryWithoutTheMarkOfItsError)
{
    const base::Error error{base::ErrorCode::QueryInvalid, "1:3: parse error: unexpected y", {}};
    page.setStory(tests::sampleStory({}, {tests::failedFact("x y", error)}));
    EXPECT_EQ(named<QPlainTextEdit>(QStringLiteral("Query A"))->toPlainText(), QStringLiteral("x y\n  ^"));
    QSignalSpy copied(&page, &InspectPage::copyRequested);
    QTest::mouseClick(named<QPushButton>(QStringLiteral("Copy query A")), Qt::LeftButton);
    EXPECT_EQ(copied.value(0).value(0).toString(), QStringLiteral("x y"));
    EXPECT_FALSE(page.queryTab()->texts().filter(QStringLiteral("Error: Line 1, column 3")).isEmpty());
}

TEST_F(InspectPageTest, saysWhatWasNotSent)
{
    PanelStory hidden = story();
    hidden.hidden = {QStringLiteral("C")};
    page.setStory(hidden);
    EXPECT_FALSE(page.queryTab()->texts().filter(QStringLiteral("not sent: C")).isEmpty());
    page.setStory({});
    EXPECT_FALSE(page.queryTab()->texts().filter(QStringLiteral("asked nothing")).isEmpty());
    EXPECT_FALSE(page.timingsTab()->texts().filter(QStringLiteral("asked nothing")).isEmpty());
}

TEST_F(InspectPageTest, showsTheDataAsThePanelDoesAndAsItWasAnswered)
{
    page.setStory(story());
    page.showTab(InspectPage::Data);
    ASSERT_NE(table(), nullptr);
    EXPECT_EQ(table()->model()->rowCount(), 361);
    EXPECT_EQ(cell(1, 1), QStringLiteral("250 ms"));
    page.findChild<QCheckBox *>()->click();
    EXPECT_EQ(cell(1, 1), QStringLiteral("250"));
    EXPECT_EQ(cell(0, 1), QStringLiteral("0.3333333333333333"));
    EXPECT_EQ(cell(0, 0), QStringLiteral("2025-11-19T21:12:00+00:00"));
}

TEST_F(InspectPageTest, hasATableThatAScreenReaderFinds)
{
    page.setStory(story());
    page.showTab(InspectPage::Data);
    QAccessibleInterface *const face = QAccessible::queryAccessibleInterface(table());
    ASSERT_NE(face, nullptr);
    ASSERT_NE(face->tableInterface(), nullptr);
    EXPECT_EQ(face->tableInterface()->rowCount(), 361);
    EXPECT_EQ(face->tableInterface()->cellAt(1, 1)->text(QAccessible::Name), QStringLiteral("250 ms"));
}

TEST_F(InspectPageTest, tellsWhenEachQueryWasAskedAndHowLongItTook)
{
    page.setStory(story());
    const QStringList texts = page.timingsTab()->texts();
    for (const char *text : {"A", "B", "03:12:00 UTC", "96.4 ms", "2", "722"}) {
        EXPECT_TRUE(texts.contains(QLatin1String(text))) << text;
    }
    EXPECT_TRUE(texts[0].contains(QStringLiteral("1.2 ms"))) << "frames: " << texts[0].toStdString();
    EXPECT_TRUE(texts[0].contains(QStringLiteral("3.4 ms"))) << "painting: " << texts[0].toStdString();
}

TEST_F(InspectPageTest, showsTheJsonOnceItIsThere)
{
    page.setStory(story());
    EXPECT_TRUE(page.jsonTab()->text().isEmpty());
    auto *const copy = named<QPushButton>(QStringLiteral("Copy: JSON of the panel"));
    ASSERT_NE(copy, nullptr);
    EXPECT_FALSE(copy->isEnabled());
    page.setJson(QStringLiteral("{\n    \"id\": 1\n}"), QStringLiteral("From a.json"));
    EXPECT_EQ(page.jsonTab()->note(), QStringLiteral("From a.json"));
    page.showTab(InspectPage::Json);
    QSignalSpy copied(&page, &InspectPage::copyRequested);
    QTest::mouseClick(copy, Qt::LeftButton);
    EXPECT_EQ(copied.value(0).value(0).toString(), QStringLiteral("{\n    \"id\": 1\n}"));
    page.setStory(story());
    EXPECT_TRUE(page.jsonTab()->text().isEmpty()) << "it was another panel's";
}

TEST_F(InspectPageTest, isLeftByEscape)
{
    page.setStory(story());
    QSignalSpy left(&page, &InspectPage::left);
    QTest::keyClick(page.findChild<QTabBar *>(), Qt::Key_Escape);
    EXPECT_EQ(left.count(), 1);
}

TEST_F(InspectPageTest, survivesHostileNames)
{
    PanelStory hostile = tests::sampleStory({tests::sampleField("<b>\u202ex</b>\x1b[1m", tests::wave(1, 1))},
        {tests::sampleFact("<img src=x>", "\x1b]0;x\x07")});
    page.setStory(hostile);
    for (const int tab : {0, 1, 2, 3}) {
        page.showTab(static_cast<InspectPage::Tab>(tab));
    }
    for (const QLabel *label : page.findChildren<QLabel *>()) {
        EXPECT_EQ(label->textFormat(), Qt::PlainText) << label->text().toStdString();
        EXPECT_FALSE(label->text().contains(QChar(0x1b)));
    }
}

TEST(RawModel, obeysTheRulesOfModels)
{
    RawModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    const auto data = tests::shared(tests::sampleData({tests::sampleField("a", tests::wave(1, 1), 3)}));
    model.setTable(panels::tableColumns(data, data->frames, QStringLiteral("Time")), {});
    EXPECT_EQ(model.rowCount(), 3);
    EXPECT_EQ(model.columnCount(), 2);
    EXPECT_EQ(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("a"));
}

TEST(RawModel, leavesCellsEmptyWhereNothingIs)
{
    RawModel model;
    const auto data = tests::shared(tests::sampleData({tests::sampleField(
        "a", [](std::size_t i) { return i == 0 ? base::absent() : std::nan(""); }, 2)}));
    model.setTable(panels::tableColumns(data, data->frames, QStringLiteral("Time")), {});
    EXPECT_EQ(model.index(0, 1).data().toString(), QString());
    EXPECT_EQ(model.index(1, 1).data().toString(), QStringLiteral("NaN"));
}

} // namespace zumik::widgets::inspect
