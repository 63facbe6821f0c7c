// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"
#include "app/hardening.h"
#include "app/interrupts.h"
#include "app/job.h"
#include "app/output.h"
#include "app/program.h"

#include <QApplication>
#include <QTimer>

#include <cstring>
#include <variant>

namespace {

using namespace zumik::app;

QStringList argumentsOf(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i) {
        arguments << QString::fromLocal8Bit(argv[i]);
    }
    return arguments;
}

/// Subcommands work without a display; only the window needs one. A driven window is where there is one.
void choosePlatform(const zumik::base::Result<CommandLine> &line)
{
    if (line && std::holds_alternative<WindowCommand>(line->command)) {
        return;
    }
    const bool driven = line && std::holds_alternative<DriveCommand>(line->command);
    if (driven && qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
        return;
    }
    const bool display = driven && qEnvironmentVariableIsSet("DISPLAY");
    qputenv("QT_QPA_PLATFORM", display ? "xcb;offscreen" : "offscreen");
}

/// Qt's own remarks about the machine are no answer to a command; what is fatal still is said.
void onQtMessage(QtMsgType type, const QMessageLogContext &, const QString &message)
{
    if (type == QtCriticalMsg || type == QtFatalMsg || qEnvironmentVariableIsSet("ZUMIK_QT_MESSAGES")) {
        printDiagnostic(message.toStdString());
    }
}

int run(Job &job)
{
    Interrupts interrupts;
    QObject::connect(&interrupts, &Interrupts::interrupted, &job, &Job::interrupt);
    QObject::connect(
        &job, &Job::finished, qApp, [](ExitStatus status) { QCoreApplication::exit(int(status)); });
    QTimer::singleShot(0, &job, &Job::start);
    return QCoreApplication::exec();
}

} // namespace

int main(int argc, char **argv)
{
    hardenProcess();
    qInstallMessageHandler(onQtMessage);
    const auto line = parseCommandLine(argumentsOf(argc, argv));
    choosePlatform(line);
    int qtArguments = 1; // ours are no business of Qt's
    const QApplication application(qtArguments, argv);
    nameProgram();
    if (!line) {
        printDiagnostic("zumik-console: " + line.error().message);
        return int(ExitStatus::Usage);
    }
    auto job = makeJob(*line);
    if (!job) {
        printError(job.error());
        return int(exitStatusOf(job.error()));
    }
    return run(**job);
}
