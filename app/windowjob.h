// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/commandline.h"
#include "app/job.h"

#include <memory>

namespace zumik::session {
class LiveSession;
}

namespace zumik::app {

class Appearance;
class MainWindow;
class Services;

/// The window, until it is closed.
class WindowJob final : public Job {
    Q_OBJECT

public:
    /// `session` is null where the command line names no source: the window then offers the ways in.
    WindowJob(WindowCommand command, std::unique_ptr<session::LiveSession> session, Services &services,
        QObject *parent = nullptr);
    ~WindowJob() override;

    void start() override;

private:
    void use(const SourceOption &source);

    WindowCommand m_command;
    Services &m_services;
    // The window goes first, then what it stands on.
    std::unique_ptr<session::LiveSession> m_session;
    std::unique_ptr<Appearance> m_appearance;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace zumik::app
