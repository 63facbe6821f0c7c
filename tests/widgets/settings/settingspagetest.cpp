// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/settings/settingspage.h"

#include "models/settings/settings.h"
#include "widgets/common/look.h"
#include "widgets/controls/barbutton.h"
#include "widgets/controls/choicepopup.h"
#include "widgets/settings/settingline.h"
#include "widgets/settings/settingwords.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <gtest/gtest.h>

namespace zumik::widgets::settings {

namespace {

using zumik::settings::Settings;

const QString theme = QStringLiteral("appearance.theme");

struct SettingsPageTest : testing::Test {
    SettingsPageTest() { page.show(); }

    SettingLine *line(const QString &key)
    {
        for (SettingLine *each : page.findChildren<SettingLine *>()) {
            if (each->key() == key) {
                return each;
            }
        }
        return nullptr;
    }

    common::Look look{common::Theme::Kind::Dark};
    Settings settings{QString()};
    SettingsPage page{&look, settings};
};

} // namespace

TEST(SettingWords, areThereForEveryRowGroupAndChoice)
{
    for (const zumik::settings::SettingRow &row : zumik::settings::settingsTable()) {
        const SettingWords words = wordsOf(row.key);
        EXPECT_FALSE(words.title.isEmpty() || words.text.isEmpty()) << row.key.toStdString();
        EXPECT_FALSE(groupWords(row.key.section(QLatin1Char('.'), 0, 0)).isEmpty()) << row.key.toStdString();
        EXPECT_FALSE(valueWords(row, row.otherwise).isEmpty());
    }
}

TEST_F(SettingsPageTest, showsALineForEveryRow)
{
    EXPECT_EQ(std::size_t(page.shown().size()), settings.table().size());
}

TEST_F(SettingsPageTest, leavesTheLinesThatHoldWhatIsTyped)
{
    auto *const search = page.findChild<QLineEdit *>();
    QTest::keyClicks(search, QStringLiteral("high contr"));
    EXPECT_EQ(page.shown(), QStringList{theme});
    search->setText(QStringLiteral("no such thing"));
    EXPECT_TRUE(page.shown().isEmpty());
    QSignalSpy left(&page, &SettingsPage::left);
    QTest::keyClick(search, Qt::Key_Escape);
    EXPECT_EQ(std::size_t(page.shown().size()), settings.table().size());
    EXPECT_EQ(left.size(), 0);
    QTest::keyClick(search, Qt::Key_Escape);
    EXPECT_EQ(left.size(), 1);
}

TEST_F(SettingsPageTest, takesAChoiceAtOnceAndPutsItBack)
{
    SettingLine *const row = line(theme);
    auto *const value = row->findChild<controls::BarButton *>();
    auto *const reset = row->findChild<QPushButton *>();
    EXPECT_FALSE(reset->isVisible());
    QTest::mouseClick(value, Qt::LeftButton);
    auto *const popup = row->findChild<controls::ChoicePopup *>();
    ASSERT_TRUE(popup->isVisible());
    popup->choose(2);
    EXPECT_EQ(settings.text(theme), QStringLiteral("light"));
    EXPECT_EQ(value->label(), QStringLiteral("Light"));
    EXPECT_EQ(value->accessibleName(), QStringLiteral("Theme: Light"));
    ASSERT_TRUE(reset->isVisible());
    QTest::mouseClick(reset, Qt::LeftButton);
    EXPECT_TRUE(settings.isDefault(theme));
    EXPECT_FALSE(reset->isVisible());
}

TEST_F(SettingsPageTest, takesNumbersInTheirSteps)
{
    const QString key = QStringLiteral("appearance.textPercent");
    SettingLine *const row = line(key);
    QTest::mouseClick(row->findChild<controls::BarButton *>(), Qt::LeftButton);
    row->findChild<controls::ChoicePopup *>()->choose(4); // 80, 90, 100, 110, 120
    EXPECT_EQ(settings.number(key), 120);
    EXPECT_EQ(row->findChild<controls::BarButton *>()->label(), QStringLiteral("120 %"));
}

TEST_F(SettingsPageTest, saysWhatASpoiledFileBecame)
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(QStringLiteral("settings.json"));
    QFile spoiled(file);
    ASSERT_TRUE(spoiled.open(QIODevice::WriteOnly));
    spoiled.write("{");
    spoiled.close();
    Settings broken(file);
    const SettingsPage other(&look, broken);
    QString said;
    for (const QLabel *label : other.findChildren<QLabel *>()) {
        said += label->text();
    }
    EXPECT_TRUE(said.contains(file + QStringLiteral(".broken-1"))) << said.toStdString();
}

} // namespace zumik::widgets::settings
