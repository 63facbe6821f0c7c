// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/window/watched.h"

#include "tests/support/wait.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <sstream>
#include <unistd.h>

namespace zumik::bench {

namespace {

const char *const expressions[] = {
    "sum by (status) (rate(http_requests_total[5m]))",
    "sum(rate(http_requests_total[5m]))",
    "histogram_quantile(0.95, sum by (le) (rate(http_request_duration_ms_bucket[5m])))",
    "histogram_quantile(0.5, sum by (le) (rate(http_request_duration_ms_bucket[5m])))",
    "sum by (provider) (rate(zumik_inference_requests_total[5m]))",
    "sum by (provider) (increase(zumik_inference_charged_micros_total[1h])) / 1e6",
};

double nowMs()
{
    return std::chrono::duration<double, std::milli>(std::chrono::system_clock::now().time_since_epoch())
        .count();
}

std::map<std::string, std::string> environmentOf(const tests::Stack &stack, const tests::TempDir &dir)
{
    auto environment = stack.secrets();
    environment["XDG_RUNTIME_DIR"] = dir.path().string();
    environment["XDG_CONFIG_HOME"] = dir.path().string();
    if (!qEnvironmentVariableIsSet("DISPLAY")) {
        environment["QT_QPA_PLATFORM"] = "offscreen";
    }
    return environment;
}

} // namespace

tests::StackOptions stackWithPast()
{
    tests::StackOptions options;
    options.historySeconds = 6 * 3600;
    options.historyJobs = {"api-core"};
    options.alertmanager = false;
    options.nodeExporter = false;
    return options;
}

std::string boardOf(int panels)
{
    std::string list;
    for (int i = 0; i < panels; ++i) {
        list += std::string(i == 0 ? "" : ",") + R"({"id":)" + std::to_string(i + 1)
            + R"(,"type":"timeseries","title":"Panel )" + std::to_string(i + 1)
            + R"(","gridPos":{"w":6,"h":7,"x":)" + std::to_string(i % 4 * 6) + R"(,"y":)"
            + std::to_string(i / 4 * 7) + R"(},"targets":[{"refId":"A","expr":")"
            + expressions[static_cast<std::size_t>(i) % std::size(expressions)] + " + " + std::to_string(i)
            + R"("}]})";
    }
    return R"({"uid":"bench","title":"Bench","time":{"from":"now-6h","to":"now"},"panels":[)" + list + "]}";
}

WatchedWindow::WatchedWindow(tests::Stack &stack, const std::string &board)
{
    std::filesystem::permissions(m_dir.path(), std::filesystem::perms::owner_all);
    tests::writeFile(m_dir.file("profile.json"), stack.profileJson());
    tests::writeFile(m_dir.file("board.json"), board);
    tests::Command command{ZUMIK_CONSOLE,
        {"--profile-file", m_dir.file("profile.json"), "--dashboard", m_dir.file("board.json")}};
    command.environment = environmentOf(stack, m_dir);
    start(std::move(command));
}

WatchedWindow::WatchedWindow(tests::Command command)
{
    start(std::move(command));
}

void WatchedWindow::start(tests::Command command)
{
    command.arguments.insert(command.arguments.end(), {"--log-json", m_dir.file("log")});
    m_started = nowMs();
    m_process = tests::Process(command);
}

std::optional<double> WatchedWindow::msUntil(const std::string &event, const std::string &field,
    const std::string &value, std::chrono::seconds limit) const
{
    std::optional<double> at;
    tests::waitFor(
        [&] {
            std::istringstream log(tests::readFile(m_dir.file("log")));
            for (std::string line; !at && std::getline(log, line);) {
                const QJsonObject said = QJsonDocument::fromJson(QByteArray::fromStdString(line)).object();
                const auto is = [&](const std::string &key, const std::string &wanted) {
                    return said.value(QString::fromStdString(key)).toString().toStdString() == wanted;
                };
                if (is("event", event) && (field.empty() || is(field, value))) {
                    const auto time = said.value(QLatin1String("time")).toString();
                    at = double(QDateTime::fromString(time, Qt::ISODateWithMs).toMSecsSinceEpoch())
                        - m_started;
                }
            }
            return at.has_value();
        },
        limit);
    return at;
}

double WatchedWindow::cpuSeconds() const
{
    const std::string text = tests::readFile("/proc/" + std::to_string(m_process.pid()) + "/stat");
    std::istringstream fields(text.substr(text.rfind(')') + 1));
    std::string skipped;
    for (int i = 0; i < 11; ++i) { // proc(5): utime and stime are the 14th and 15th
        fields >> skipped;
    }
    double user = 0;
    double system = 0;
    fields >> user >> system;
    return (user + system) / double(sysconf(_SC_CLK_TCK));
}

PrivateMemory WatchedWindow::privateMemory() const
{
    return privateMemoryOf(std::to_string(m_process.pid()));
}

PrivateMemory privateMemoryOf(const std::string &process)
{
    std::istringstream lines(tests::readFile("/proc/" + process + "/smaps_rollup"));
    PrivateMemory memory;
    for (std::string line; std::getline(lines, line);) {
        const auto mb = [&] {
            return std::stod(line.substr(line.find(':') + 1)) / 1024;
        };
        if (line.starts_with("Private_Clean:")) {
            memory.cleanMb = mb();
        } else if (line.starts_with("Private_Dirty:")) {
            memory.dirtyMb = mb();
        }
    }
    return memory;
}

std::string summary(const std::string &name, std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    char text[200];
    std::snprintf(text, sizeof text, R"("%s":{"median":%.1f,"least":%.1f,"most":%.1f,"runs":%zu})",
        name.c_str(), values[values.size() / 2], values.front(), values.back(), values.size());
    return text;
}

} // namespace zumik::bench
