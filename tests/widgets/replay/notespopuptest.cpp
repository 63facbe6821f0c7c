// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/replay/notespopup.h"

#include "widgets/common/look.h"

#include <gtest/gtest.h>

#include <QAbstractItemModelTester>
#include <QListView>
#include <QPlainTextEdit>
#include <QTest>

namespace zumik::widgets::replay {

using zumik::replay::Mark;
using zumik::replay::Notes;

namespace {

class NotesPopupTest : public testing::Test {
protected:
    NotesPopupTest()
    {
        using Popup = NotesPopup;
        QObject::connect(
            &popup, &Popup::markChosen, &popup, [this](base::Time time) { chosen.push_back(time); });
        QObject::connect(
            &popup, &Popup::markRemoved, &popup, [this](base::Time time) { removed.push_back(time); });
        QObject::connect(&popup, &Popup::markRenamed, &popup, [this](base::Time time, const QString &text) {
            renamed.push_back({time, text.toStdString()});
        });
        QObject::connect(&popup, &Popup::textChanged, &popup, [this](const QString &text) { texts << text; });
        popup.setNotes(notes);
        popup.show();
    }

    common::Look look{common::Theme::Kind::Dark};
    NotesPopup popup{&look};
    Notes notes{{{{1'763'586'000'000}, {}}, {{1'763'589'600'000}, "the <b>switch</b>"}}, "what was"};
    std::vector<base::Time> chosen;
    std::vector<base::Time> removed;
    std::vector<Mark> renamed;
    QStringList texts;
};

} // namespace

TEST_F(NotesPopupTest, listsTheMarksByNumberAndTime)
{
    const QAbstractItemModel *const model = popup.list()->model();
    ASSERT_EQ(model->rowCount(), 2);
    const QString second = model->index(1, 0).data().toString();
    EXPECT_TRUE(second.startsWith(QLatin1Char('2'))) << second.toStdString();
    EXPECT_TRUE(second.contains(look.clock().dateAndTime(notes.marks[1].time)));
    EXPECT_TRUE(second.endsWith(QStringLiteral("the <b>switch</b>")));
    EXPECT_EQ(popup.editor()->toPlainText(), QStringLiteral("what was"));
    EXPECT_TRUE(texts.isEmpty()); // nobody has written
}

TEST_F(NotesPopupTest, goesToAMarkRenamesItAndTakesItAway)
{
    popup.list()->setCurrentIndex(popup.list()->model()->index(1, 0));
    QTest::keyClick(popup.list(), Qt::Key_Return);
    EXPECT_EQ(chosen, std::vector<base::Time>{notes.marks[1].time});
    ASSERT_TRUE(popup.list()->model()->setData(
        popup.list()->currentIndex(), QStringLiteral("  second\n node "), Qt::EditRole));
    EXPECT_EQ(renamed, (std::vector<Mark>{{notes.marks[1].time, "second node"}}));
    QTest::keyClick(popup.list(), Qt::Key_Delete);
    EXPECT_EQ(removed, std::vector<base::Time>{notes.marks[1].time});
}

TEST_F(NotesPopupTest, handsOnWhatIsWrittenAndLeavesTheCursorAlone)
{
    popup.editor()->moveCursor(QTextCursor::End);
    QTest::keyClicks(popup.editor(), QStringLiteral("!"));
    ASSERT_EQ(texts, QStringList{QStringLiteral("what was!")});
    notes.text = "what was!";
    popup.setNotes(notes);
    EXPECT_EQ(popup.editor()->textCursor().position(), 9);
}

TEST_F(NotesPopupTest, saysThatThereAreNoMarksYet)
{
    popup.setNotes({});
    EXPECT_FALSE(popup.list()->isVisible());
    notes.marks.pop_back();
    popup.setNotes(notes);
    EXPECT_TRUE(popup.list()->isVisible());
}

TEST(MarksModel, isAModel)
{
    const common::Look look(common::Theme::Kind::Dark);
    MarksModel model(&look);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setMarks({{{1000}, "a"}, {{2000}, {}}});
    EXPECT_TRUE(model.setData(model.index(1), QStringLiteral("b"), Qt::EditRole));
    EXPECT_FALSE(model.setData(model.index(1), QStringLiteral("b"), Qt::CheckStateRole));
    model.setMarks({});
    EXPECT_FALSE(model.setData(QModelIndex(), QStringLiteral("b"), Qt::EditRole));
}

} // namespace zumik::widgets::replay
