// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connect/profilequestion.h"

#include "models/settings/profileuses.h"
#include "widgets/common/look.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace zumik::widgets::connect {

namespace {

struct ProfileQuestionTest : testing::Test {
    ProfileQuestionTest() { question.show(); }

    QString said() const
    {
        QString text;
        for (const QLabel *label : question.findChildren<QLabel *>()) {
            EXPECT_EQ(label->textFormat(), Qt::PlainText);
            text += label->text() + QLatin1Char('\n');
        }
        return text;
    }

    common::Look look{common::Theme::Kind::Dark};
    ProfileQuestion question{&look, QStringLiteral("/tmp/<b>x</b>.json"),
        {QStringLiteral("ops@vps"), {QStringLiteral("http://a"), QStringLiteral("http://b\u202e")},
            {QStringLiteral("TOKEN")}, {}, {QStringLiteral("/f/id")}, {QStringLiteral("bastion:22")},
            {QStringLiteral("nc -X 5 <b>proxy</b> vps 22")}}};
};

} // namespace

TEST_F(ProfileQuestionTest, namesAllThatTheProfileUsesAndNothingElse)
{
    const QString text = said();
    for (const char *part : {"/tmp/<b>x</b>.json", "ops@vps", "http://a", "TOKEN", "/f/id", "bastion:22",
             "nc -X 5 <b>proxy</b> vps 22"}) {
        EXPECT_TRUE(text.contains(QLatin1String(part))) << part;
    }
    EXPECT_FALSE(text.contains(QStringLiteral("keychain")));
    EXPECT_FALSE(text.contains(QChar(0x202e)));
}

TEST_F(ProfileQuestionTest, isAnsweredWithNoByWhoeverPressesReturnOrEscape)
{
    ASSERT_TRUE(QTest::qWaitForWindowActive(&question));
    QSignalSpy rejected(&question, &QDialog::rejected);
    QTest::keyClick(&question, Qt::Key_Return);
    EXPECT_EQ(rejected.size(), 1);
    question.show();
    QTest::keyClick(&question, Qt::Key_Escape);
    EXPECT_EQ(rejected.size(), 2);
}

TEST_F(ProfileQuestionTest, isAcceptedByItsButtonAlone)
{
    QSignalSpy accepted(&question, &QDialog::accepted);
    for (QPushButton *button : question.findChildren<QPushButton *>()) {
        if (button->text() == QStringLiteral("Open it")) {
            button->click();
        }
    }
    EXPECT_EQ(accepted.size(), 1);
}

} // namespace zumik::widgets::connect
