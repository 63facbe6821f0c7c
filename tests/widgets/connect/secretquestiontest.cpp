// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connect/secretquestion.h"

#include "widgets/common/look.h"
#include "widgets/connect/secretfield.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace zumik::widgets::connect {

namespace {

using Kind = SecretWanted::Kind;

struct SecretQuestionTest : testing::Test {
    void ask(SecretWanted wanted)
    {
        question = std::make_unique<SecretQuestion>(
            &look, wanted, [this](SecretQuestion::Answer answer) { answers.push_back(std::move(answer)); });
        question->show();
    }

    template <typename T> T *named(const char *text) const
    {
        for (T *const each : question->findChildren<T *>()) {
            if (each->text() == QLatin1String(text)) {
                return each;
            }
        }
        return nullptr;
    }

    SecretField *field() const { return question->findChild<SecretField *>(); }

    QString said() const
    {
        QString text;
        for (const QLabel *label : question->findChildren<QLabel *>()) {
            EXPECT_EQ(label->textFormat(), Qt::PlainText);
            text += label->isVisible() ? QString(label->text() + QLatin1Char('\n')) : QString();
        }
        return text;
    }

    common::Look look{common::Theme::Kind::Dark};
    std::unique_ptr<SecretQuestion> question;
    std::vector<SecretQuestion::Answer> answers;
};

} // namespace

TEST_F(SecretQuestionTest, aTokenIsGivenWithReturnAndKeptUnlessOneSaysOtherwise)
{
    ask({Kind::Token, QStringLiteral("Prometheus of prod"), QStringLiteral("It answered 401.")});
    EXPECT_TRUE(said().contains(QStringLiteral("It answered 401.")));
    QTest::keyClicks(field(), QStringLiteral("t0ken"));
    QTest::keyClick(field(), Qt::Key_Return);
    ASSERT_EQ(answers.size(), 1U);
    EXPECT_EQ(answers[0].secret.reveal(), "t0ken");
    EXPECT_TRUE(answers[0].keep);
    EXPECT_TRUE(answers[0].user.isEmpty());
}

TEST_F(SecretQuestionTest, nothingIsGivenBeforeThereIsSomething)
{
    ask({Kind::Password, QStringLiteral("x"), {}});
    auto *const use = named<QPushButton>("Use it");
    EXPECT_FALSE(use->isEnabled());
    QTest::keyClicks(field(), QStringLiteral("pw"));
    EXPECT_FALSE(use->isEnabled()) << "whose?";
    QTest::keyClicks(question->findChild<QLineEdit *>(), QStringLiteral("ops"));
    EXPECT_TRUE(use->isEnabled());
    use->click();
    ASSERT_EQ(answers.size(), 1U);
    EXPECT_EQ(answers[0].user, QStringLiteral("ops"));
}

TEST_F(SecretQuestionTest, itIsATokenOrAPasswordWhereNobodyKnows)
{
    ask({Kind::Either, QStringLiteral("x"), {}});
    EXPECT_FALSE(question->findChild<QLineEdit *>()->isVisible());
    EXPECT_EQ(field()->accessibleName(), QStringLiteral("Token"));
    named<QRadioButton>("User and password")->click();
    EXPECT_TRUE(question->findChild<QLineEdit *>()->isVisible());
    EXPECT_EQ(field()->accessibleName(), QStringLiteral("Password"));
}

TEST_F(SecretQuestionTest, whereItCantBeKeptItSaysWhyAndTakesItForTheSession)
{
    SecretWanted wanted{Kind::Token, QStringLiteral("x"), {}};
    wanted.canKeep = false;
    wanted.whyNot = QStringLiteral("Not saved.");
    ask(wanted);
    EXPECT_FALSE(named<QRadioButton>("Keep it in the keychain")->isEnabled());
    EXPECT_TRUE(said().contains(QStringLiteral("Not saved.")));
    QTest::keyClicks(field(), QStringLiteral("t"));
    named<QPushButton>("Use it")->click();
    ASSERT_EQ(answers.size(), 1U);
    EXPECT_FALSE(answers[0].keep);
}

TEST_F(SecretQuestionTest, aFailureIsSaidWithoutTheSecretAndCanBeTriedOtherwise)
{
    ask({Kind::Token, QStringLiteral("x"), {}});
    QTest::keyClicks(field(), QStringLiteral("hunter2"));
    auto *const use = named<QPushButton>("Use it");
    use->click();
    EXPECT_FALSE(use->isEnabled()) << "while it is being kept";
    question->complain(QStringLiteral("The keychain is locked"), QStringLiteral("Unlock it."));
    EXPECT_TRUE(said().contains(QStringLiteral("The keychain is locked. Unlock it.")));
    EXPECT_FALSE(said().contains(QStringLiteral("hunter2")));
    EXPECT_TRUE(question->isVisible());
    named<QRadioButton>("This session only")->click();
    use->click();
    ASSERT_EQ(answers.size(), 2U);
    EXPECT_FALSE(answers[1].keep);
    EXPECT_EQ(answers[1].secret.reveal(), "hunter2");
}

TEST_F(SecretQuestionTest, isLeftWithEscape)
{
    ask({Kind::Token, QStringLiteral("x"), {}});
    QSignalSpy left(question.get(), &QDialog::rejected);
    QTest::keyClick(question.get(), Qt::Key_Escape);
    EXPECT_EQ(left.size(), 1);
    EXPECT_TRUE(answers.empty());
}

} // namespace zumik::widgets::connect
