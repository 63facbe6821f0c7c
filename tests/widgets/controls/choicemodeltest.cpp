// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/choicemodel.h"

#include "widgets/controls/choicesearch.h"

#include <QAbstractItemModelTester>

#include <gtest/gtest.h>

namespace zumik::widgets::controls {

namespace {

using Values = std::vector<std::string>;

struct ChoiceModelTest : testing::Test {
    ChoiceModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Warning};

    void fill(const Values &taken)
    {
        model.setChoices({{QStringLiteral("all"), "$__all"}, {QStringLiteral("Alpha"), "a"},
                             {QStringLiteral("Beta"), "b"}, {QStringLiteral("Gamma"), "c"}},
            taken);
    }
};

TEST_F(ChoiceModelTest, oneChoiceReplacesTheOther)
{
    fill({"a"});
    model.take(2);
    EXPECT_EQ(model.taken(), Values{"b"});
    EXPECT_EQ(model.index(2).data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Checked);
    EXPECT_EQ(model.index(1).data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Unchecked);
}

TEST_F(ChoiceModelTest, severalChoicesAddUpAndGoAgain)
{
    model.setMulti(true);
    fill({"a"});
    model.take(2);
    EXPECT_EQ(model.taken(), (Values{"a", "b"}));
    model.take(1);
    EXPECT_EQ(model.taken(), Values{"b"});
}

TEST_F(ChoiceModelTest, theLastChoiceStaysWhereNothingCanStandIn)
{
    model.setMulti(true);
    fill({"a"});
    model.take(1);
    EXPECT_EQ(model.taken(), Values{"a"});
}

TEST_F(ChoiceModelTest, allStandsAloneAndComesBackByItself)
{
    model.setMulti(true, "$__all");
    fill({"$__all"});
    model.take(1);
    EXPECT_EQ(model.taken(), Values{"a"});
    model.take(2);
    model.take(0);
    EXPECT_EQ(model.taken(), Values{"$__all"});
    model.take(3);
    model.take(3);
    EXPECT_EQ(model.taken(), Values{"$__all"});
}

TEST_F(ChoiceModelTest, aFilterNarrowsWhatShowsAndKeepsWhatIsTaken)
{
    fill({"c"});
    model.setFilter(QStringLiteral("MM"));
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_EQ(model.firstTakenRow(), 0);
    model.setFilter(QStringLiteral("nothing like it"));
    EXPECT_EQ(model.rowCount(), 0);
    model.take(0);
    EXPECT_EQ(model.taken(), Values{"c"});
    EXPECT_EQ(model.total(), 4);
}

TEST_F(ChoiceModelTest, aFilterThatGrowsShrinksAndChangesFindsTheSameAsOneThatIsNew)
{
    fill({});
    const auto found = [this](const char *filter) {
        model.setFilter(QString::fromUtf8(filter));
        std::string rows;
        for (int row = 0; row < model.rowCount(); ++row) {
            rows += model.index(row).data().toString().left(1).toStdString();
        }
        return rows;
    };
    EXPECT_EQ(found("a"), "aABG");
    EXPECT_EQ(found("am"), "G");
    EXPECT_EQ(found("a"), "aABG");
    EXPECT_EQ(found("al"), "aA");
    EXPECT_EQ(found("be"), "B");
    EXPECT_EQ(found("b"), "B");
    EXPECT_EQ(found(""), "aABG");
}

TEST_F(ChoiceModelTest, whatIsTypedCanBeTakenWhereAnyTextIsAllowed)
{
    model.setFree(true);
    fill({"a"});
    EXPECT_EQ(model.rowCount(), 4);
    model.setFilter(QStringLiteral("Alph"));
    ASSERT_EQ(model.rowCount(), 2);
    EXPECT_EQ(model.index(1).data().toString(), QStringLiteral("Use \"Alph\""));
    model.take(1);
    EXPECT_EQ(model.taken(), Values{"Alph"});
    EXPECT_EQ(model.index(1).data(Qt::CheckStateRole).value<Qt::CheckState>(), Qt::Checked);
    model.setFilter(QStringLiteral("Alpha")); // that is one of them
    EXPECT_EQ(model.rowCount(), 1);
    model.setFree(false);
    model.setFilter(QStringLiteral("zzz"));
    EXPECT_EQ(model.rowCount(), 0);
}

TEST(ChoiceSearches, findPartsWhateverTheirCase)
{
    const auto finds = [](const char *part, std::string_view text) {
        return ChoiceSearch(QString::fromUtf8(part)).finds(text);
    };
    EXPECT_TRUE(finds("POD", "my-pod-1"));
    EXPECT_TRUE(finds("pod", "MY-POD"));
    EXPECT_TRUE(finds("aab", "aaab"));
    EXPECT_TRUE(finds("", ""));
    EXPECT_FALSE(finds("pod", "po"));
    EXPECT_FALSE(finds("x", ""));
    EXPECT_TRUE(finds("\303\211", "caf\303\251")); // \u00c9 in caf\u00e9
    EXPECT_FALSE(finds("e", "\303\251"));
}

TEST_F(ChoiceModelTest, rowsThatAreNotThereChangeNothing)
{
    fill({"a"});
    model.take(-1);
    model.take(99);
    EXPECT_EQ(model.taken(), Values{"a"});
    EXPECT_FALSE(model.data(QModelIndex(), Qt::DisplayRole).isValid());
}

} // namespace

} // namespace zumik::widgets::controls
