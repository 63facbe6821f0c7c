// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connect/loginquestion.h"

#include "widgets/common/look.h"
#include "widgets/connect/secretfield.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace zumik::widgets::connect {

namespace {

struct LoginQuestionTest : testing::Test {
    void ask(const LoginAsked &asked)
    {
        question = std::make_unique<LoginQuestion>(
            &look, asked, [this](LoginQuestion::Answer answer) { answers.push_back(std::move(answer)); });
        rejections = std::make_unique<QSignalSpy>(question.get(), &QDialog::rejected);
        question->show();
    }

    static LoginAsked twoThings()
    {
        LoginAsked asked;
        asked.server = QStringLiteral("ops@vps:22");
        asked.text = QStringLiteral("<b>Look</b> at your telephone");
        asked.prompts = {{QStringLiteral("PIN:"), false}, {QStringLiteral("Code:"), true}};
        return asked;
    }

    void press(const char *text) const
    {
        for (QPushButton *const each : question->findChildren<QPushButton *>()) {
            if (each->text() == QLatin1String(text)) {
                each->click();
            }
        }
    }

    common::Look look{common::Theme::Kind::Dark};
    std::unique_ptr<LoginQuestion> question;
    std::unique_ptr<QSignalSpy> rejections;
    std::vector<LoginQuestion::Answer> answers;
};

} // namespace

TEST_F(LoginQuestionTest, eachPromptHasItsFieldAndAllAreAnsweredAtOnce)
{
    ask(twoThings());
    QTest::keyClicks(question->findChild<SecretField *>(), QStringLiteral("1234"));
    auto *const code = question->findChild<QLineEdit *>();
    EXPECT_EQ(code->accessibleName(), QStringLiteral("Code:"));
    QTest::keyClicks(code, QStringLiteral("567890"));
    QTest::keyClick(code, Qt::Key_Return);
    ASSERT_EQ(answers.size(), 1U);
    ASSERT_EQ(answers[0].values.size(), 2U);
    EXPECT_EQ(answers[0].values[0].reveal(), "1234");
    EXPECT_EQ(answers[0].values[1].reveal(), "567890");
    EXPECT_FALSE(answers[0].keep);
    EXPECT_EQ(rejections->count(), 0);
    QTest::keyClick(code, Qt::Key_Return);
    EXPECT_EQ(answers.size(), 1U) << "once";
}

TEST_F(LoginQuestionTest, whatAServerWritesIsPlainText)
{
    ask(twoThings());
    for (const QLabel *const label : question->findChildren<QLabel *>()) {
        EXPECT_EQ(label->textFormat(), Qt::PlainText) << label->text().toStdString();
    }
}

TEST_F(LoginQuestionTest, onlyAPasswordCanBeKeptAndIsNotUnlessOneSaysSo)
{
    ask(twoThings());
    EXPECT_EQ(question->findChild<QCheckBox *>(), nullptr);
    LoginAsked password = twoThings();
    password.prompts.pop_back();
    password.canKeep = true;
    ask(password);
    auto *const keep = question->findChild<QCheckBox *>();
    EXPECT_FALSE(keep->isChecked());
    keep->click();
    press("Answer");
    ASSERT_EQ(answers.size(), 1U);
    EXPECT_TRUE(answers[0].keep);
}

TEST_F(LoginQuestionTest, leavingItRejectsAndWithdrawingDoesNot)
{
    ask(twoThings());
    press("Cancel");
    EXPECT_EQ(rejections->count(), 1);
    ask(twoThings());
    question->withdraw();
    EXPECT_EQ(rejections->count(), 0);
    EXPECT_FALSE(question->isVisible());
    EXPECT_TRUE(answers.empty());
}

TEST_F(LoginQuestionTest, aHundredPromptsStillFitOnTheScreen)
{
    LoginAsked many = twoThings();
    many.prompts.assign(100, {QStringLiteral("Something:"), false});
    ask(many);
    EXPECT_LT(question->height(), 600);
    press("Answer");
    ASSERT_EQ(answers.size(), 1U);
    EXPECT_EQ(answers[0].values.size(), 100U);
}

} // namespace zumik::widgets::connect
