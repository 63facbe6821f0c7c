// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <map>

namespace zumik::settings {
class Settings;
}

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::settings {
class SettingsPage;
}

namespace zumik::app {

class MainWindow;
class Services;

/// What the settings do: puts them into effect, at once and with each change, keeps what is chosen in the
/// window by key, and shows their page in the window when it is asked for.
class SettingsUse final : public QObject {
    Q_OBJECT

public:
    /// What is settled otherwise, and stays whatever the settings say.
    struct Fixed {
        bool theme = false;
        bool keychain = false; ///< nobody is there to be asked for its password, or for what may be run
    };

    /// All must outlive it.
    SettingsUse(settings::Settings &settings, widgets::common::Look &look, MainWindow &window,
        Services &services, Fixed fixed);

private:
    void addUse(const QString &key, void (SettingsUse::*use)());
    void keepChoices();
    void keep(const QString &key, const QString &code);
    void show();
    void useTheme();
    void useTextSize();
    void useZone();
    void useRefresh();
    void useMatchExec();
    void useKeychain();

    settings::Settings &m_settings;
    widgets::common::Look &m_look;
    MainWindow &m_window;
    Services &m_services;
    std::map<QString, std::function<void()>> m_uses; ///< by key
    Fixed m_fixed;
    widgets::settings::SettingsPage *m_page = nullptr; ///< the window's
};

} // namespace zumik::app
