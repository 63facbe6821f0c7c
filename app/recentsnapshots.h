// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace zumik::app {

/// The snapshots that were opened last, the newest first, kept in the window's state file.
class RecentSnapshots {
public:
    static constexpr qsizetype most = 20;

    /// `stateFile` empty: they are kept nowhere.
    explicit RecentSnapshots(QString stateFile);

    const QStringList &paths() const { return m_paths; }

    void add(const QString &path);
    void forget(const QString &path);

private:
    void keep() const;

    QString m_stateFile;
    QStringList m_paths;
};

} // namespace zumik::app
