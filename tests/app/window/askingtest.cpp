// SPDX-License-Identifier: GPL-3.0-or-later
// What the window asks where a way in ends, what it says of production, and how a profile is switched.
#include "tests/app/window/mainwindowfixture.h"
#include "widgets/connect/connectionpage.h"
#include "widgets/connect/hostkeycard.h"
#include "widgets/controls/barbutton.h"
#include "widgets/dashboard/timechoice.h"
#include "widgets/shell/firstpage.h"
#include "widgets/shell/modeband.h"
#include "widgets/shell/productionchip.h"
#include "widgets/shell/profilepopup.h"
#include "widgets/shell/profilerow.h"
#include "widgets/shell/topbar.h"

#include <QApplication>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

namespace zumik::app {

namespace {

using base::ErrorCode;
using tests::waitUntil;

class AskingTest : public MainWindowTest {
protected:
    void refuse(const base::Error &error)
    {
        window->useSession(session);
        session.fail(error);
        ASSERT_TRUE(waitUntil([this] { return window->connection()->mode() == Connection::Mode::Refused; }));
    }

    QPushButton *button(const char *text) const
    {
        for (QPushButton *const each :
            part<widgets::connect::ConnectionPage>()->findChildren<QPushButton *>()) {
            if (each->text() == QLatin1String(text) && each->isVisibleTo(window.get())) {
                return each;
            }
        }
        return nullptr;
    }

    /// Once it is there.
    void click(const char *text) const
    {
        ASSERT_TRUE(waitUntil([&] { return button(text) != nullptr; })) << text;
        QTest::mouseClick(button(text), Qt::LeftButton);
    }

    void showUnknownKey(const std::string &file)
    {
        const std::string key("\0\0\0\x0bssh-ed25519\0\0\0\x04key!", 23);
        session.hostKey = {"vps", 2222, "203.0.113.24", "ssh-ed25519", "SHA256:abc", key, file};
        refuse({ErrorCode::HostKeyUnknown, "ssh-ed25519 SHA256:abc", "vps:2222"});
    }
};

TEST_F(AskingTest, anUnknownKeyThatIsAcceptedIsWrittenDownAndTheWayIsTriedAgain)
{
    showUnknownKey(dir.file("known_hosts"));
    ASSERT_NE(part<widgets::connect::HostKeyCard>(), nullptr);
    EXPECT_EQ(button("Retry"), nullptr) << "the question is the way on";
    click("It matches, remember it");
    EXPECT_EQ(session.opened, 2);
    const std::string written = tests::readFile(dir.file("known_hosts"));
    EXPECT_EQ(written.substr(0, 3), "|1|") << written;
    EXPECT_NE(written.find(" ssh-ed25519 "), std::string::npos) << written;
    EXPECT_EQ(written.find("vps"), std::string::npos) << written;
}

TEST_F(AskingTest, anUnknownKeyThatIsNotAcceptedLeadsBackAndIsNotWrittenDown)
{
    showUnknownKey(dir.file("known_hosts"));
    const QSignalSpy left(window.get(), &MainWindow::connectionLeft);
    click("Don't connect");
    EXPECT_EQ(left.size(), 1);
    EXPECT_EQ(window->page(), QStringLiteral("first"));
    EXPECT_FALSE(part<widgets::shell::TopBar>()->isVisible());
    EXPECT_FALSE(std::filesystem::exists(dir.file("known_hosts")));
}

TEST_F(AskingTest, aKeyThatCantBeWrittenDownSaysSoAndTheQuestionStays)
{
    showUnknownKey(dir.path().string()); // a folder
    click("It matches, remember it");
    EXPECT_EQ(session.opened, 1);
    EXPECT_TRUE(part<widgets::connect::HostKeyCard>()->isVisibleTo(window.get()));
}

TEST_F(AskingTest, aChangedOrRevokedKeyHasNoWayOn)
{
    for (const ErrorCode code : {ErrorCode::HostKeyChanged, ErrorCode::HostKeyRevoked}) {
        refuse({code, "ssh-ed25519 SHA256:abc", "/home/me/.ssh/known_hosts:3"});
        EXPECT_EQ(part<widgets::connect::HostKeyCard>(), nullptr);
        EXPECT_EQ(button("Retry"), nullptr);
        EXPECT_EQ(button("It matches, remember it"), nullptr);
        EXPECT_NE(button("Other ways in"), nullptr);
    }
}

TEST_F(AskingTest, aMissingSecretIsAskedForOnceByItselfAndThenOnDemand)
{
    const QSignalSpy asked(window.get(), &MainWindow::secretRequested);
    refuse({ErrorCode::Unauthorized, "401", "http://localhost:9090"});
    EXPECT_EQ(asked.size(), 1);
    click("Retry");
    session.fail({ErrorCode::Unauthorized, "401", "http://localhost:9090"});
    ASSERT_TRUE(waitUntil([this] { return window->connection()->mode() == Connection::Mode::Refused; }));
    EXPECT_EQ(asked.size(), 1) << "no loop";
    click("Enter the secret");
    EXPECT_EQ(asked.size(), 2);
    EXPECT_EQ(window->locked()->need.place, QStringLiteral("prometheus"));
}

TEST_F(AskingTest, aLockedKeychainIsNotAskedAboutByItself)
{
    const QSignalSpy asked(window.get(), &MainWindow::secretRequested);
    refuse({ErrorCode::SecretLocked, {}, "key"});
    EXPECT_EQ(asked.size(), 0);
    EXPECT_NE(button("Retry"), nullptr);
    EXPECT_NE(button("Enter the secret"), nullptr);
}

TEST_F(AskingTest, aBoardThatIsLetInNoMoreSaysSoInABandWithAWayToEnterTheSecret)
{
    connectSession();
    const QSignalSpy asked(window.get(), &MainWindow::secretRequested);
    session.fake.failure = base::Error{ErrorCode::Unauthorized, "401", "http://localhost:9090"};
    window->board()->refresh();
    auto *const band = part<widgets::shell::ModeBand>();
    ASSERT_TRUE(waitUntil([&] { return band->isVisible(); }));
    EXPECT_TRUE(band->text().startsWith(QStringLiteral("NOT LET IN"))) << band->text().toStdString();
    EXPECT_EQ(asked.size(), 0) << "nobody is interrupted";
    QTest::mouseClick(band->findChild<QPushButton *>(), Qt::LeftButton);
    EXPECT_EQ(asked.size(), 1);
    session.fake.failure.reset();
    window->board()->refresh();
    EXPECT_TRUE(waitUntil([&] { return !band->isVisible(); }));
}

TEST_F(AskingTest, aNewSessionOfTheSameProfileShowsTheSameTimeAndAnotherProfileItsOwn)
{
    connectSession();
    const board::BoardTime usual = window->board()->run().time();
    const board::BoardTime chosen = widgets::dashboard::lastOf(std::chrono::minutes(5));
    window->board()->setTime(chosen);
    tests::ScriptedSession again(true);
    window->useSession(again);
    again.succeed();
    ASSERT_TRUE(waitUntil([this] { return window->board() != nullptr; }));
    EXPECT_EQ(window->board()->run().time(), chosen);
    tests::ScriptedSession other(true);
    other.rename(QStringLiteral("other"));
    window->useSession(other);
    other.succeed();
    ASSERT_TRUE(waitUntil([this] { return window->board() != nullptr; }));
    EXPECT_EQ(window->board()->run().time(), usual);
    window->leaveConnection();
}

TEST_F(AskingTest, pChangesToAnotherProfileByItsNumber)
{
    window->setSavedProfiles({QStringLiteral("eu"), QStringLiteral("prod")});
    connectSession();
    const QSignalSpy chosen(window.get(), &MainWindow::profileChosen);
    QTest::keyClick(window->windowHandle(), Qt::Key_P);
    auto *const popup = part<widgets::shell::ProfilePopup>();
    ASSERT_TRUE(popup->isVisible());
    EXPECT_EQ(popup->findChildren<widgets::shell::ProfileRow *>().size(), 2);
    QTest::keyClick(popup, Qt::Key_1);
    ASSERT_EQ(chosen.size(), 1);
    EXPECT_EQ(chosen[0][0].toString(), QStringLiteral("eu"));
    EXPECT_FALSE(popup->isVisible());
}

TEST_F(AskingTest, pChangesToAnotherProfileByUpAndReturn)
{
    window->setSavedProfiles({QStringLiteral("eu"), QStringLiteral("prod")});
    connectSession();
    const QSignalSpy chosen(window.get(), &MainWindow::profileChosen);
    QTest::keyClick(window->windowHandle(), Qt::Key_P);
    auto *const popup = part<widgets::shell::ProfilePopup>();
    ASSERT_TRUE(waitUntil([&] { return popup->focusWidget() != nullptr; }));
    EXPECT_EQ(popup->focusWidget()->accessibleName(), QStringLiteral("prod")) << "the one in use";
    QTest::keyClick(popup->focusWidget(), Qt::Key_Up);
    QTest::keyClick(popup->focusWidget(), Qt::Key_Return);
    ASSERT_EQ(chosen.size(), 1);
    EXPECT_EQ(chosen[0][0].toString(), QStringLiteral("eu"));
}

TEST_F(AskingTest, productionIsMarkedInEveryThemeAndNothingElseIs)
{
    connectSession();
    EXPECT_FALSE(part<widgets::shell::ProductionChip>()->isVisible());
    using Kind = widgets::common::Theme::Kind;
    tests::ScriptedSession production(true);
    production.markProduction();
    window->useSession(production);
    auto *const bar = part<widgets::shell::TopBar>();
    EXPECT_TRUE(part<widgets::shell::ProductionChip>()->isVisible());
    EXPECT_EQ(bar->profileButton()->accessibleName(), QStringLiteral("Profile prod, production"));
    for (const Kind kind : {Kind::Dark, Kind::Light, Kind::HighContrast}) {
        look.setTheme(kind);
        const QImage shown = bar->grab().toImage();
        EXPECT_EQ(shown.pixelColor(shown.width() / 2, 1), look.theme().color("mode.production.line"));
    }
    window->leaveConnection();
}

TEST_F(AskingTest, theWayToANewServerIsOfferedEverywhere)
{
    const QSignalSpy wanted(window.get(), &MainWindow::connectRequested);
    QTest::keyClick(window.get(), Qt::Key_1);
    ASSERT_TRUE(waitUntil([&] { return wanted.size() == 1; }));
    QTest::keyClick(window->windowHandle(), Qt::Key_N, Qt::ControlModifier);
    EXPECT_EQ(wanted.size(), 2);
    connectSession();
    QTest::keyClick(window->windowHandle(), Qt::Key_P);
    for (QPushButton *const each : part<widgets::shell::ProfilePopup>()->findChildren<QPushButton *>()) {
        if (each->text() == QStringLiteral("Connect to a VPS")) {
            each->click();
        }
    }
    EXPECT_EQ(wanted.size(), 3);
}

} // namespace

} // namespace zumik::app
