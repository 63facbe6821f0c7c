// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/appearance.h"

#include "tests/models/desktop/fakeportal.h"
#include "tests/models/secrets/keyring.h"
#include "tests/support/waitfor.h"

#include <QApplication>
#include <QEvent>

#include <gtest/gtest.h>

namespace zumik::app {

namespace {

using desktop::Preferences;
using widgets::common::Theme;

QPalette paletteOf(Qt::GlobalColor back, Qt::GlobalColor text)
{
    QPalette palette;
    palette.setColor(QPalette::Window, back);
    palette.setColor(QPalette::WindowText, text);
    return palette;
}

struct AppearanceTest : testing::Test {
    ~AppearanceTest() override
    {
        QApplication::setPalette(QPalette());
        QApplication::setStyle(QStringLiteral("fusion")); // the look goes
    }
};

} // namespace

TEST_F(AppearanceTest, followsThePaletteOfTheDesktop)
{
    Appearance appearance(std::nullopt);
    QApplication::setPalette(paletteOf(Qt::darkGray, Qt::white));
    EXPECT_EQ(appearance.look()->theme().kind(), Theme::Kind::Dark);
    QApplication::setPalette(paletteOf(Qt::lightGray, Qt::black));
    EXPECT_EQ(appearance.look()->theme().kind(), Theme::Kind::Light);
    QApplication::setPalette(paletteOf(Qt::black, Qt::white));
    EXPECT_EQ(appearance.look()->theme().kind(), Theme::Kind::HighContrast);
}

TEST_F(AppearanceTest, keepsWhatTheUserChose)
{
    Appearance appearance(Theme::Kind::Light);
    QApplication::setPalette(paletteOf(Qt::darkGray, Qt::white));
    EXPECT_EQ(appearance.look()->theme().kind(), Theme::Kind::Light);
    appearance.choose(std::nullopt);
    EXPECT_EQ(appearance.look()->theme().kind(), Theme::Kind::Dark);
}

TEST_F(AppearanceTest, takesWhatTheDesktopSaysBeforeWhatItsPaletteShows)
{
    using Scheme = Preferences::Scheme;
    QApplication::setPalette(paletteOf(Qt::lightGray, Qt::black));
    EXPECT_EQ(desktopTheme({Scheme::None, false}), Theme::Kind::Light);
    EXPECT_EQ(desktopTheme({Scheme::Dark, false}), Theme::Kind::Dark);
    EXPECT_EQ(desktopTheme({Scheme::Dark, true}), Theme::Kind::HighContrast);
    QApplication::setPalette(paletteOf(Qt::black, Qt::white));
    EXPECT_EQ(desktopTheme({Scheme::Light, false}), Theme::Kind::HighContrast);
}

TEST_F(AppearanceTest, turnsDarkWithTheDesktopWhenOneComesBackToIt)
{
    const tests::SessionBus bus;
    qputenv("DBUS_SESSION_BUS_ADDRESS", bus.address().c_str());
    tests::FakePortal portal(bus.address());
    portal.set(QStringLiteral("color-scheme"), 2U);
    Appearance appearance(std::nullopt);
    qunsetenv("DBUS_SESSION_BUS_ADDRESS");
    const auto shows = [&](Theme::Kind kind) {
        return [&appearance, kind] {
            QEvent back(QEvent::ApplicationActivate);
            QApplication::sendEvent(qApp, &back);
            return appearance.look()->theme().kind() == kind;
        };
    };
    EXPECT_TRUE(tests::waitUntil(shows(Theme::Kind::Light)));
    portal.set(QStringLiteral("color-scheme"), 1U);
    EXPECT_TRUE(tests::waitUntil(shows(Theme::Kind::Dark)));
}

} // namespace zumik::app
