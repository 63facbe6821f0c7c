// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QString>
#include <QStringList>

namespace zumik::settings {

struct Profile;

/// The folder of saved profiles: NAME.json each. The folder is the user's alone (0700), so are the files
/// (0600); a file is replaced whole or not at all.
class ProfileStore {
public:
    explicit ProfileStore(QString folder);

    /// `profiles/` where the platform keeps the program's configuration; needs the application's name to be
    /// set.
    static QString defaultFolder();

    /// Letters, digits, "-", "_", "." and spaces; 1 to 64 of them; the first one a letter or a digit.
    static bool isName(const QString &name);

    /// Sorted; empty when nothing was ever saved.
    QStringList names() const;

    /// The file's name is the profile's, whatever the text says. Errors: InvalidArgument when no such profile
    /// is saved or that can't be a name; those of readProfileFile.
    base::Result<Profile> load(const QString &name) const;

    /// Under `profile.name`, replacing one of that name. Errors: InvalidArgument, FileUnwritable.
    base::Status save(const Profile &profile) const;

    /// Errors: InvalidArgument when no such profile is saved, FileUnwritable.
    base::Status remove(const QString &name) const;

private:
    QString fileOf(const QString &name) const;

    QString m_folder;
};

} // namespace zumik::settings
