// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/settings/profilestore.h"

#include "models/settings/profile.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gtest/gtest.h>

namespace zumik::settings {

namespace {

using base::ErrorCode;

class ProfileStoreTest : public testing::Test {
protected:
    static Profile profile(const QString &name, const QString &url = QStringLiteral("http://a"))
    {
        Profile made;
        made.name = name;
        made.prometheus.emplace().url = QUrl(url);
        return made;
    }

    QTemporaryDir m_home;
    QString m_folder = m_home.filePath(QStringLiteral("config/profiles"));
    ProfileStore m_store{m_folder};
};

} // namespace

TEST_F(ProfileStoreTest, isEmptyBeforeAnythingIsSaved)
{
    EXPECT_TRUE(m_store.names().isEmpty());
    EXPECT_EQ(m_store.load(QStringLiteral("prod")).error().code, ErrorCode::InvalidArgument);
    EXPECT_EQ(m_store.remove(QStringLiteral("prod")).error().code, ErrorCode::InvalidArgument);
}

TEST_F(ProfileStoreTest, givesBackWhatWasSaved)
{
    ASSERT_TRUE(m_store.save(profile(QStringLiteral("prod"))));
    ASSERT_TRUE(m_store.save(profile(QStringLiteral("lab 2"))));
    EXPECT_EQ(m_store.names(), (QStringList{QStringLiteral("lab 2"), QStringLiteral("prod")}));
    const auto loaded = m_store.load(QStringLiteral("prod"));
    ASSERT_TRUE(loaded) << describe(loaded.error());
    EXPECT_TRUE(*loaded == profile(QStringLiteral("prod")));
}

TEST_F(ProfileStoreTest, replacesAndRemoves)
{
    const QString name = QStringLiteral("prod");
    ASSERT_TRUE(m_store.save(profile(name)));
    ASSERT_TRUE(m_store.save(profile(name, QStringLiteral("http://b"))));
    EXPECT_EQ(m_store.load(name)->prometheus->url.host(), QStringLiteral("b"));
    EXPECT_TRUE(m_store.remove(name));
    EXPECT_TRUE(m_store.names().isEmpty());
    EXPECT_TRUE(QDir(m_folder).isEmpty()); // nothing half-written stays behind
}

TEST_F(ProfileStoreTest, keepsFolderAndFilesToTheirOwner)
{
    ASSERT_TRUE(m_store.save(profile(QStringLiteral("prod"))));
    constexpr auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup | QFile::ReadOther
        | QFile::WriteOther | QFile::ExeOther;
    EXPECT_FALSE(QFile::permissions(m_folder) & others);
    EXPECT_FALSE(QFile::permissions(m_folder + QStringLiteral("/prod.json")) & others);
}

TEST_F(ProfileStoreTest, takesNoNameThatLeadsOutOfItsFolder)
{
    for (const char *name : {"", "..", ".hidden", "../evil", "a/b", "a\\b", "a\nb", "-a", "ü"}) {
        EXPECT_FALSE(ProfileStore::isName(QString::fromUtf8(name))) << name;
        EXPECT_EQ(m_store.save(profile(QString::fromUtf8(name))).error().code, ErrorCode::InvalidArgument)
            << name;
        EXPECT_EQ(m_store.load(QString::fromUtf8(name)).error().code, ErrorCode::InvalidArgument) << name;
    }
    EXPECT_FALSE(ProfileStore::isName(QString(65, u'a')));
    EXPECT_TRUE(ProfileStore::isName(QString(64, u'a')));
}

TEST_F(ProfileStoreTest, namesAProfileAfterItsFile)
{
    ASSERT_TRUE(m_store.save(profile(QStringLiteral("prod"))));
    ASSERT_TRUE(
        QFile::copy(m_folder + QStringLiteral("/prod.json"), m_folder + QStringLiteral("/copy.json")));
    EXPECT_EQ(m_store.load(QStringLiteral("copy"))->name, QStringLiteral("copy"));
}

TEST_F(ProfileStoreTest, saysWhenItCannotWrite)
{
    QFile file(m_home.filePath(QStringLiteral("config")));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly)); // a file where the folder should be
    EXPECT_EQ(m_store.save(profile(QStringLiteral("prod"))).error().code, ErrorCode::FileUnwritable);
}

TEST_F(ProfileStoreTest, saysWhatIsWrongWithASpoiledFile)
{
    ASSERT_TRUE(m_store.save(profile(QStringLiteral("prod"))));
    QFile file(m_folder + QStringLiteral("/prod.json"));
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("{\"prometheus\": ");
    file.close();
    EXPECT_EQ(m_store.load(QStringLiteral("prod")).error().code, ErrorCode::JsonInvalid);
}

} // namespace zumik::settings
