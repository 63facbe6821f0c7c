// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/sentences.h"

#include <gtest/gtest.h>

#include <set>

namespace zumik::widgets::common {

namespace {

constexpr int lastCode = static_cast<int>(base::ErrorCode::NotSupported);
constexpr int lastReason = static_cast<int>(board::EmptyReason::LibraryMissing);

void expectGoodManners(const Sentence &sentence, const std::string &about)
{
    EXPECT_FALSE(sentence.title.isEmpty()) << about;
    EXPECT_FALSE(sentence.text.isEmpty()) << about;
    EXPECT_FALSE(QString(sentence.title + sentence.text).contains(QLatin1Char('!'))) << about;
    EXPECT_FALSE(sentence.title.contains(QLatin1Char('_'))) << about << ": a code is no sentence";
}

} // namespace

TEST(Sentences, ExistForEveryErrorEachItsOwn)
{
    std::set<QString> titles;
    for (int code = 0; code <= lastCode; ++code) {
        const base::Error error{static_cast<base::ErrorCode>(code), "the fact", "the place"};
        const Sentence sentence = sentenceOf(error);
        expectGoodManners(sentence, std::string(base::errorName(error.code)));
        EXPECT_TRUE(sentence.text.contains(QLatin1String("the fact"))) << code;
        EXPECT_TRUE(sentence.text.contains(QLatin1String("the place"))) << code;
        EXPECT_TRUE(
            sentence.details.contains(QString::fromStdString(std::string(base::errorName(error.code)))));
        titles.insert(sentence.title);
    }
    EXPECT_EQ(static_cast<int>(titles.size()), lastCode + 1);
}

TEST(Sentences, ExistForEveryReasonOfEmptiness)
{
    std::set<QString> titles;
    for (int reason = 0; reason <= lastReason; ++reason) {
        const Sentence sentence = sentenceOf(static_cast<board::EmptyReason>(reason), "zumik_up");
        expectGoodManners(sentence, std::to_string(reason));
        titles.insert(sentence.title + sentence.text);
    }
    EXPECT_EQ(static_cast<int>(titles.size()), lastReason + 1);
    EXPECT_TRUE(sentenceOf(board::EmptyReason::None, "m", QStringLiteral("19 Nov"))
                    .text.contains(QLatin1String("19 Nov")));
}

TEST(Sentences, DontLetAServersWordsDressUp)
{
    const Sentence sentence = sentenceOf({base::ErrorCode::QueryFailed, "<b>x</b>\x1b[2J\n", {}});
    EXPECT_FALSE(sentence.text.contains(QChar(0x1b)));
    EXPECT_FALSE(sentence.text.contains(QLatin1Char('\n')));
}

} // namespace zumik::widgets::common
