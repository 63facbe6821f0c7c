// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"
#include "app/job.h"

#include "widgets/common/theme.h"

#include <QSize>

#include <functional>
#include <memory>
#include <optional>

namespace zumik::desktop {
class NetworkWatch;
class SleepWatch;
} // namespace zumik::desktop

namespace zumik::session {
class Session;
}

namespace zumik::settings {
class Settings;
}

namespace zumik::app {

class Appearance;
class ConnectFlow;
class LoginAsking;
class MainWindow;
class SecretAsking;
class Services;
class SingleInstance;
class SettingsUse;

/// How the window comes up.
struct WindowSetup {
    QString stateFile; ///< where it remembers place and choices; empty: nowhere
    std::optional<widgets::common::Theme::Kind> theme; ///< absent: as the desktop
    QSize size; ///< empty: as it was, or the usual
    bool single = false; ///< a window that is open already takes it
    QString settingsFile = {}; ///< empty: a window without a user: the defaults, nothing is kept or asked
};

/// The window, until it is closed.
class WindowJob final : public Job {
    Q_OBJECT

public:
    /// `session` is null where the command line names no source: the window then offers the ways in.
    WindowJob(WindowCommand command, std::unique_ptr<session::Session> session, Services &services,
        WindowSetup setup, QObject *parent = nullptr);
    ~WindowJob() override;

    void start() override;

    /// Calls, at the latest after a few seconds, once no password is on its way into the keychain: to end
    /// earlier would lose it.
    void whenKept(const std::function<void()> &then);

    /// Null before the start.
    MainWindow *window() const { return m_window.get(); }

    /// What a start by hand remembers.
    static WindowSetup usualSetup();

private:
    void open();
    void open(session::Session &session, const QString &snapshot);
    void connectWindow();
    void connectAsking();
    void watchMachine();
    void use(const SourceOption &source);
    void askSecret();
    /// In the saved profile, and in the window at once.
    void toggleProduction();
    void onAsked(const WindowCommand &command);
    /// `snapshot`: the path of what it is over, if it is one.
    void use(std::unique_ptr<session::Session> session, const QString &snapshot = {});
    /// Tells what the file's profile would use, and uses it once that is accepted: the profile that was told
    /// of, whatever becomes of the file.
    void askAbout(const QString &profileFile);

    WindowCommand m_command;
    WindowSetup m_setup;
    Services &m_services;
    std::unique_ptr<SingleInstance> m_instance;
    std::unique_ptr<desktop::SleepWatch> m_sleep;
    std::unique_ptr<desktop::NetworkWatch> m_network;
    // The window goes first, then what it stands on.
    std::unique_ptr<session::Session> m_session;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<settings::Settings> m_settings;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<SettingsUse> m_settingsUse;
    std::unique_ptr<SecretAsking> m_asking;
    std::unique_ptr<LoginAsking> m_login;
    std::unique_ptr<ConnectFlow> m_connect;
    bool m_saved = false; ///< the session's profile is a saved one
};

} // namespace zumik::app
