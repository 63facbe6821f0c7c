// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connect/connectpage.h"

#include "widgets/common/look.h"
#include "widgets/connect/hostkeycard.h"

#include <QApplication>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <gtest/gtest.h>

namespace zumik::widgets::connect {

namespace {

using common::Status;
using Stage = ConnectPage::Stage;

QString saidBy(const QWidget &widget)
{
    QString text;
    for (const QLabel *label : widget.findChildren<QLabel *>()) {
        EXPECT_EQ(label->textFormat(), Qt::PlainText);
        text += label->isVisible() ? QString(label->text() + QLatin1Char('\n')) : QString();
    }
    return text;
}

QPushButton *buttonOf(const QWidget &widget, const char *text)
{
    for (QPushButton *const each : widget.findChildren<QPushButton *>()) {
        if (each->text() == QLatin1String(text)) {
            return each;
        }
    }
    return nullptr;
}

struct ConnectPageTest : testing::Test {
    ConnectPageTest()
    {
        page.resize(1000, 700);
        page.show();
        EXPECT_TRUE(QTest::qWaitForWindowActive(&page));
    }

    QLineEdit *field(const char *name) const
    {
        for (QLineEdit *const each : page.findChildren<QLineEdit *>()) {
            if (each->accessibleName() == QLatin1String(name)) {
                return each;
            }
        }
        return nullptr;
    }

    common::Look look{common::Theme::Kind::Dark};
    ConnectPage page{&look};
};

struct HostKeyCardTest : testing::Test {
    HostKeyCardTest()
    {
        card.show();
        EXPECT_TRUE(QTest::qWaitForWindowActive(&card));
    }

    common::Look look{common::Theme::Kind::Dark};
    HostKeyCard card{&look,
        {QStringLiteral("vps, 203.0.113.24"), 2222, QStringLiteral("ssh-ed25519"),
            QStringLiteral("SHA256:abc"), QStringLiteral("/home/me/.ssh/known_hosts")}};
};

} // namespace

TEST_F(ConnectPageTest, theFieldHasTheFocusAndReturnConnects)
{
    const QSignalSpy entered(&page, &ConnectPage::addressEntered);
    EXPECT_EQ(QApplication::focusWidget(), field("Address"));
    EXPECT_FALSE(buttonOf(page, "Connect")->isEnabled());
    QTest::keyClick(field("Address"), Qt::Key_Return);
    EXPECT_EQ(entered.size(), 0) << "nothing was typed";
    QTest::keyClicks(field("Address"), QStringLiteral("ops@vps"));
    QTest::keyClick(field("Address"), Qt::Key_Return);
    ASSERT_EQ(entered.size(), 1);
    EXPECT_EQ(entered[0][0].toString(), QStringLiteral("ops@vps"));
}

TEST_F(ConnectPageTest, aComplaintGoesWithTheNextLetter)
{
    page.setComplaint(QStringLiteral("No address."));
    EXPECT_TRUE(saidBy(page).contains(QStringLiteral("No address.")));
    QTest::keyClicks(field("Address"), QStringLiteral("a"));
    EXPECT_FALSE(saidBy(page).contains(QStringLiteral("No address.")));
}

TEST_F(ConnectPageTest, eachLegSaysHowItStandsAndWhatToDo)
{
    page.setLegs({{QStringLiteral("a"), QStringLiteral("Name"), Status::Ok, QStringLiteral("found")},
        {QStringLiteral("b"), QStringLiteral("Log in"), Status::Critical, QStringLiteral("refused <b>"),
            QStringLiteral("Add the key."), QStringLiteral("Enter it")}});
    ASSERT_TRUE(QTest::qWaitFor([this] { return saidBy(page).contains(QStringLiteral("found")); }));
    const QString said = saidBy(page);
    for (const char *part : {"found", "refused <b>", "Add the key."}) {
        EXPECT_TRUE(said.contains(QLatin1String(part))) << part;
    }
    const QSignalSpy acted(&page, &ConnectPage::actionTriggered);
    buttonOf(page, "Enter it")->click();
    ASSERT_EQ(acted.size(), 1);
    EXPECT_EQ(acted[0][0].toString(), QStringLiteral("b"));
}

TEST_F(ConnectPageTest, noNameOfALegIsCutOffAlsoInLargeText)
{
    page.setLegs({{QStringLiteral("a"), QStringLiteral("Host 12 on the way"), Status::Ok},
        {QStringLiteral("b"), QStringLiteral("Log in"), Status::Waiting}});
    for (const double scale : {1.0, 2.0}) {
        look.setTextScale(scale);
        const auto fits = [this] {
            const auto rows = page.findChildren<LegRow *>();
            const auto *const longest = rows[0]->findChild<QLabel *>();
            const auto *const other = rows[1]->findChild<QLabel *>();
            return longest->width() >= longest->sizeHint().width() && other->width() == longest->width();
        };
        EXPECT_TRUE(QTest::qWaitFor(fits)) << scale;
    }
}

TEST_F(ConnectPageTest, theQuestionStandsBelowItsLeg)
{
    Leg a{QStringLiteral("a"), QStringLiteral("A"), Status::Ok, {}};
    Leg b{QStringLiteral("b"), QStringLiteral("B"), Status::Ok, {}};
    page.setLegs({a, b});
    auto *const question = new QPushButton(QStringLiteral("?"));
    page.setQuestion(QStringLiteral("a"), question);
    const auto rows = page.findChildren<LegRow *>();
    EXPECT_TRUE(
        QTest::qWaitFor([&] { return question->y() > rows[0]->y() && question->y() < rows[1]->y(); }));
    page.setQuestion({}, nullptr);
    EXPECT_EQ(page.question(), nullptr);
}

TEST_F(ConnectPageTest, atItsEndANameIsAskedForAndWhetherItIsProduction)
{
    EXPECT_FALSE(field("Profile name")->isVisible());
    page.suggestName(QStringLiteral("vps"));
    page.setStage(Stage::Arrived);
    EXPECT_EQ(QApplication::focusWidget(), field("Profile name"));
    const QSignalSpy named(&page, &ConnectPage::nameEntered);
    page.findChild<QCheckBox *>()->click();
    QTest::keyClicks(field("Profile name"), QStringLiteral("prod"));
    QTest::keyClick(field("Profile name"), Qt::Key_Return);
    ASSERT_EQ(named.size(), 1);
    EXPECT_EQ(named[0][0].toString(), QStringLiteral("prod"));
    EXPECT_TRUE(named[0][1].toBool());
}

TEST_F(ConnectPageTest, escapeLeavesIt)
{
    const QSignalSpy left(&page, &ConnectPage::left);
    QTest::keyClick(field("Address"), Qt::Key_Escape);
    EXPECT_EQ(left.size(), 1);
}

TEST_F(HostKeyCardTest, saysAllThatAPersonCompares)
{
    const QString said = saidBy(card);
    for (const char *part : {"vps, 203.0.113.24", "2222", "ssh-ed25519", "SHA256:abc",
             "/home/me/.ssh/known_hosts", "ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub"}) {
        EXPECT_TRUE(said.contains(QLatin1String(part))) << part;
    }
}

TEST_F(HostKeyCardTest, returnAndEscapeDoNotConnect)
{
    const QSignalSpy accepted(&card, &HostKeyCard::accepted);
    const QSignalSpy refused(&card, &HostKeyCard::refused);
    QWidget *const focused = QApplication::focusWidget();
    ASSERT_EQ(focused, buttonOf(card, "Don't connect"));
    QTest::keyClick(focused, Qt::Key_Space);
    QTest::keyClick(focused, Qt::Key_Escape);
    EXPECT_EQ(refused.size(), 2);
    EXPECT_EQ(accepted.size(), 0);
    buttonOf(card, "It matches, remember it")->click();
    EXPECT_EQ(accepted.size(), 1);
}

} // namespace zumik::widgets::connect
