// SPDX-License-Identifier: GPL-3.0-or-later
// The longest turns of the GUI thread, in its processor time as `drive` tells it: while it connects, while
// thirty panels are refreshed, five times, while one zooms into twelve and out again, while another cluster
// is chosen for twelve, and while the pointer goes over a panel of 512 series. All panels have to have data.
#include "tests/bench/window/watched.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace {

using namespace zumik;

constexpr int gpuPanels = 12;
const std::string ready = R"({"wait":{"page":"board","state":"idle"},"ms":30000})";
const std::string dumped = R"({"dump":"dump.json"})";

std::string steps(const std::vector<std::string> &lines)
{
    std::string text;
    for (const std::string &line : lines) {
        text += line + '\n';
    }
    return text;
}

/// Half an hour of 512 lines, as if they had been scraped.
void writeWideSeries(const tests::Prometheus &prometheus)
{
    const auto now = std::chrono::duration_cast<std::chrono::milliseconds>(
        std::chrono::system_clock::now().time_since_epoch());
    std::vector<tests::WrittenSeries> all;
    for (int i = 0; i < 512; ++i) {
        tests::WrittenSeries series{{{"__name__", "wide"}, {"line", std::to_string(i)}}, {}};
        for (int sample = 120; sample >= 0; --sample) {
            series.samples.push_back(
                {now.count() - sample * 15'000L, i + 0.3 * ((i * 31 + sample * 7) % 11)});
        }
        all.push_back(std::move(series));
    }

    prometheus.write(all);
}

struct Place {
    std::string profile;
    std::map<std::string, std::string> secrets;
};

/// Plays the script and hands back its dumps.
QJsonObject play(const Place &place, const std::string &board, const std::vector<std::string> &lines)
{
    const tests::TempDir dir("stalls");
    tests::writeFile(dir.file("profile.json"), place.profile);
    tests::writeFile(dir.file("board.json"), board);
    tests::writeFile(dir.file("script.jsonl"), steps(lines));
    tests::Command command{ZUMIK_CONSOLE,
        {"drive", "--profile-file", "profile.json", "--dashboard", "board.json", "--script", "script.jsonl"}};
    command.environment = place.secrets;
    command.environment["QT_QPA_PLATFORM"] = "offscreen";
    command.directory = dir.path().string();
    tests::runOrThrow(command, std::chrono::seconds(120));
    const std::string text = tests::readFile(dir.file("dump.json"));
    return QJsonDocument::fromJson(QByteArray::fromStdString(text)).object();
}

void report(const char *name, const QJsonObject &dump, int panels)
{
    const QJsonArray shown = dump.value(QLatin1String("panels")).toArray();
    const auto withData = std::count_if(shown.begin(), shown.end(), [](const QJsonValue &panel) {
        return panel.toObject().value(QLatin1String("state")).toString() == QLatin1String("data");
    });
    if (withData != panels) {
        std::fprintf(stderr, "%d of %d panels have data\n", int(withData), panels);
        std::exit(1);
    }
    const QJsonObject stalls = dump.value(QLatin1String("guiStalls")).toObject();
    std::printf("{\"bench\":\"%s\",\"over50ms\":%d,\"maxMs\":%.1f}\n", name,
        stalls.value(QLatin1String("over50ms")).toInt(-1), stalls.value(QLatin1String("maxMs")).toDouble());
}

std::vector<std::string> zooms()
{
    std::vector<std::string> lines{ready, dumped};
    for (int i = 0; i < 5; ++i) {
        lines.insert(lines.end(),
            {R"({"drag":"Chart","in":"Panel 2","from":[0.4,0.5],"to":[0.8,0.5]})", ready, R"({"key":"z"})",
                ready});
    }
    lines.push_back(dumped);
    return lines;
}

/// A chart of each GPU's figure in one cluster, twelve times.
std::string clusterBoard()
{
    std::string panels;
    for (int i = 0; i < gpuPanels; ++i) {
        panels += std::string(i == 0 ? "" : ",") + R"({"id":)" + std::to_string(i + 1)
            + R"(,"type":"timeseries","title":"GPUs )" + std::to_string(i + 1)
            + R"(","gridPos":{"w":6,"h":7,"x":)" + std::to_string(i % 4 * 6) + R"(,"y":)"
            + std::to_string(i / 4 * 7)
            + R"(},"targets":[{"refId":"A","expr":"DCGM_FI_DEV_GPU_UTIL{cluster=\"$cluster\"} + )"
            + std::to_string(i) + R"("}]})";
    }
    return R"_({"uid":"gpus","title":"GPUs","time":{"from":"now-15m","to":"now"},"templating":{"list":[)_"
           R"_({"name":"cluster","label":"Cluster","type":"query",)_"
           R"_("query":"label_values(DCGM_FI_DEV_GPU_UTIL, cluster)"}]},"panels":[)_"
        + panels + "]}";
}

std::vector<std::string> clusterSwitches()
{
    std::vector<std::string> lines{ready, dumped};
    for (int i = 0; i < 5; ++i) {
        const std::string key = i % 2 == 0 ? "Down" : "Up";
        lines.insert(lines.end(),
            {R"({"click":"Cluster"})", R"({"wait":{"control":"Choices"}})", R"({"key":")" + key + R"("})",
                R"({"key":"Return"})", ready});
    }
    lines.push_back(dumped);
    return lines;
}

} // namespace

int main()
{
    tests::StackOptions options = bench::stackWithPast();
    options.historyJobs.emplace_back("byoc-collector"); // the GPUs' panels have data from the start
    tests::Stack stack(options);
    if (!stack.waitForTargets()) {
        return 1;
    }
    const Place inStack{stack.profileJson(), stack.secrets()};
    const tests::Prometheus alone;
    writeWideSeries(alone);
    const Place direct{R"({"prometheus":{"url":")" + alone.url() + "\"}}", {}};
    report("stalls_connect", play(inStack, bench::boardOf(12), {ready, dumped}), 12);
    std::vector<std::string> refreshes{R"({"resize":[1920,2400]})", ready, R"({"key":"r"})", ready, dumped};
    for (int i = 0; i < 5; ++i) {
        refreshes.insert(refreshes.end(), {R"({"key":"r"})", ready});
    }
    refreshes.push_back(dumped);
    report("stalls_refresh_30", play(inStack, bench::boardOf(30), refreshes), 30);
    report("stalls_zoom", play(inStack, bench::boardOf(12), zooms()), 12);
    report("stalls_cluster", play(inStack, clusterBoard(), clusterSwitches()), gpuPanels);
    const std::string wide =
        R"({"uid":"wide","title":"Wide","time":{"from":"now-30m","to":"now"},"panels":[{"id":1,)"
        R"("type":"timeseries","title":"Wide","gridPos":{"x":0,"y":0,"w":24,"h":20},)"
        R"("options":{"tooltip":{"mode":"multi"}},"targets":[{"refId":"A","expr":"wide"}]}]})";
    std::vector<std::string> hovers{ready, dumped};
    for (int i = 0; i < 60; ++i) {
        hovers.push_back(R"({"hover":"Chart","in":"Wide","at":[)" + std::to_string(0.1 + 0.013 * i) + ','
            + std::to_string(0.2 + 0.01 * (i * 7 % 60)) + "]}");
    }
    hovers.push_back(dumped);
    report("stalls_hover_512", play(direct, wide, hovers), 1);
    return 0;
}
