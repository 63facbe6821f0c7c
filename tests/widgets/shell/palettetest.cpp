// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/palette.h"
#include "models/dashboard/fuzzy.h"
#include "widgets/common/look.h"
#include "widgets/shell/palettemodel.h"

#include <QAbstractItemModelTester>

#include <gtest/gtest.h>

namespace zumik::widgets::shell {

namespace {

using zumik::dashboard::fuzzyScore;

std::optional<int> score(const char *typed, const char *text)
{
    return fuzzyScore(QString::fromUtf8(typed), QString::fromUtf8(text));
}

TEST(Fuzzy, lettersInTheirOrderWhateverTheirCase)
{
    EXPECT_TRUE(score("zo", "Zoom out"));
    EXPECT_TRUE(score("zot", "Zoom out"));
    EXPECT_FALSE(score("oz", "Zoom out"));
    EXPECT_FALSE(score("zoomx", "Zoom out"));
    EXPECT_TRUE(score("", "anything"));
    EXPECT_FALSE(score("a", ""));
}

TEST(Fuzzy, everyTypedWordMustBeThere)
{
    EXPECT_TRUE(score("out zoom", "Zoom out"));
    EXPECT_FALSE(score("out panel", "Zoom out"));
}

TEST(Fuzzy, beginningsOfWordsAndNeighborsCountMore)
{
    EXPECT_GT(score("re", "Refresh now"), score("re", "Theme: as before"));
    EXPECT_GT(score("zo", "Zoom out"), score("zo", "Fuzzy old"));
    EXPECT_GT(score("br", "BYOC runtime"), score("br", "Cobra"));
    EXPECT_GT(score("theme dark", "Theme: dark"), score("theme dark", "Theme: drawing as king"));
    EXPECT_GT(score("zumik", "Zumik"), score("zumik", "Zumik API (managed providers)"));
}

TEST(Fuzzy, aHugeTextIsNoTrouble)
{
    const QString huge(1'000'000, QLatin1Char('a'));
    EXPECT_TRUE(fuzzyScore(QStringLiteral("aaa"), huge));
    EXPECT_FALSE(fuzzyScore(huge, QStringLiteral("a")));
}

TEST(Palette, isAsHighAsWhatItOffersEachTime)
{
    const common::Look look(common::Theme::Kind::Dark);
    QWidget window;
    window.resize(1000, 800);
    window.show();
    Palette palette(&look, &window);
    const auto offer = [&](int count) {
        palette.open(std::vector<PaletteEntry>(
            static_cast<std::size_t>(count), {QStringLiteral("one"), QStringLiteral("Action")}));
        return palette.height();
    };
    const int two = offer(2);
    const int many = offer(30);
    palette.hide();
    EXPECT_GT(many, two + 100);
    EXPECT_EQ(offer(2), two);
}

TEST(PaletteModel, theBestComeFirstAndNothingTypedShowsAll)
{
    PaletteModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setEntries({{QStringLiteral("Fuzzy old"), QStringLiteral("Action")},
        {QStringLiteral("Zoom out"), QStringLiteral("Action"), QStringLiteral("Z")},
        {QStringLiteral("byc_1"), QStringLiteral("Cluster")}});
    EXPECT_EQ(model.rowCount(), 3);
    model.setTyped(QStringLiteral("zo"));
    ASSERT_EQ(model.rowCount(), 2);
    EXPECT_EQ(model.index(0).data().toString(), QStringLiteral("Zoom out"));
    EXPECT_EQ(model.index(0).data(PaletteModel::KeysRole).toString(), QStringLiteral("Z"));
    model.setTyped(QStringLiteral("cluster"));
    ASSERT_EQ(model.rowCount(), 1);
    EXPECT_EQ(model.entry(0)->text, QStringLiteral("byc_1"));
    model.setTyped(QStringLiteral("nothing like it"));
    EXPECT_EQ(model.rowCount(), 0);
    EXPECT_EQ(model.entry(0), nullptr);
}

} // namespace

} // namespace zumik::widgets::shell
