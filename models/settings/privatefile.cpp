// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/settings/privatefile.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace zumik::settings {

namespace {

using base::Done;
using base::Error;
using base::ErrorCode;

constexpr QFileDevice::Permissions ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

base::Status makeFolder(const QString &folder)
{
    const bool made =
        QDir().mkpath(folder) && QFile::setPermissions(folder, ownerOnly | QFileDevice::ExeOwner);
    if (!made) {
        return Error{ErrorCode::FileUnwritable, "the folder can't be made", folder.toStdString()};
    }
    return Done{};
}

} // namespace

base::Status writePrivateFile(const QString &fileName, const QByteArray &content)
{
    if (auto made = makeFolder(QFileInfo(fileName).absolutePath()); !made) {
        return made;
    }
    QSaveFile file(fileName);
    const bool written = file.open(QIODevice::WriteOnly) && file.setPermissions(ownerOnly)
        && file.write(content) == content.size() && file.commit();
    if (!written) {
        return Error{ErrorCode::FileUnwritable, file.errorString().toStdString(), fileName.toStdString()};
    }
    return Done{};
}

} // namespace zumik::settings
