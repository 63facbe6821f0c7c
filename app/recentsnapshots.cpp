// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/recentsnapshots.h"

#include <QSettings>

#include <utility>

namespace zumik::app {

namespace {

const QString key = QStringLiteral("snapshots/recent");

} // namespace

RecentSnapshots::RecentSnapshots(QString stateFile)
    : m_stateFile(std::move(stateFile))
{
    if (!m_stateFile.isEmpty()) {
        m_paths = QSettings(m_stateFile, QSettings::IniFormat).value(key).toStringList();
        m_paths.removeAll(QString());
        m_paths = m_paths.mid(0, most);
    }
}

void RecentSnapshots::add(const QString &path)
{
    m_paths.removeAll(path);
    m_paths.prepend(path);
    m_paths = m_paths.mid(0, most);
    keep();
}

void RecentSnapshots::forget(const QString &path)
{
    m_paths.removeAll(path);
    keep();
}

void RecentSnapshots::keep() const
{
    if (!m_stateFile.isEmpty()) {
        QSettings(m_stateFile, QSettings::IniFormat).setValue(key, m_paths);
    }
}

} // namespace zumik::app
