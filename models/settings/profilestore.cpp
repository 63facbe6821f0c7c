// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/settings/profilestore.h"

#include "models/settings/privatefile.h"
#include "models/settings/profilereader.h"
#include "models/settings/profilewriter.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QStandardPaths>

namespace zumik::settings {

namespace {

using base::Done;
using base::Error;
using base::ErrorCode;

const QString suffix = QStringLiteral(".json");

Error unknownProfile(const QString &name)
{
    return {ErrorCode::InvalidArgument, "no profile is saved under that name", name.toStdString()};
}

} // namespace

ProfileStore::ProfileStore(QString folder)
    : m_folder(std::move(folder))
{
}

QString ProfileStore::defaultFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation) + QStringLiteral("/profiles");
}

bool ProfileStore::isName(const QString &name)
{
    static const QRegularExpression form(QStringLiteral("\\A[A-Za-z0-9][A-Za-z0-9 ._-]{0,63}\\z"));
    return form.match(name).hasMatch();
}

QStringList ProfileStore::names() const
{
    QStringList found;
    const QStringList files = QDir(m_folder).entryList({QLatin1Char('*') + suffix}, QDir::Files, QDir::Name);
    for (const QString &file : files) {
        const QString name = file.chopped(suffix.size());
        if (isName(name)) {
            found << name;
        }
    }
    return found;
}

base::Result<Profile> ProfileStore::load(const QString &name) const
{
    if (!isName(name) || !QFile::exists(fileOf(name))) {
        return unknownProfile(name);
    }
    auto read = readProfileFile(fileOf(name));
    if (read) {
        read->name = name;
    }
    return read;
}

base::Status ProfileStore::save(const Profile &profile) const
{
    if (!isName(profile.name)) {
        return Error{ErrorCode::InvalidArgument, "not a name that a profile can be saved under",
            profile.name.toStdString()};
    }
    return writePrivateFile(fileOf(profile.name), writeProfile(profile));
}

base::Status ProfileStore::remove(const QString &name) const
{
    if (!isName(name) || !QFile::exists(fileOf(name))) {
        return unknownProfile(name);
    }
    QFile file(fileOf(name));
    if (!file.remove()) {
        return Error{ErrorCode::FileUnwritable, file.errorString().toStdString(), fileOf(name).toStdString()};
    }
    return Done{};
}

QString ProfileStore::fileOf(const QString &name) const
{
    return m_folder + QLatin1Char('/') + name + suffix;
}

} // namespace zumik::settings
