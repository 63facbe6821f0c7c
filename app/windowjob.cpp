// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowjob.h"

#include "app/appearance.h"
#include "app/mainwindow.h"
#include "app/services.h"
#include "models/session/livesession.h"
#include "models/settings/profilestore.h"

#include <QApplication>
#include <QStandardPaths>

#include <utility>

namespace zumik::app {

WindowJob::WindowJob(WindowCommand command, std::unique_ptr<session::LiveSession> session, Services &services,
    WindowSetup setup, QObject *parent)
    : Job(parent)
    , m_command(std::move(command))
    , m_setup(std::move(setup))
    , m_services(services)
    , m_session(std::move(session))
{
}

WindowJob::~WindowJob() = default;

WindowSetup WindowJob::usualSetup()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation);
    return {folder + QStringLiteral("/window.ini"), std::nullopt, {}};
}

void WindowJob::start()
{
    m_appearance = std::make_unique<Appearance>(m_setup.theme);
    m_window = std::make_unique<MainWindow>(m_services.library(), m_appearance->look(), m_setup.stateFile);
    if (!m_setup.size.isEmpty()) {
        m_window->resize(m_setup.size);
    }
    m_window->setSavedProfiles(settings::ProfileStore(settings::ProfileStore::defaultFolder()).names());
    connect(m_window.get(), &MainWindow::profileChosen, this, [this](const QString &name) {
        use({name, QString(), QString()});
    });
    connect(m_window.get(), &MainWindow::profileFileChosen, this, [this](const QString &path) {
        use({QString(), path, QString()});
    });
    connect(qApp, &QGuiApplication::lastWindowClosed, this, [this] { finish(ExitStatus::Done); });
    m_window->show();
    if (m_session) {
        m_window->useSession(*m_session, m_command.dashboard);
    }
}

void WindowJob::use(const SourceOption &source)
{
    auto session = m_services.session(source);
    if (!session) {
        return m_window->showTrouble(session.error());
    }
    m_window->useSession(**session, m_command.dashboard);
    m_session = std::move(*session); // the one before it is no longer used
}

} // namespace zumik::app
