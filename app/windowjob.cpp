// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/windowjob.h"

#include "app/appearance.h"
#include "app/connectflow.h"
#include "app/loginasking.h"
#include "app/mainwindow.h"
#include "app/secretasking.h"
#include "app/services.h"
#include "app/settingsuse.h"
#include "app/singleinstance.h"
#include "app/startlog.h"
#include "models/desktop/networkwatch.h"
#include "models/desktop/sleepwatch.h"
#include "models/session/profiletarget.h"
#include "models/session/session.h"
#include "models/settings/profilereader.h"
#include "models/settings/profileuses.h"
#include "models/settings/settings.h"
#include "widgets/connect/profilequestion.h"

#include <QApplication>
#include <QStandardPaths>
#include <QTimer>

#include <chrono>
#include <utility>

namespace zumik::app {

namespace {

constexpr auto longestKeeping = std::chrono::seconds(3);

} // namespace

WindowJob::WindowJob(WindowCommand command, std::unique_ptr<session::Session> session, Services &services,
    WindowSetup setup, QObject *parent)
    : Job(parent)
    , m_command(std::move(command))
    , m_setup(std::move(setup))
    , m_services(services)
    , m_session(std::move(session))
    , m_saved(!m_command.source.profile.isEmpty())
{
}

WindowJob::~WindowJob() = default;

WindowSetup WindowJob::usualSetup()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::AppConfigLocation);
    return {
        folder + QStringLiteral("/window.ini"), std::nullopt, {}, true, settings::Settings::defaultFile()};
}

void WindowJob::start()
{
    if (!m_setup.single) {
        return open();
    }
    m_instance = std::make_unique<SingleInstance>();
    connect(m_instance.get(), &SingleInstance::alone, this, qOverload<>(&WindowJob::open));
    connect(m_instance.get(), &SingleInstance::handedOver, this, [this] { finish(ExitStatus::Done); });
    connect(m_instance.get(), &SingleInstance::asked, this, &WindowJob::onAsked);
    m_instance->start(m_command);
}

void WindowJob::whenKept(const std::function<void()> &then)
{
    if (!m_login->keeping()) {
        return then();
    }
    connect(m_login.get(), &LoginAsking::settled, this, then);
    QTimer::singleShot(longestKeeping, this, then);
}

/// A later start of the program: its source, its board, or only the window.
void WindowJob::onAsked(const WindowCommand &command)
{
    m_window->bringForward();
    if (command.source.given()) {
        m_command.dashboard = command.dashboard;
        use(command.source);
    } else if (!command.dashboard.isEmpty()) {
        boardfiles::isPlace(command.dashboard) ? m_window->openBoardFile(command.dashboard)
                                               : m_window->showBoard(command.dashboard);
    }
}

void WindowJob::open()
{
    if (const auto log = m_services.log()) {
        new StartLog([log](const char *event) { log->write(event); }, this);
    }
    m_appearance = std::make_unique<Appearance>(m_setup.theme);
    m_window = std::make_unique<MainWindow>(m_services.library(), m_appearance->look(), m_setup.stateFile);
    if (!m_setup.size.isEmpty()) {
        m_window->resize(m_setup.size);
    }
    connect(m_window.get(), &MainWindow::themeChosen, m_appearance.get(), &Appearance::choose);
    m_window->setThemeChoice(m_setup.theme ? m_setup.theme : m_window->themeChoice());
    m_window->setSavedProfiles(m_services.profiles().names());
    connectWindow();
    connectAsking();
    watchMachine();
    m_settings = std::make_unique<settings::Settings>(m_setup.settingsFile);
    const SettingsUse::Fixed fixed{m_setup.theme.has_value(), m_setup.settingsFile.isEmpty()};
    m_settingsUse =
        std::make_unique<SettingsUse>(*m_settings, *m_appearance->look(), *m_window, m_services, fixed);
    connect(qApp, &QGuiApplication::lastWindowClosed, this,
        [this] { whenKept([this] { finish(ExitStatus::Done); }); });
    m_window->show();
    if (m_session) {
        open(*m_session);
    }
}

void WindowJob::connectWindow()
{
    connect(m_window.get(), &MainWindow::profileChosen, this, [this](const QString &name) {
        use({name, QString(), QString()});
    });
    connect(m_window.get(), &MainWindow::profileFileChosen, this,
        [this](const QString &path) { askAbout(path); });
    connect(m_window.get(), &MainWindow::snapshotChosen, this, [this](const QString &path) {
        SourceOption source;
        source.snapshot = path;
        use(source);
    });
    connect(m_window.get(), &MainWindow::productionToggled, this, &WindowJob::toggleProduction);
    connect(m_window.get(), &MainWindow::connectionLeft, this, [this] { m_session.reset(); });
}

/// A tunnel that slept, or stood on another network, is not to be trusted until it has answered.
void WindowJob::watchMachine()
{
    const auto lookAround = [this](const char *event) {
        if (const auto log = m_services.log()) {
            log->write(event);
        }
        if (m_session) {
            m_session->lookAround();
        }
    };
    m_sleep = std::make_unique<desktop::SleepWatch>();
    m_network = std::make_unique<desktop::NetworkWatch>();
    connect(m_sleep.get(), &desktop::SleepWatch::resumed, this, [lookAround] { lookAround("resumed"); });
    connect(m_network.get(), &desktop::NetworkWatch::changed, this,
        [lookAround] { lookAround("network_changed"); });
}

void WindowJob::connectAsking()
{
    m_asking = std::make_unique<SecretAsking>(m_services, m_appearance->look(), m_window.get());
    connect(m_window.get(), &MainWindow::secretRequested, this, &WindowJob::askSecret);
    connect(m_asking.get(), &SecretAsking::answered, this, [this](settings::Profile profile) {
        const auto saved = m_saved ? m_services.profiles().load(profile.name) : profile;
        profile.production = saved ? saved->production : profile.production; // it may have been toggled
        use(m_services.session(profile));
    });
    m_login = std::make_unique<LoginAsking>(m_services, m_appearance->look(), m_window.get());
    m_connect = std::make_unique<ConnectFlow>(m_services, m_appearance->look(), *m_window);
    connect(m_window.get(), &MainWindow::connectRequested, m_connect.get(), &ConnectFlow::show);
    connect(m_connect.get(), &ConnectFlow::saved, this, [this](const QString &name) {
        m_window->setSavedProfiles(m_services.profiles().names());
        use({name, QString(), QString()});
    });
}

void WindowJob::askSecret()
{
    if (const auto locked = m_window->locked()) {
        m_asking->ask(m_window->connection()->session().profile(), locked->need,
            m_saved ? SecretAsking::Saved::Yes : SecretAsking::Saved::No, locked->error);
    }
}

void WindowJob::toggleProduction()
{
    const settings::ProfileStore profiles = m_services.profiles();
    auto profile = m_saved ? profiles.load(m_window->connection()->session().profile().name)
                           : base::Result<settings::Profile>(base::Error{
                               base::ErrorCode::InvalidArgument, "the profile is not a saved one", {}});
    if (!profile) {
        return m_window->tell(profile.error());
    }
    profile->production = !profile->production;
    const base::Status saved = profiles.save(*profile);
    saved ? m_window->markProduction(profile->production) : m_window->tell(saved.error());
}

void WindowJob::use(const SourceOption &source)
{
    auto session = m_services.session(source);
    if (!session) {
        return m_window->showTrouble(session.error());
    }
    m_saved = !source.profile.isEmpty();
    use(std::move(*session));
}

void WindowJob::open(session::Session &session)
{
    session.setMayAsk(true);
    m_login->watch(session, m_saved);
    m_window->useSession(session, m_command.dashboard);
}

void WindowJob::use(std::unique_ptr<session::Session> session)
{
    open(*session);
    m_session = std::move(session); // the one before it is no longer used
}

void WindowJob::askAbout(const QString &profileFile)
{
    const auto profile = settings::readProfileFile(profileFile);
    if (!profile) {
        return m_window->showTrouble(profile.error());
    }
    settings::ProfileUses uses = settings::usesOf(*profile);
    if (profile->ssh) {
        session::addWay(*profile->ssh, m_services.matchExec(), uses);
    }
    auto *const question =
        new widgets::connect::ProfileQuestion(m_appearance->look(), profileFile, uses, m_window.get());
    question->setAttribute(Qt::WA_DeleteOnClose);
    connect(question, &QDialog::accepted, this, [this, profile = *profile] {
        m_saved = false;
        use(m_services.session(profile));
    });
    question->open();
}

} // namespace zumik::app
