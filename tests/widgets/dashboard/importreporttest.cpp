// SPDX-License-Identifier: GPL-3.0-or-later
// With ZUMIK_SHOTS set to a folder, the pictures are kept there for somebody to look at.
#include "widgets/dashboard/importreport.h"

#include "tests/support/fakesource.h"
#include "tests/widgets/dashboard/testboard.h"
#include "widgets/common/look.h"
#include "widgets/common/zumikstyle.h"
#include "widgets/controls/barbutton.h"
#include "widgets/controls/words.h"
#include "widgets/dashboard/boardheader.h"
#include "widgets/dashboard/boardview.h"

#include <QApplication>
#include <QScrollArea>
#include <QTest>

#include <gtest/gtest.h>

#include <ostream>

namespace zumik::widgets::common {

/// The test's name.
static void PrintTo(Theme::Kind kind, std::ostream *to)
{
    *to << (kind == Theme::Kind::Dark ? "dark" : "light");
}

} // namespace zumik::widgets::common

namespace zumik::widgets::dashboard {

namespace {

using common::Theme;
using zumik::dashboard::ImportNote;

std::vector<ImportNote> usualNotes()
{
    std::vector<ImportNote> notes{{"panel 12 \"Errors by source\"", "panel type", "geomap"},
        {"panel 4 \"Logs\"", "data source", "loki"}, {"dashboard", "annotations", "deploys"},
        {"panel 7 \"Cost\"", "transformation", "spatial"}, {"dashboard", "layout", "TabsLayout"}};
    for (int i = 1; i < 9; ++i) {
        notes.push_back({"panel " + std::to_string(i), "unit", "tokens/sec (tps)"});
    }
    return notes;
}

ImportReport *openReport(controls::BarButton &button)
{
    button.click();
    ImportReport *report = button.findChild<ImportReport *>();
    EXPECT_NE(report, nullptr);
    return report;
}

QStringList wordsOf(const QWidget &widget)
{
    QStringList texts;
    const auto all = widget.findChildren<controls::Words *>();
    for (const controls::Words *words : all) {
        texts << words->text();
    }
    return texts;
}

class ReportOf : public testing::TestWithParam<Theme::Kind> { };

} // namespace

TEST(ImportReport, IsReachedFromTheHeaderOfAFileWithNotes)
{
    const common::Look look(Theme::Kind::Dark);
    BoardHeader header(&look);
    EXPECT_EQ(addImportReport(header, &look, {}), nullptr);
    controls::BarButton *button = addImportReport(header, &look, usualNotes());
    ASSERT_NE(button, nullptr);
    EXPECT_EQ(button->label(), QStringLiteral("6 things not understood"));
    EXPECT_EQ(button->accessibleName(), button->label());
    header.resize(900, 40);
    header.show();
    const QStringList words = wordsOf(*openReport(*button));
    EXPECT_EQ(words.value(0), QStringLiteral("Panels of the type \"geomap\" are not drawn."));
    EXPECT_EQ(words.value(1), QStringLiteral("panel 12 \"Errors by source\""));
    EXPECT_TRUE(words.contains(QStringLiteral("panel 1, panel 2, panel 3 and 5 more")));
    EXPECT_TRUE(words.contains(QStringLiteral("Not understood in this file")));
}

TEST(ImportReport, IsOnTheBoardOfAFileWithNotesOnly)
{
    const common::Look look(Theme::Kind::Dark);
    tests::FakeSource source;
    const auto entries = [&](const tests::TestBoard &board) {
        board::BoardRun run(board.make(), source, {});
        const BoardView view(run, source, &look);
        QStringList names;
        for (const controls::BarButton *button : view.findChildren<controls::BarButton *>()) {
            names << button->accessibleName();
        }
        return names.filter(QStringLiteral("not understood")).size();
    };
    EXPECT_EQ(entries(tests::TestBoard().panel(1, 0, 0, 12, 8)), 0);
    const QString odd = QStringLiteral(R"({"type": "groupby", "name": "g"})");
    EXPECT_EQ(entries(tests::TestBoard().panel(1, 0, 0, 12, 8).variable(odd)), 1);
}

TEST(ImportReport, GoesWithEscape)
{
    const common::Look look(Theme::Kind::Dark);
    BoardHeader header(&look);
    controls::BarButton *button = addImportReport(header, &look, {{"panel 1", "unit", "u"}});
    EXPECT_EQ(button->label(), QStringLiteral("1 thing not understood"));
    header.show();
    ImportReport *report = openReport(*button);
    QTest::keyClick(report, Qt::Key_Escape);
    EXPECT_FALSE(report->isVisible());
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    EXPECT_EQ(button->findChild<ImportReport *>(), nullptr);
}

TEST(ImportReport, ListsTwoHundredThingsAndCountsTheRest)
{
    const common::Look look(Theme::Kind::Dark);
    std::vector<ImportNote> notes;
    for (int i = 0; i < 5000; ++i) {
        notes.push_back({"panel 1", "unit", "u" + std::to_string(i)});
    }
    const ImportReport report(&look, zumik::dashboard::importReport(notes));
    EXPECT_TRUE(wordsOf(report).contains(QStringLiteral("+ 4800 more")));
    EXPECT_EQ(wordsOf(report).size(), 402);
    EXPECT_LT(report.sizeHint().height(), 450);
}

TEST_P(ReportOf, ShowsWholeSentences)
{
    const common::Look look(GetParam());
    QApplication::setStyle(new common::ZumikStyle(&look));
    QApplication::setPalette(look.theme().palette());
    ImportReport report(&look, zumik::dashboard::importReport(usualNotes()));
    report.resize(report.sizeHint());
    report.show();
    for (const controls::Words *words : report.findChildren<controls::Words *>()) {
        EXPECT_GE(words->height(), words->heightForWidth(words->width())) << words->text().toStdString();
    }
    if (const QString folder = qEnvironmentVariable("ZUMIK_SHOTS"); !folder.isEmpty()) {
        const QString name = QStringLiteral("/importreport%1.png").arg(static_cast<int>(GetParam()));
        EXPECT_TRUE(report.grab().save(folder + name));
        BoardHeader header(&look);
        header.setTitle(QStringLiteral("Inference"));
        addImportReport(header, &look, usualNotes());
        header.resize(900, header.heightForWidth(900));
        header.show();
        header.grab().save(folder + QStringLiteral("/importheader%1.png").arg(static_cast<int>(GetParam())));
    }
}

INSTANTIATE_TEST_SUITE_P(Themes, ReportOf, testing::Values(Theme::Kind::Dark, Theme::Kind::Light));

} // namespace zumik::widgets::dashboard
