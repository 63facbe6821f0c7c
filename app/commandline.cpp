// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include "app/options.h"
#include "models/board/baseline.h"
#include "models/boardfiles/boardfiles.h"
#include "models/dashboard/urlvalues.h"

#include <QCoreApplication>

#include <functional>
#include <map>

namespace zumik::app {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CommandLine", text);
}

std::optional<base::Error> checkSource(const SourceOption &source, bool required)
{
    if (source.count() > 1) {
        return usage(tr("Give one source only: --profile, --profile-file, --prometheus or --snapshot."));
    }
    if (source.count() == 0 && required) {
        return usage(tr("Say where the data comes from: --profile NAME, --profile-file FILE, --prometheus "
                        "URL or --snapshot FILE|DIR."));
    }
    if (source.semantics != 0 && source.snapshot.isEmpty()) {
        return usage(tr("--semantics is for a snapshot; a server answers in its own way."));
    }
    return std::nullopt;
}

base::Result<QSize> parseSize(const QString &text)
{
    const QStringList parts = text.split(QLatin1Char('x'));
    bool wideOk = false;
    bool highOk = false;
    const QSize size = parts.size() == 2 ? QSize(parts[0].toInt(&wideOk), parts[1].toInt(&highOk)) : QSize();
    if (!wideOk || !highOk || size.width() < 200 || size.height() < 100 || size.width() > 16384
        || size.height() > 16384) {
        return usage(tr("A size is WIDTHxHEIGHT, from 200x100 to 16384x16384, not %1.").arg(text));
    }
    return size;
}

class Parser {
public:
    explicit Parser(QStringList arguments)
        : m_arguments(std::move(arguments))
    {
        m_options.value(QStringLiteral("--log-json"), m_line.logJson);
    }

    base::Result<CommandLine> window()
    {
        WindowCommand command;
        m_options.source(command.source);
        m_options.value(QStringLiteral("--dashboard"), command.dashboard);
        return finish(command, 0, {}, &command.source, false);
    }

    base::Result<CommandLine> query()
    {
        QueryCommand command;
        m_options.source(command.source);
        m_options.value(QStringLiteral("--time"), command.time);
        m_options.value(QStringLiteral("--start"), command.start);
        m_options.value(QStringLiteral("--end"), command.end);
        m_options.value(QStringLiteral("--step"), command.step);
        m_options.value(
            QStringLiteral("--semantics"), [&](const QString &v) { setSemantics(command.source, v); });
        return finish(command, 1, tr("The expression"), &command.source, true, [&](const QStringList &rest) {
            command.expression = rest[0];
            const int range =
                int(!command.start.isEmpty()) + int(!command.end.isEmpty()) + int(!command.step.isEmpty());
            if (range != 0 && (range != 3 || !command.time.isEmpty())) {
                problem(tr("A range needs --start, --end and --step, and no --time."));
            }
        });
    }

    base::Result<CommandLine> render()
    {
        RenderCommand command;
        m_options.source(command.source);
        m_options.value(QStringLiteral("--dashboard"), command.dashboard);
        m_options.value(QStringLiteral("--from"), [&](const QString &v) {
            command.time.from = v;
            command.timeGiven = true;
        });
        m_options.value(QStringLiteral("--to"), [&](const QString &v) {
            command.time.to = v;
            command.timeGiven = true;
        });
        m_options.value(QStringLiteral("--var"), [&](const QString &v) { addVariable(command, v); });
        m_options.value(QStringLiteral("--panel"), [&](const QString &v) {
            bool ok = false;
            command.panel = v.toInt(&ok);
            if (!ok) {
                problem(tr("A panel is named by its number, not %1.").arg(v));
            }
        });
        m_options.value(
            QStringLiteral("--compare"), [&](const QString &v) { setCompare(command.compare, v); });
        m_options.value(QStringLiteral("--size"), [&](const QString &v) { setSize(command.size, v); });
        m_options.value(QStringLiteral("--theme"), [&](const QString &v) { setTheme(command.theme, v); });
        m_options.value(QStringLiteral("--out"), command.out);
        m_options.flag(QStringLiteral("--json"), command.json);
        return finish(command, 0, {}, &command.source, true, [&](const QStringList &) {
            if (command.dashboard.isEmpty()) {
                problem(tr("Say what to draw: --dashboard ID or FILE.json."));
            } else if (command.out.isEmpty()) {
                problem(tr("Say where the picture goes: --out FILE.png."));
            }
        });
    }

    base::Result<CommandLine> fetch()
    {
        FetchCommand command;
        m_options.source(command.source);
        return finish(command, 1, tr("The URL"), &command.source, true, [&](const QStringList &rest) {
            command.url = rest[0];
            refuseSnapshot(command.source, tr("A snapshot has no servers to fetch from."));
        });
    }

    base::Result<CommandLine> check()
    {
        CheckCommand command;
        m_options.source(command.source);
        m_options.value(QStringLiteral("--pack"), [&](const QString &v) { command.packs << v; });
        m_options.flag(QStringLiteral("--json"), command.json);
        return finish(command, 0, {}, &command.source, true, [&](const QStringList &) {
            refuseSnapshot(command.source,
                tr("check looks at the way to servers, and a snapshot has none. Ask it with query or "
                   "render."));
        });
    }

    base::Result<CommandLine> drive()
    {
        DriveCommand command;
        m_options.source(command.source);
        m_options.value(QStringLiteral("--dashboard"), command.dashboard);
        m_options.value(QStringLiteral("--script"), command.script);
        m_options.value(QStringLiteral("--size"), [&](const QString &v) { setSize(command.size, v); });
        m_options.value(QStringLiteral("--theme"), [&](const QString &v) { setTheme(command.theme, v); });
        return finish(command, 0, {}, &command.source, false, [&](const QStringList &) {
            if (command.script.isEmpty()) {
                problem(tr("Say what to do: --script FILE.jsonl."));
            }
        });
    }

    base::Result<CommandLine> dashboards()
    {
        DashboardsCommand command;
        m_options.source(command.source);
        m_options.flag(QStringLiteral("--json"), command.json);
        return finish(command, 0, {}, &command.source, false, [&](const QStringList &) {
            refuseSnapshot(command.source, tr("A snapshot has no Grafana: leave --snapshot out."));
        });
    }

    base::Result<CommandLine> inspect()
    {
        InspectCommand command;
        m_options.flag(QStringLiteral("--verify"), command.verify);
        m_options.flag(QStringLiteral("--json"), command.json);
        return finish(command, 1, tr("The file or directory"), nullptr, false,
            [&](const QStringList &rest) { command.path = rest[0]; });
    }

    base::Result<CommandLine> profile()
    {
        auto command = parseProfileCommand(m_arguments, m_line.logJson);
        if (!command) {
            return command.error();
        }
        m_line.command = std::move(*command);
        return std::move(m_line);
    }

private:
    void problem(const QString &text) { m_problem = usage(text); }

    void refuseSnapshot(const SourceOption &source, const QString &why)
    {
        if (!source.snapshot.isEmpty()) {
            problem(why);
        }
    }

    void setSemantics(SourceOption &source, const QString &text)
    {
        source.semantics = text == QLatin1String("2") ? 2 : text == QLatin1String("3") ? 3 : 0;
        if (source.semantics == 0) {
            problem(tr("The semantics are those of Prometheus 2 or 3, not %1.").arg(text));
        }
    }

    void setSize(QSize &size, const QString &text)
    {
        const auto parsed = parseSize(text);
        if (parsed) {
            size = *parsed;
        } else {
            m_problem = parsed.error();
        }
    }

    void setCompare(std::optional<base::Duration> &compare, const QString &text)
    {
        const auto shift = board::parseShift(text.toStdString());
        if (shift) {
            compare = *shift;
        } else {
            problem(tr(
                "What is compared with lies a length of time earlier, such as 1w or 2d12h and up to 10y, not "
                "%1.")
                        .arg(text));
        }
    }

    void setTheme(QString &theme, const QString &text)
    {
        theme = text;
        if (text != QLatin1String("dark") && text != QLatin1String("light")) {
            problem(tr("A theme is dark or light, not %1.").arg(text));
        }
    }

    void addVariable(RenderCommand &command, const QString &text)
    {
        const auto values = dashboard::parseUrlValues(text.toStdString());
        if (!values || values->empty()) {
            problem(tr("A variable is given as NAME=VALUE, or as var-NAME=VALUE of an address, not %1.")
                        .arg(text));
            return;
        }
        for (const auto &[name, value] : *values) {
            command.variables.emplace_back(QString::fromStdString(name), QString::fromStdString(value));
        }
    }

    /// Reads the options (which fill `command` in place), then the command's own checks, then the common
    /// ones.
    template <typename Command>
    base::Result<CommandLine> finish(Command &command, qsizetype count, const QString &what,
        const SourceOption *source, bool sourceRequired,
        const std::function<void(const QStringList &)> &checks = {})
    {
        const auto rest = m_options.read(m_arguments);
        if (!rest) {
            return rest.error();
        }
        if (auto wrong = checkCount(*rest, count, what)) {
            return *wrong;
        }
        if (source != nullptr) {
            if (auto wrong = checkSource(*source, sourceRequired)) {
                return *wrong;
            }
        }
        if (checks && !m_problem) {
            checks(*rest);
        }
        if (m_problem) {
            return *m_problem;
        }
        m_line.command = std::move(command);
        return std::move(m_line);
    }

    QStringList m_arguments;
    Options m_options;
    CommandLine m_line;
    std::optional<base::Error> m_problem;
};

} // namespace

base::Result<CommandLine> parseCommandLine(const QStringList &arguments)
{
    const QString first = arguments.value(0);
    if (arguments.contains(QLatin1String("--help")) || first == QLatin1String("help")) {
        return CommandLine{HelpCommand{}, {}};
    }
    if (first == QLatin1String("--version")) {
        return CommandLine{VersionCommand{}, {}};
    }
    if (first.isEmpty() || first.startsWith(QLatin1String("--"))) {
        return Parser(arguments).window();
    }
    using Method = base::Result<CommandLine> (Parser::*)();
    static const std::map<QString, Method> commands{
        {QStringLiteral("query"), &Parser::query},
        {QStringLiteral("render"), &Parser::render},
        {QStringLiteral("fetch"), &Parser::fetch},
        {QStringLiteral("check"), &Parser::check},
        {QStringLiteral("drive"), &Parser::drive},
        {QStringLiteral("dashboards"), &Parser::dashboards},
        {QStringLiteral("inspect"), &Parser::inspect},
        {QStringLiteral("profile"), &Parser::profile},
    };
    const auto command = commands.find(first);
    if (command == commands.end() && first.endsWith(QLatin1String(".zsnap"), Qt::CaseInsensitive)) {
        return Parser(QStringList{QStringLiteral("--snapshot")} + arguments).window();
    }
    if (command == commands.end() && boardfiles::isPlace(first)) {
        return Parser(QStringList{QStringLiteral("--dashboard")} + arguments).window();
    }
    if (command == commands.end()) {
        return usage(tr("There is no subcommand %1. See zumik-console --help.").arg(first));
    }
    Parser parser(arguments.mid(1));
    return (parser.*command->second)();
}

QString helpText()
{
    return tr("zumik-console: the operations console for Zumik\n"
              "\n"
              "  zumik-console [SOURCE] [--dashboard ID|FILE]     open the window\n"
              "  zumik-console FILE.json [SOURCE]                 likewise, with the file's dashboard\n"
              "  zumik-console FILE.zsnap                         likewise, with the snapshot\n"
              "  zumik-console render SOURCE --dashboard ID|FILE.json --out FILE.png\n"
              "                                                   ID: of a pack, or of SOURCE's Grafana\n"
              "                [--from T] [--to T] [--var NAME=VALUE]... [--panel ID]\n"
              "                [--compare 1w]                     with the same, so much earlier\n"
              "                [--size 1920x1200] [--theme dark|light] [--json]\n"
              "  zumik-console query SOURCE EXPR [--time T | --start T --end T --step D]\n"
              "                [--semantics 2|3]                  how a snapshot is asked\n"
              "  zumik-console fetch SOURCE URL                   the body, through the profile's tunnel\n"
              "  zumik-console check SOURCE [--pack ID]... [--json]\n"
              "  zumik-console drive SOURCE --script FILE.jsonl    the window, driven by a script\n"
              "                [--dashboard ID] [--size WxH] [--theme dark|light]\n"
              "  zumik-console dashboards [SOURCE] [--json]       the dashboards it knows, and of SOURCE's "
              "Grafana\n"
              "  zumik-console inspect FILE|DIR [--verify] [--json]\n"
              "                                                   what a snapshot holds\n")
        + profileHelp()
        + tr("  zumik-console --version | --help\n"
             "\n"
             "SOURCE: --profile NAME | --profile-file FILE.json | --prometheus URL | --snapshot FILE|DIR\n"
             "FILE: a .zsnap, or samples with timestamps as text (OpenMetrics). DIR: a snapshot or data\n"
             "directory of Prometheus, or one block. There, now is its end.\n"
             "Times: now-6h, epoch seconds or 2025-11-20T03:00:00Z. Durations: 15s, 5m, 1h30m.\n"
             "Everywhere: --log-json FILE\n"
             "Exit status: 0 done, 1 the answer is no, 2 usage, 3 cannot connect, 4 not allowed in,\n"
             "5 unusable input, 6 the server answered with an error, 130 interrupted.\n");
}

} // namespace zumik::app
