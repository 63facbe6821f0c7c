// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/history.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cmath>
#include <functional>
#include <map>
#include <sstream>

namespace zumik::tests {

namespace {

/// promtool reads its whole input once for each two hours that it spans: it gets one file for each.
constexpr double blockSeconds = 7200;
constexpr std::chrono::minutes limit(5);

std::string seconds(double value)
{
    return std::to_string(static_cast<long long>(value));
}

void simulate(
    const HistoryOptions &options, double from, double to, const char *form, const std::string &file)
{
    Command command{.program = simulatorProgram(),
        .arguments = {"--history", "--from", seconds(from), "--to", seconds(to), "--step",
            std::to_string(options.step), "--format", form, "--out", file}};
    const std::vector<std::string> world = options.world.arguments();
    command.arguments.insert(command.arguments.end(), world.begin(), world.end());
    std::string jobs;
    for (const std::string &job : options.jobs) {
        jobs += (jobs.empty() ? "" : ",") + job;
    }
    if (!jobs.empty()) {
        command.arguments.insert(command.arguments.end(), {"--jobs", jobs});
    }
    runOrThrow(command, limit);
}

/// The name that a line is about: a sample's, or that of "# TYPE name gauge".
std::string_view nameIn(std::string_view line)
{
    if (line.starts_with("# ")) {
        line.remove_prefix(std::min(line.find(' ', 2), line.size() - 1) + 1);
    }
    return line.substr(0, line.find_first_of("{ "));
}

bool isLeftOut(std::string_view line, const std::vector<std::string> &without)
{
    return std::any_of(without.begin(), without.end(),
        [name = nameIn(line)](const std::string &prefix) { return name.starts_with(prefix); });
}

std::string withLabelsRenamed(std::string line, const HistoryOptions &options)
{
    for (const auto &[from, to] : options.renamed) {
        for (const char before : {'{', ','}) {
            const std::string label = before + from + "=\"";
            if (const auto at = line.find(label); at != std::string::npos) {
                line.replace(at + 1, from.size(), to);
            }
        }
    }
    return line;
}

/// What exporters of another version would have written.
void drift(const HistoryOptions &options, const std::string &file)
{
    if (options.without.empty() && options.renamed.empty()) {
        return;
    }
    std::istringstream lines(readFile(file));
    std::string drifted;
    for (std::string line; std::getline(lines, line);) {
        if (!isLeftOut(line, options.without)) {
            drifted += withLabelsRenamed(std::move(line), options) + '\n';
        }
    }
    writeFile(file, drifted);
}

/// The part of a history that falls into each block.
void eachPart(const HistoryOptions &options, const std::function<void(double from, double to)> &part)
{
    double from = std::ceil(options.from / options.step) * options.step;
    while (from <= options.to) {
        const double end = (std::floor(from / blockSeconds) + 1) * blockSeconds;
        const double next = std::ceil(end / options.step) * options.step;
        part(from, std::min(next - options.step, options.to));
        from = next;
    }
}

} // namespace

void makeHistory(const HistoryOptions &options, const std::string &dataDir)
{
    const TempDir dir("history");
    const std::string file = dir.file("samples.om");
    eachPart(options, [&](double from, double to) {
        simulate(options, from, to, "openmetrics", file);
        drift(options, file);
        runOrThrow({.program = "promtool",
                       .arguments = {"tsdb", "create-blocks-from", "openmetrics", file, dataDir}},
            limit);
    });
}

void importHistory(const HistoryOptions &options, const VictoriaMetrics &victoria)
{
    const TempDir dir("history");
    const std::string file = dir.file("samples.txt");
    eachPart(options, [&](double from, double to) {
        simulate(options, from, to, "import", file);
        victoria.import(readFile(file));
    });
}

double secondsOf(const std::string &text)
{
    const std::map<std::string, double> units{{"s", 1}, {"m", 60}, {"h", 3600}, {"d", 86400}};
    double count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    const auto unit = units.find(std::string(end, text.data() + text.size()));
    return error != std::errc() || unit == units.end() || count < 0 ? -1 : count * unit->second;
}

double secondsNow()
{
    return std::chrono::duration<double>(std::chrono::system_clock::now().time_since_epoch()).count();
}

} // namespace zumik::tests
