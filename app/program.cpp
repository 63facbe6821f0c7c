// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program.h"

#include "app/checkjob.h"
#include "app/dashboardlibrary.h"
#include "app/dashboardsjob.h"
#include "app/drivejob.h"
#include "app/exportjob.h"
#include "app/fetchjob.h"
#include "app/inspectjob.h"
#include "app/output.h"
#include "app/profilejob.h"
#include "app/queryjob.h"
#include "app/renderjob.h"
#include "app/services.h"
#include "app/terminalasking.h"
#include "app/version.h"
#include "app/windowjob.h"

#include <QCoreApplication>

namespace zumik::app {

namespace {

using MadeJob = base::Result<std::shared_ptr<Job>>;

/// Prints one text and is done.
class PrintJob final : public Job {
public:
    explicit PrintJob(std::string text)
        : m_text(std::move(text))
    {
    }

    void start() override
    {
        printOut(m_text);
        finish(ExitStatus::Done);
    }

private:
    std::string m_text;
};

/// Makes the job of each command; services and session live as long as the job.
struct Maker {
    std::shared_ptr<Services> services;

    MadeJob operator()(const HelpCommand &) const { return print(helpText().toStdString()); }

    MadeJob operator()(const VersionCommand &) const
    {
        return print("zumik-console " + std::string(version) + "\n");
    }

    MadeJob operator()(const DashboardsCommand &command) const
    {
        if (!command.source.given()) {
            return made(std::make_unique<DashboardsJob>(command, services->library(), nullptr));
        }
        return with(services->session(command.source), [&](auto session) {
            return std::make_unique<DashboardsJob>(command, services->library(), std::move(session));
        });
    }

    MadeJob operator()(const InspectCommand &command) const
    {
        return made(std::make_unique<InspectJob>(command));
    }

    MadeJob operator()(const ProfileCommand &command) const
    {
        return made(std::make_unique<ProfileJob>(
            command, services->profiles(), services->keychain(), services->matchExec()));
    }

    MadeJob operator()(const QueryCommand &command) const
    {
        return with(services->session(command.source),
            [&](auto session) { return std::make_unique<QueryJob>(command, std::move(session)); });
    }

    MadeJob operator()(const ExportCommand &command) const
    {
        return with(services->liveSession(command.source), [&](auto session) {
            return std::make_unique<ExportJob>(command, std::move(session), services->library());
        });
    }

    MadeJob operator()(const FetchCommand &command) const
    {
        return with(services->liveSession(command.source),
            [&](auto session) { return std::make_unique<FetchJob>(command, std::move(session)); });
    }

    MadeJob operator()(const CheckCommand &command) const
    {
        auto needs = services->library().needs(command.packs);
        if (!needs) {
            return needs.error();
        }
        return with(services->liveSession(command.source), [&](auto session) {
            return std::make_unique<CheckJob>(
                command, std::move(session), std::move(*needs), services->library().packs(command.packs));
        });
    }

    MadeJob operator()(const RenderCommand &command) const
    {
        auto dashboard = services->library().load(command.dashboard);
        auto session = services->session(command.source);
        const bool elsewhere = !dashboard && session
            && ((*session)->profile().grafana || (*session)->state().replay)
            && dashboard.error().code == base::ErrorCode::InvalidArgument;
        if (!dashboard && !elsewhere) {
            return dashboard.error();
        }
        RenderJob::Given given;
        given.ofPack = services->library().has(command.dashboard);
        if (dashboard) {
            given.dashboard = std::move(*dashboard);
        }
        return with(std::move(session), [&](auto opened) {
            return std::make_unique<RenderJob>(command, std::move(opened), std::move(given));
        });
    }

    MadeJob operator()(const WindowCommand &command) const
    {
        auto window = windowJob(command, WindowJob::usualSetup());
        if (!window) {
            return window.error();
        }
        return made(std::move(*window));
    }

    MadeJob operator()(const DriveCommand &command) const
    {
        auto steps = readScriptFile(command.script);
        if (!steps) {
            return steps.error();
        }
        auto window = windowJob({command.source, command.dashboard}, setupOf(command));
        if (!window) {
            return window.error();
        }
        return made(std::make_unique<DriveJob>(std::move(*steps), std::move(*window)));
    }

private:
    base::Result<std::unique_ptr<WindowJob>> windowJob(const WindowCommand &command, WindowSetup setup) const
    {
        std::unique_ptr<session::Session> session;
        if (command.source.given()) {
            auto opened = services->session(command.source);
            if (!opened) {
                return opened.error();
            }
            session = std::move(*opened);
        }
        return std::make_unique<WindowJob>(command, std::move(session), *services, std::move(setup));
    }

    static MadeJob print(std::string text)
    {
        return std::shared_ptr<Job>(std::make_shared<PrintJob>(std::move(text)));
    }

    /// The services outlive the job: they go with its deleter.
    MadeJob made(std::unique_ptr<Job> job) const
    {
        return std::shared_ptr<Job>(job.release(), [kept = services](Job *ended) { delete ended; });
    }

    template <typename Session, typename Make> MadeJob with(base::Result<Session> session, Make make) const
    {
        if (!session) {
            return session.error();
        }
        new TerminalAsking(**session); // goes with it
        return made(make(std::move(*session)));
    }
};

} // namespace

void nameProgram()
{
    QCoreApplication::setApplicationName(QStringLiteral("zumik-console"));
    QCoreApplication::setApplicationVersion(QString::fromLatin1(version));
}

base::Result<std::shared_ptr<Job>> makeJob(const CommandLine &line)
{
    auto services = Services::make(line.logJson);
    if (!services) {
        return services.error();
    }
    return std::visit(Maker{*services}, line.command);
}

} // namespace zumik::app
