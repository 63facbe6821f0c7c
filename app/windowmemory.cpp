// SPDX-License-Identifier: GPL-3.0-or-later
// What the window remembers from one start to the next.
#include "app/mainwindow.h"

#include <QSettings>

#include <algorithm>
#include <array>
#include <utility>

namespace zumik::app {

namespace {

constexpr QSize firstSize(1440, 900);

using widgets::common::Theme;
constexpr std::array<std::pair<const char *, Theme::Kind>, 3> themeWords{{{"dark", Theme::Kind::Dark},
    {"light", Theme::Kind::Light}, {"high-contrast", Theme::Kind::HighContrast}}};

QString wordOf(ThemeChoice choice)
{
    const auto *const found = std::find_if(
        themeWords.begin(), themeWords.end(), [&](const auto &each) { return choice == each.second; });
    return QLatin1String(found == themeWords.end() ? "desktop" : found->first);
}

ThemeChoice themeFromWord(const QString &word)
{
    const auto *const found = std::find_if(themeWords.begin(), themeWords.end(),
        [&](const auto &each) { return word == QLatin1String(each.first); });
    return found == themeWords.end() ? ThemeChoice() : ThemeChoice(found->second);
}

} // namespace

void MainWindow::restore()
{
    resize(firstSize);
    if (m_stateFile.isEmpty()) {
        return;
    }
    const QSettings settings(m_stateFile, QSettings::IniFormat);
    restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray());
    m_foldedByHand = settings.value(QStringLiteral("window/sideBarFolded")).toBool();
    m_boardId = settings.value(QStringLiteral("window/board")).toString();
    bool known = false;
    const qlonglong interval = settings.value(QStringLiteral("window/refreshMs")).toLongLong(&known);
    m_refreshRemembered = known;
    if (known) {
        m_wish = base::Duration(interval);
    }
    setLocalTime(settings.value(QStringLiteral("window/localTime")).toBool());
    m_theme = themeFromWord(settings.value(QStringLiteral("window/theme")).toString());
    foldSideBar();
}

void MainWindow::remember() const
{
    if (m_stateFile.isEmpty()) {
        return;
    }
    QSettings settings(m_stateFile, QSettings::IniFormat);
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("window/sideBarFolded"), m_foldedByHand);
    settings.setValue(
        QStringLiteral("window/board"), m_catalog->remembers(m_boardId) ? m_boardId : QString());
    settings.setValue(QStringLiteral("window/refreshMs"), static_cast<qlonglong>(m_wish.count()));
    settings.setValue(QStringLiteral("window/localTime"), m_localTime);
    settings.setValue(QStringLiteral("window/theme"), wordOf(m_theme));
}

} // namespace zumik::app
