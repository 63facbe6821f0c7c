// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/settings/settings.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::settings {

namespace {

using base::ErrorCode;

const QString theme = QStringLiteral("appearance.theme");
const QString percent = QStringLiteral("appearance.textPercent");

class SettingsTest : public testing::Test {
protected:
    void write(const QByteArray &text)
    {
        QFile file(m_file);
        ASSERT_TRUE(QDir().mkpath(m_folder) && file.open(QIODevice::WriteOnly));
        file.write(text);
    }

    QByteArray written() const
    {
        QFile file(m_file);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    QTemporaryDir m_home;
    QString m_folder = m_home.filePath(QStringLiteral("config"));
    QString m_file = m_folder + QStringLiteral("/settings.json");
};

} // namespace

TEST(SettingsTable, hasDefaultsThatItAllowsAndNoKeyTwice)
{
    QStringList keys;
    for (const SettingRow &row : settingsTable()) {
        EXPECT_TRUE(row.allows(row.otherwise)) << row.key.toStdString();
        EXPECT_LE(row.since, SettingsForm::current().version) << row.key.toStdString();
        EXPECT_EQ(row.key.count(QLatin1Char('.')), 1) << row.key.toStdString();
        keys << row.key;
    }
    EXPECT_EQ(keys.removeDuplicates(), 0);
    EXPECT_EQ(SettingsForm::current().migrations.size(), std::size_t(SettingsForm::current().version - 1));
}

TEST_F(SettingsTest, beginWithTheDefaultsAndWriteNothing)
{
    const Settings settings(m_file);
    EXPECT_EQ(settings.text(theme), QStringLiteral("system"));
    EXPECT_TRUE(settings.isDefault(theme));
    EXPECT_FALSE(QFile::exists(m_file));
}

TEST_F(SettingsTest, canBeReadWithoutTouchingTheFile)
{
    EXPECT_EQ(Settings::valueIn(m_file, theme), QStringLiteral("system")) << "there is none";
    {
        Settings settings(m_file);
        ASSERT_TRUE(settings.set(theme, QStringLiteral("dark")));
    }
    EXPECT_EQ(Settings::valueIn(m_file, theme), QStringLiteral("dark"));
    QFile file(m_file);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("{broken");
    file.close();
    EXPECT_EQ(Settings::valueIn(m_file, theme), QStringLiteral("system"));
    EXPECT_EQ(written(), "{broken");
}

TEST_F(SettingsTest, areKeptToTheirOwner)
{
    {
        Settings settings(m_file);
        QStringList changes;
        QObject::connect(
            &settings, &Settings::changed, &settings, [&](const QString &key) { changes << key; });
        EXPECT_TRUE(settings.set(theme, QStringLiteral("light")));
        EXPECT_TRUE(settings.set(theme, QStringLiteral("light")));
        EXPECT_TRUE(settings.set(percent, 120));
        EXPECT_EQ(changes, (QStringList{theme, percent}));
    }
    const Settings again(m_file);
    EXPECT_EQ(again.text(theme), QStringLiteral("light"));
    EXPECT_EQ(again.number(percent), 120);
    EXPECT_EQ(QFile::permissions(m_file) & ~(QFile::ReadUser | QFile::WriteUser),
        QFile::ReadOwner | QFile::WriteOwner);
    EXPECT_EQ(QDir(m_folder).entryList(QDir::Files), QStringList{QStringLiteral("settings.json")});
}

TEST_F(SettingsTest, takeNoValueThatTheTableDoesNotAllow)
{
    Settings settings(m_file);
    EXPECT_EQ(settings.set(theme, QStringLiteral("pink")).error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(settings.set(theme, 1).error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(settings.set(percent, 1000).error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(settings.set(percent, 100.5).error().code, ErrorCode::InvalidArgument);
    EXPECT_FALSE(QFile::exists(m_file));
}

TEST_F(SettingsTest, keepWhatThisVersionDoesNotKnow)
{
    write(
        R"({"version": 1, "note": "mine", "settings": {"a.b": [1], "appearance.theme": "pink", "time.zone": "local"}})");
    Settings settings(m_file);
    EXPECT_EQ(settings.text(theme), QStringLiteral("system")); // a value of another version
    ASSERT_TRUE(settings.set(percent, 110));
    const QJsonObject whole = QJsonDocument::fromJson(written()).object();
    EXPECT_EQ(whole[QLatin1String("note")], QStringLiteral("mine"));
    const QJsonObject values = whole[QLatin1String("settings")].toObject();
    EXPECT_EQ(values[QLatin1String("a.b")].toArray().size(), 1);
    EXPECT_EQ(values[theme], QStringLiteral("pink"));
    EXPECT_EQ(values[percent], 110);
    EXPECT_FALSE(settings.keptAside());
}

TEST_F(SettingsTest, forgetAChoiceThatIsReset)
{
    Settings settings(m_file);
    ASSERT_TRUE(settings.set(theme, QStringLiteral("dark")));
    EXPECT_FALSE(settings.isDefault(theme));
    ASSERT_TRUE(settings.reset(theme));
    EXPECT_TRUE(settings.isDefault(theme));
    EXPECT_FALSE(written().contains("appearance.theme"));
}

TEST_F(SettingsTest, ofALaterVersionAreReadAndNeverOverwritten)
{
    const QByteArray later = R"({"version": 2, "settings": {"appearance.theme": "dark", "new": 1}})";
    write(later);
    Settings settings(m_file);
    EXPECT_TRUE(settings.readOnly());
    EXPECT_EQ(settings.text(theme), QStringLiteral("dark"));
    EXPECT_TRUE(settings.set(theme, QStringLiteral("light")));
    EXPECT_EQ(settings.text(theme), QStringLiteral("light"));
    EXPECT_EQ(written(), later);
}

TEST_F(SettingsTest, thatAreBrokenAreKeptAsideAndNamed)
{
    for (const QByteArray &text : {QByteArray("{\"version\": 1, \"set"), QByteArray("[]"), QByteArray(),
             QByteArray(R"({"settings": {}})"), QByteArray(R"({"version": 1, "settings": []})"),
             QByteArray(R"({"version": -1, "settings": {}})")}) {
        write(text);
        Settings settings(m_file);
        ASSERT_TRUE(settings.keptAside()) << text.toStdString();
        const QString aside = QString::fromStdString(settings.keptAside()->where);
        QFile file(aside);
        ASSERT_TRUE(file.open(QIODevice::ReadOnly)) << aside.toStdString();
        EXPECT_EQ(file.readAll(), text);
        EXPECT_FALSE(settings.readOnly());
        EXPECT_TRUE(settings.set(theme, QStringLiteral("dark")));
    }
    EXPECT_EQ(QDir(m_folder).entryList({QStringLiteral("*.broken-*")}).size(), 6); // none overwrote another
}

TEST_F(SettingsTest, ofAnEarlierVersionAreBroughtForwardStepByStep)
{
    SettingsForm form;
    form.version = 3;
    form.migrations = {
        [](QJsonObject &values) { values[QLatin1String("b")] = values.take(QLatin1String("a")); },
        [](QJsonObject &values) {
            values[theme] = values.take(QLatin1String("b"));
        }};
    write(R"({"version": 1, "settings": {"a": "dark"}})");
    Settings settings(m_file, settingsTable(), form);
    EXPECT_EQ(settings.text(theme), QStringLiteral("dark"));
    ASSERT_TRUE(settings.set(percent, 110));
    EXPECT_EQ(QJsonDocument::fromJson(written())[QLatin1String("version")], 3);
}

TEST_F(SettingsTest, holdAlsoWhenTheyCannotBeWritten)
{
    QFile inTheWay(m_folder);
    ASSERT_TRUE(inTheWay.open(QIODevice::WriteOnly)); // a file where the folder should be
    Settings settings(m_file);
    EXPECT_EQ(settings.set(theme, QStringLiteral("dark")).error().code, ErrorCode::FileUnwritable);
    EXPECT_EQ(settings.text(theme), QStringLiteral("dark"));
}

} // namespace zumik::settings
