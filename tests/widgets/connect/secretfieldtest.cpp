// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connect/secretfield.h"

#include "widgets/common/look.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QInputMethodEvent>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace zumik::widgets::connect {

namespace {

struct SecretFieldTest : testing::Test {
    SecretFieldTest()
    {
        field.resize(240, 28);
        field.show();
    }

    std::string held() const { return std::string(field.secret().reveal()); }

    common::Look look{common::Theme::Kind::Dark};
    SecretField field{&look};
};

} // namespace

TEST_F(SecretFieldTest, takesWhatIsTypedAndTakesItBackByTheLetter)
{
    QTest::keyClicks(&field, QStringLiteral("ab c"));
    QInputMethodEvent composed;
    composed.setCommitString(QStringLiteral("\u00e4\u20ac"));
    QCoreApplication::sendEvent(&field, &composed);
    EXPECT_EQ(held(), "ab c\u00e4\u20ac");
    EXPECT_EQ(field.length(), 6);
    QTest::keyClick(&field, Qt::Key_Backspace);
    EXPECT_EQ(held(), "ab c\u00e4");
    QTest::keyClick(&field, Qt::Key_Backspace, Qt::ControlModifier);
    EXPECT_TRUE(field.isEmpty());
}

TEST_F(SecretFieldTest, pastesALineWithoutItsEnd)
{
    QGuiApplication::clipboard()->setText(QStringLiteral("  token-4711\n"));
    QTest::keyClick(&field, Qt::Key_V, Qt::ControlModifier);
    EXPECT_EQ(held(), "token-4711");
    QGuiApplication::clipboard()->setText(QStringLiteral("two\nlines"));
    QTest::keyClick(&field, Qt::Key_V, Qt::ControlModifier);
    EXPECT_EQ(held(), "token-4711") << "which no header could carry";
}

TEST_F(SecretFieldTest, whatIsTypedOverEverythingReplacesIt)
{
    QTest::keyClicks(&field, QStringLiteral("old"));
    QTest::keyClick(&field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(&field, QStringLiteral("new"));
    EXPECT_EQ(held(), "new");
}

TEST_F(SecretFieldTest, givesNothingToTheClipboard)
{
    QTest::keyClicks(&field, QStringLiteral("secret"));
    QGuiApplication::clipboard()->setText(QStringLiteral("before"));
    QTest::keyClick(&field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(&field, Qt::Key_C, Qt::ControlModifier);
    QTest::keyClick(&field, Qt::Key_X, Qt::ControlModifier);
    EXPECT_EQ(QGuiApplication::clipboard()->text(), QStringLiteral("before"));
}

TEST_F(SecretFieldTest, keepsItsMemoryInOnePlaceAndNoMoreThanItSays)
{
    const std::string long_(SecretField::most, 'x');
    QGuiApplication::clipboard()->setText(QString::fromStdString(long_));
    QTest::keyClick(&field, Qt::Key_V, Qt::ControlModifier);
    EXPECT_EQ(field.length(), static_cast<int>(SecretField::most));
    QTest::keyClicks(&field, QStringLiteral("y"));
    EXPECT_EQ(held(), long_);
}

TEST_F(SecretFieldTest, isAPasswordFieldToAScreenReader)
{
    field.setAccessibleName(QStringLiteral("Token"));
    QTest::keyClicks(&field, QStringLiteral("hunter2"));
    QAccessibleInterface *const face = QAccessible::queryAccessibleInterface(&field);
    ASSERT_NE(face, nullptr);
    EXPECT_TRUE(face->state().passwordEdit);
    EXPECT_EQ(face->text(QAccessible::Name), QStringLiteral("Token"));
    EXPECT_EQ(face->text(QAccessible::Value), QString(7, QChar(0x2022)));
    EXPECT_EQ(field.inputMethodQuery(Qt::ImSurroundingText).toString(), QString());
}

TEST_F(SecretFieldTest, looksTheSameWhateverIsTyped)
{
    QTest::keyClicks(&field, QStringLiteral("abc"));
    const QImage one = field.grab().toImage();
    field.clear();
    QTest::keyClicks(&field, QStringLiteral("WWW"));
    EXPECT_EQ(field.grab().toImage(), one);
}

} // namespace zumik::widgets::connect
