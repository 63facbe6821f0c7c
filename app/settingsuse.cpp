// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/settingsuse.h"

#include "app/mainwindow.h"
#include "app/services.h"
#include "models/settings/settings.h"
#include "widgets/common/look.h"
#include "widgets/dashboard/refreshchoice.h"
#include "widgets/settings/settingspage.h"

namespace zumik::app {

namespace {

using widgets::common::Fonts;
using widgets::common::Theme;

const QString themeKey = QStringLiteral("appearance.theme");
const QString textKey = QStringLiteral("appearance.textPercent");
const QString zoneKey = QStringLiteral("time.zone");
const QString refreshKey = QStringLiteral("boards.refresh");
const QString promptKey = QStringLiteral("keychain.promptSeconds");
const QString matchExecKey = QStringLiteral("ssh.matchExec");

QString codeOf(ThemeChoice choice)
{
    if (!choice) {
        return QStringLiteral("system");
    }
    switch (*choice) {
    case Theme::Kind::Dark:
        return QStringLiteral("dark");
    case Theme::Kind::Light:
        return QStringLiteral("light");
    case Theme::Kind::HighContrast:
        break;
    }
    return QStringLiteral("high-contrast");
}

QString zoneCode(bool local)
{
    return local ? QStringLiteral("local") : QStringLiteral("utc");
}

ThemeChoice themeOf(const QString &code)
{
    if (code == QLatin1String("dark")) {
        return Theme::Kind::Dark;
    }
    if (code == QLatin1String("light")) {
        return Theme::Kind::Light;
    }
    return code == QLatin1String("high-contrast") ? ThemeChoice(Theme::Kind::HighContrast) : std::nullopt;
}

} // namespace

SettingsUse::SettingsUse(settings::Settings &settings, widgets::common::Look &look, MainWindow &window,
    Services &services, Fixed fixed)
    : m_settings(settings)
    , m_look(look)
    , m_window(window)
    , m_services(services)
    , m_fixed(fixed)
{
    keepChoices();
    addUse(textKey, &SettingsUse::useTextSize);
    addUse(zoneKey, &SettingsUse::useZone);
    if (!fixed.theme) {
        addUse(themeKey, &SettingsUse::useTheme);
    }
    if (!fixed.keychain) {
        addUse(promptKey, &SettingsUse::useKeychain);
        addUse(matchExecKey, &SettingsUse::useMatchExec);
    }
    for (const auto &[key, use] : m_uses) {
        use();
    }
    if (!window.refreshRemembered()) {
        useRefresh();
    }
    addUse(refreshKey, &SettingsUse::useRefresh);
    connect(&settings, &settings::Settings::changed, this, [this](const QString &key) {
        if (const auto found = m_uses.find(key); found != m_uses.end()) {
            found->second();
        }
    });
    connect(&window, &MainWindow::settingsRequested, this, &SettingsUse::show);
}

void SettingsUse::addUse(const QString &key, void (SettingsUse::*use)())
{
    m_uses[key] = [this, use] {
        (this->*use)();
    };
}

/// What an earlier window remembered counts where the settings say nothing.
void SettingsUse::keepChoices()
{
    if (!m_fixed.theme) {
        if (m_window.themeChoice() && m_settings.isDefault(themeKey)) {
            keep(themeKey, codeOf(m_window.themeChoice()));
        }
        connect(&m_window, &MainWindow::themeChosen, this,
            [this](ThemeChoice choice) { keep(themeKey, codeOf(choice)); });
    }
    if (m_window.localTime() && m_settings.isDefault(zoneKey)) {
        keep(zoneKey, zoneCode(true));
    }
    connect(&m_window, &MainWindow::zoneChosen, this, [this](bool local) { keep(zoneKey, zoneCode(local)); });
}

void SettingsUse::keep(const QString &key, const QString &code)
{
    if (m_settings.text(key) == code) {
        return;
    }
    if (const auto kept = m_settings.set(key, code); !kept) {
        m_window.tell(kept.error());
    }
}

void SettingsUse::show()
{
    if (m_page == nullptr) {
        m_page = new widgets::settings::SettingsPage(&m_look, m_settings, &m_window);
        m_page->setObjectName(QStringLiteral("settings"));
        connect(m_page, &widgets::settings::SettingsPage::left, &m_window, &MainWindow::leaveOver);
    }
    m_window.showOver(m_page);
}

void SettingsUse::useTheme()
{
    const ThemeChoice wanted = themeOf(m_settings.text(themeKey));
    if (wanted != m_window.themeChoice()) {
        m_window.setThemeChoice(wanted);
    }
}

void SettingsUse::useTextSize()
{
    m_look.setTextScale(Fonts::systemScale() * m_settings.number(textKey) / 100.0);
}

void SettingsUse::useZone()
{
    const bool local = m_settings.text(zoneKey) == zoneCode(true);
    if (local != m_window.localTime()) {
        m_window.setLocalTime(local);
    }
}

void SettingsUse::useRefresh()
{
    m_window.setRefreshInterval(
        widgets::dashboard::refreshFromText(m_settings.text(refreshKey).toStdString()));
}

/// A session that is open keeps the way that it came.
void SettingsUse::useMatchExec()
{
    m_services.setMatchExec(matchExecOf(m_settings.text(matchExecKey)));
}

void SettingsUse::useKeychain()
{
    m_services.setKeychainPrompt(std::chrono::seconds(m_settings.number(promptKey)));
}

} // namespace zumik::app
