// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/tunnelsheet.h"
#include "tests/app/window/mainwindowfixture.h"
#include "widgets/shell/actions.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>

#include <algorithm>
#include <map>

namespace zumik::app {

namespace {

using widgets::shell::TunnelSheet;

ssh::TunnelStatus upAndRunning()
{
    ssh::TunnelStatus status;
    status.state = ssh::TunnelState::Connected;
    status.legs.resolve = std::chrono::milliseconds(3);
    status.legs.connect = std::chrono::milliseconds(21);
    status.legs.handshake = std::chrono::milliseconds(1045);
    status.legs.authenticate = std::chrono::milliseconds(62);
    status.address = "203.0.113.5";
    status.keyExchange = "curve25519-sha256";
    status.cipher = "chacha20-poly1305@openssh.com";
    status.hostKeyType = "ssh-ed25519";
    status.hostKeyFingerprint = "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU";
    status.authentication = "publickey ssh-ed25519 SHA256:abc (agent)";
    status.bytesIn = 1'234'567;
    status.bytesOut = 890;
    status.channels = 2;
    status.roundTrip = std::chrono::microseconds(23'400);
    return status;
}

class TunnelSheetTest : public MainWindowTest {
protected:
    void SetUp() override
    {
        MainWindowTest::SetUp();
        session.tunnelStatus = upAndRunning();
    }

    TunnelSheet *open()
    {
        window->actions().run(QStringLiteral("connection.tunnel"));
        return part<TunnelSheet>();
    }

    QString valueOf(const QString &name) const
    {
        const QString beginning = name + QStringLiteral(": ");
        for (const auto *const label : part<TunnelSheet>()->findChildren<QLabel *>()) {
            if (label->accessibleName().startsWith(beginning)) {
                return label->text();
            }
        }
        return {};
    }
};

TEST_F(TunnelSheetTest, tellsTimesKeysLoginAndTraffic)
{
    connectSession();
    const auto *const sheet = open();
    ASSERT_TRUE(sheet->isVisible());
    const std::map<const char *, const char *> told{{"Host", "vps"}, {"Address", "203.0.113.5"},
        {"Name", "3 ms"}, {"Network", "21 ms"}, {"SSH", "1,045 ms"}, {"Log in", "62 ms"},
        {"Round trip", "23 ms"}, {"Host key", "ssh-ed25519"},
        {"Fingerprint", "SHA256:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU"},
        {"Key exchange", "curve25519-sha256"}, {"Cipher", "chacha20-poly1305@openssh.com"},
        {"Logged in by", "publickey ssh-ed25519 SHA256:abc (agent)"}, {"Received", "1.2 MB"},
        {"Sent", "890 bytes"}, {"Channels open", "2"}};
    for (const auto &[name, value] : told) {
        EXPECT_EQ(valueOf(QLatin1String(name)).toStdString(), value) << name;
    }
}

TEST_F(TunnelSheetTest, scrollsInAWindowThatIsLowerThanItAndKeepsItsButtonsInSight)
{
    session.tunnelStatus->passed = {upAndRunning(), upAndRunning(), upAndRunning()};
    window->resize(1024, 700);
    connectSession();
    const auto *const sheet = open();
    EXPECT_LE(sheet->height(), window->height());
    for (const QPushButton *button : sheet->findChildren<QPushButton *>()) {
        EXPECT_TRUE(sheet->rect().contains(button->geometry())) << button->text().toStdString();
    }
    const auto *const scroll = sheet->findChild<QScrollArea *>();
    EXPECT_GT(scroll->verticalScrollBar()->maximum(), 0);
    EXPECT_GE(scroll->viewport()->width(), scroll->widget()->minimumSizeHint().width()) << "no line is cut";
}

TEST_F(TunnelSheetTest, keepsUpWithTheTunnelWhileItIsOpen)
{
    connectSession();
    open();
    session.tunnelStatus->bytesIn = 5'000'000;
    session.tunnelStatus->channels = 7;
    Q_EMIT session.stateChanged();
    EXPECT_EQ(valueOf(QStringLiteral("Received")), QStringLiteral("5.0 MB"));
    EXPECT_EQ(valueOf(QStringLiteral("Channels open")), QStringLiteral("7"));
}

TEST_F(TunnelSheetTest, leavesOutWhatIsNotKnownYet)
{
    session.tunnelStatus = ssh::TunnelStatus{};
    session.tunnelStatus->address = "203.0.113.5";
    window->useSession(session);
    ASSERT_TRUE(open()->isVisible());
    EXPECT_EQ(valueOf(QStringLiteral("Address")), QStringLiteral("203.0.113.5"));
    EXPECT_EQ(valueOf(QStringLiteral("Cipher")), QString());
    EXPECT_EQ(valueOf(QStringLiteral("SSH")), QString());
}

TEST_F(TunnelSheetTest, copiesTheSameWayInForAShell)
{
    connectSession();
    open();
    const auto buttons = part<TunnelSheet>()->findChildren<QPushButton *>();
    const auto copy = std::find_if(buttons.begin(), buttons.end(),
        [](const QPushButton *button) { return button->text() == QStringLiteral("Copy as ssh command"); });
    ASSERT_NE(copy, buttons.end());
    (*copy)->click();
    EXPECT_EQ(QGuiApplication::clipboard()->text(), QStringLiteral("ssh -- vps"));
}

TEST_F(TunnelSheetTest, takesTextsOfTheServerAsTheyAre)
{
    session.tunnelStatus->authentication = "<b>root</b> \x1b[31m\u202e";
    connectSession();
    open();
    const QString shown = valueOf(QStringLiteral("Logged in by"));
    EXPECT_TRUE(shown.startsWith(QStringLiteral("<b>root</b>"))) << shown.toStdString();
    EXPECT_FALSE(shown.contains(QChar(0x1b)));
    EXPECT_FALSE(shown.contains(QChar(0x202e)));
}

TEST_F(TunnelSheetTest, isNotOfferedWithoutATunnel)
{
    session.tunnelStatus.reset();
    connectSession();
    EXPECT_FALSE(
        widgets::shell::Actions::isEnabled(*window->actions().find(QStringLiteral("connection.tunnel"))));
}

TEST_F(TunnelSheetTest, goesWithTheConnection)
{
    connectSession();
    ASSERT_TRUE(open()->isVisible());
    window->leaveConnection();
    EXPECT_FALSE(part<TunnelSheet>()->isVisible());
}

} // namespace

} // namespace zumik::app
