// SPDX-License-Identifier: GPL-3.0-or-later
// A recording of over ten million samples, from the start of the program to its drawn board, whole process:
// twelve panels of six hours as a PNG, and the window's first panel. Beside it a Prometheus over the same
// block, from its start until it is ready and has answered one of the twelve questions. The files are in the
// page cache for both.
#include "models/snapshot/archivewriter.h"
#include "models/tsdb/database.h"
#include "tests/bench/promql/dataset.h"
#include "tests/bench/window/watched.h"
#include "tests/support/net.h"

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <thread>

namespace {

using namespace zumik;
using Clock = std::chrono::steady_clock;

constexpr const char *expressions[] = {"sum by (code) (rate(requests_total[5m]))",
    "sum by (cluster) (rate(requests_total[5m]))", "avg by (cluster) (gpu_utilization)",
    "max by (cluster) (gpu_utilization)", "histogram_quantile(0.95, sum by (le) (rate(latency_bucket[5m])))",
    "histogram_quantile(0.5, sum by (le) (rate(latency_bucket[5m])))", "quantile(0.9, gpu_utilization)",
    "topk(5, avg_over_time(gpu_utilization[10m]))", "sum(rate(requests_total{code=\"500\"}[5m]))",
    "count(gpu_utilization > 80)", "sum by (cluster) (increase(requests_total[1h]))",
    "count by (version) (node_info)"};

std::string board()
{
    std::string list;
    int id = 0;
    for (const std::string expression : expressions) {
        std::string quoted;
        for (const char c : expression) {
            quoted += c == '"' ? std::string("\\\"") : std::string(1, c);
        }
        list += std::string(id == 0 ? "" : ",") + R"({"id":)" + std::to_string(id + 1)
            + R"(,"type":"timeseries","title":"Panel )" + std::to_string(id + 1)
            + R"(","gridPos":{"w":6,"h":7,"x":)" + std::to_string(id % 4 * 6) + R"(,"y":)"
            + std::to_string(id / 4 * 7) + R"(},"targets":[{"refId":"A","expr":")" + quoted + R"("}]})";
        ++id;
    }
    return R"({"uid":"bench","title":"Bench","time":{"from":"now-6h","to":"now"},"panels":[)" + list + "]}";
}

void must(const base::Status &status)
{
    if (!status) {
        std::fprintf(stderr, "%s\n", base::describe(status.error()).c_str());
        std::exit(1);
    }
}

void mustBe(bool fulfilled, const char *what)
{
    if (!fulfilled) {
        std::fprintf(stderr, "%s\n", what);
        std::exit(1);
    }
}

double msSince(Clock::time_point begin)
{
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

void archive(const std::string &block, const std::string &file)
{
    auto writer = snapshot::ArchiveWriter::create(file);
    must(writer ? base::Status(base::Done{}) : writer.error());
    must((*writer)->addBlock(block));
    snapshot::Manifest manifest;
    manifest.program = "bench";
    const auto opened = tsdb::Block::open(block);
    must(opened ? base::Status(base::Done{}) : opened.error());
    manifest.range = {{(*opened)->meta().minTime}, {(*opened)->meta().maxTime - 1}};
    manifest.series = (*opened)->meta().series;
    manifest.samples = (*opened)->meta().samples;
    must((*writer)->finish(manifest));
}

class Racers {
public:
    explicit Racers(const tests::TempDir &dir)
        : m_dir(dir)
    {
        tests::writeFile(dir.file("board.json"), board());
        tests::writeFile(dir.file("prometheus.yml"), "global:\n");
    }

    /// Milliseconds of one `render` to its end.
    double render() const
    {
        tests::Command command{ZUMIK_CONSOLE,
            {"render", "--snapshot", m_dir.file("bench.zsnap"), "--dashboard", m_dir.file("board.json"),
                "--size", "1600x900", "--out", m_dir.file("board.png"), "--json"}};
        command.environment = environment();
        command.outputFile = m_dir.file("render.json");
        std::filesystem::remove(command.outputFile);
        const auto begin = Clock::now();
        tests::Process process(command);
        while (process.running()) {
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        const double took = msSince(begin);
        const std::string output = tests::readFile(command.outputFile);
        std::size_t panels = 0;
        for (std::size_t at = 0; (at = output.find("\"state\":\"data\"", at)) != std::string::npos; ++at) {
            ++panels;
        }
        mustBe(panels == std::size(expressions), "a panel has no data");
        return took;
    }

    /// Milliseconds until a Prometheus is ready and has answered one question of the board.
    double prometheus() const
    {
        const std::uint16_t port = tests::freePort();
        tests::Command command{"prometheus",
            {"--config.file=" + m_dir.file("prometheus.yml"), "--storage.tsdb.path=" + m_dir.file("data"),
                "--storage.tsdb.retention.time=100y",
                "--web.listen-address=127.0.0.1:" + std::to_string(port)}};
        command.outputFile = m_dir.file("prometheus.log");
        const auto begin = Clock::now();
        tests::Process process(command);
        while (tests::http({.port = port, .path = "/-/ready"}).status != 200) {
            mustBe(process.running(), "Prometheus ended");
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
        const std::int64_t end = bench::Dataset::start / 1000 + 12 * 3600;
        const auto answer = tests::http({.port = port,
            .path = "/api/v1/query_range?query=" + tests::urlEncoded(expressions[0])
                + "&start=" + std::to_string(end - 6 * 3600) + "&end=" + std::to_string(end) + "&step=60"});
        const double took = msSince(begin);
        mustBe(answer.status == 200 && answer.body.find("\"values\"") != std::string::npos, "no answer");
        process.terminate();
        return took;
    }

    tests::Command window() const
    {
        tests::Command command{ZUMIK_CONSOLE,
            {"--snapshot", m_dir.file("bench.zsnap"), "--dashboard", m_dir.file("board.json")}};
        command.environment = environment();
        return command;
    }

private:
    std::map<std::string, std::string> environment() const
    {
        return {{"XDG_RUNTIME_DIR", m_dir.path().string()}, {"XDG_CONFIG_HOME", m_dir.path().string()},
            {"QT_QPA_PLATFORM", "offscreen"}};
    }

    const tests::TempDir &m_dir;
};

} // namespace

int main()
{
    const tests::TempDir dir("open");
    std::filesystem::permissions(dir.path(), std::filesystem::perms::owner_all);
    const bench::Dataset dataset(4);
    archive(dataset.writeBlock(dir.file("data")), dir.file("bench.zsnap"));
    const Racers racers(dir);
    std::vector<double> renders;
    std::vector<double> windows;
    std::vector<double> peers;
    std::vector<double> memory;
    racers.render();
    for (int run = 0; run < 5; ++run) {
        renders.push_back(racers.render());
        peers.push_back(racers.prometheus());
        const bench::WatchedWindow window(racers.window());
        const auto panel = window.msUntil("first_panel");
        mustBe(panel.has_value(), "the window shows no panel");
        windows.push_back(*panel);
        memory.push_back(window.privateMemory().dirtyMb);
    }
    std::printf("{\"bench\":\"open\",\"samples\":%zu,\"unit\":\"ms\",%s,%s,%s,%s}\n", dataset.totalSamples(),
        bench::summary("render12", renders).c_str(), bench::summary("windowFirstPanel", windows).c_str(),
        bench::summary("prometheusReadyAndOneQuery", peers).c_str(),
        bench::summary("privateDirtyMb", memory).c_str());
    return 0;
}
