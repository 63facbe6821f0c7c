// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/theme.h"
#include "widgets/common/look.h"

#include <QSignalSpy>
#include <QTimeZone>

#include <gtest/gtest.h>

namespace zumik::widgets::common {

TEST(Theme, HasEveryTokenInAllThreeKinds)
{
    for (const auto kind : {Theme::Kind::Dark, Theme::Kind::Light, Theme::Kind::HighContrast}) {
        const Theme theme = Theme::builtIn(kind);
        EXPECT_EQ(theme.series().size(), 12);
        EXPECT_TRUE(theme.color("status.silenced.tint").isValid());
        EXPECT_TRUE(theme.color("mode.replay.line").isValid());
        EXPECT_EQ(theme.number("size.panelHeader"), 30);
        EXPECT_EQ(theme.number("chart.thresholdDash.1"), 4);
        EXPECT_EQ(theme.weight("type.strong"), 600);
    }
    EXPECT_EQ(Theme::builtIn(Theme::Kind::Dark).color("surface.panel"), QColor(QStringLiteral("#1A1F26")));
}

TEST(Theme, RunsItsRampsFromEndToEnd)
{
    const Theme theme = Theme::builtIn(Theme::Kind::Dark);
    EXPECT_EQ(theme.sequential(0), QColor(QStringLiteral("#2E334F")));
    EXPECT_EQ(theme.sequential(1), QColor(QStringLiteral("#EEE495")));
    EXPECT_EQ(theme.sequential(7), theme.sequential(1));
    EXPECT_EQ(theme.diverging(std::nan("")), theme.diverging(0));
}

TEST(Theme, RefusesATableThatIsNoneOrNotWhole)
{
    EXPECT_EQ(Theme::fromJson("{", Theme::Kind::Dark).error().code, base::ErrorCode::JsonInvalid);
    EXPECT_EQ(Theme::fromJson("{}", Theme::Kind::Dark).error().code, base::ErrorCode::FormatInvalid);
    EXPECT_EQ(
        Theme::fromJson(R"({"themes":{"dark":{"surface":{"panel":"chartreuse-ish"}}}})", Theme::Kind::Dark)
            .error()
            .code,
        base::ErrorCode::FormatInvalid);
}

TEST(Look, TellsWhenThemeOrZoneChange)
{
    Look look(Theme::Kind::Dark);
    QSignalSpy changed(&look, &Look::changed);
    look.setTheme(Theme::Kind::Dark);
    EXPECT_EQ(changed.count(), 0);
    look.setTheme(Theme::Kind::Light);
    look.setZone(QTimeZone("Asia/Kathmandu"));
    EXPECT_EQ(changed.count(), 2);
    EXPECT_EQ(look.clock().offsetAt({}), std::chrono::minutes(330)) << "Nepal's offset in 1970";
    EXPECT_EQ(look.fonts().font("axis").pixelSize(), 11);
}

} // namespace zumik::widgets::common
