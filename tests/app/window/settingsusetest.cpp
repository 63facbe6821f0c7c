// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settingsuse.h"

#include "app/appearance.h"
#include "app/mainwindow.h"
#include "app/services.h"
#include "models/settings/settings.h"
#include "widgets/settings/settingspage.h"

#include <QApplication>
#include <QTest>

#include <gtest/gtest.h>

namespace zumik::app {

namespace {

using widgets::common::Theme;

struct SettingsUseTest : testing::Test {
    SettingsUseTest()
    {
        QObject::connect(&window, &MainWindow::themeChosen, &appearance, &Appearance::choose);
    }

    ~SettingsUseTest() override { QApplication::setStyle(QStringLiteral("fusion")); } // the look goes

    std::shared_ptr<Services> services = *Services::make({});
    Appearance appearance{std::nullopt};
    settings::Settings settings{QString()};
    MainWindow window{services->library(), appearance.look()};
    SettingsUse use{settings, *appearance.look(), window, *services, {}};
};

} // namespace

TEST_F(SettingsUseTest, aChoiceHoldsAtOnce)
{
    ASSERT_TRUE(settings.set(QStringLiteral("appearance.theme"), QStringLiteral("high-contrast")));
    EXPECT_EQ(appearance.look()->theme().kind(), Theme::Kind::HighContrast);
    ASSERT_TRUE(settings.reset(QStringLiteral("appearance.theme")));
    EXPECT_EQ(appearance.look()->theme().kind(), desktopTheme());

    const auto size = [this] {
        return appearance.look()->fonts().font("body").pixelSize();
    };
    const int before = size();
    ASSERT_TRUE(settings.set(QStringLiteral("appearance.textPercent"), 200));
    EXPECT_EQ(size(), 2 * before);

    ASSERT_TRUE(settings.set(QStringLiteral("boards.refresh"), QStringLiteral("1m")));
    EXPECT_EQ(window.refreshInterval(), std::chrono::minutes(1));
}

TEST_F(SettingsUseTest, theZoneIsThatOfTheComputerOrUtc)
{
    const QByteArray before = qgetenv("TZ");
    qputenv("TZ", "Asia/Tokyo");
    ASSERT_TRUE(settings.set(QStringLiteral("time.zone"), QStringLiteral("local")));
    EXPECT_EQ(appearance.look()->clock().offsetAt(base::Time{0}), std::chrono::hours(9));
    ASSERT_TRUE(settings.set(QStringLiteral("time.zone"), QStringLiteral("utc")));
    EXPECT_EQ(appearance.look()->clock().offsetAt(base::Time{0}), base::Duration(0));
    before.isNull() ? qunsetenv("TZ") : qputenv("TZ", before);
}

TEST_F(SettingsUseTest, whatIsChosenInTheWindowIsKept)
{
    window.setThemeChoice(Theme::Kind::Light);
    EXPECT_EQ(settings.text(QStringLiteral("appearance.theme")), QStringLiteral("light"));
    EXPECT_EQ(appearance.look()->theme().kind(), Theme::Kind::Light);
    window.setLocalTime(true);
    EXPECT_EQ(settings.text(QStringLiteral("time.zone")), QStringLiteral("local"));
    ASSERT_TRUE(settings.reset(QStringLiteral("time.zone")));
    EXPECT_FALSE(window.localTime());
}

TEST_F(SettingsUseTest, aKeyOpensThePageAndEscapeLeavesIt)
{
    window.show();
    ASSERT_TRUE(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&window, Qt::Key_Comma, Qt::ControlModifier);
    auto *const page = window.findChild<widgets::settings::SettingsPage *>();
    ASSERT_NE(page, nullptr);
    EXPECT_TRUE(page->isVisible());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    EXPECT_FALSE(page->isVisible());
}

} // namespace zumik::app
