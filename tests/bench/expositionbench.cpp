// SPDX-License-Identifier: GPL-3.0-or-later
// bench_exposition: how fast bodies of 20 MB and more are read, as JSON on stdout. Megabytes (10^6) per
// second of the thread's processor time, five runs of each body, taking turns:
//
//  - node: a real node_exporter's body with all its default collectors, again and again
//  - vllm: histograms as vLLM's servers write them, five labels and bounds of Python's
//  - vllmOpenMetrics: the same as OpenMetrics with times and exemplars
//
// Every run must find as many samples as the body has lines that are neither empty nor comments, and read
// their labels and values.
#include "models/base/number.h"
#include "models/exposition/reader.h"
#include "tests/stack/servers/server.h"
#include "tests/support/net.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <random>
#include <string>
#include <vector>

namespace zumik::bench {

namespace {

constexpr std::size_t wantedBytes = 20'000'000;
constexpr int runs = 5;

struct Case {
    std::string name;
    exposition::Format format;
    std::string body;
    std::size_t samples = 0;
    std::vector<double> speeds = {};
};

class NodeExporter : public tests::Server {
public:
    NodeExporter()
        : Server("nodeexporter")
    {
        launch(
            [](std::uint16_t port) {
                return tests::Command{.program = "prometheus-node-exporter",
                    .arguments = {"--web.listen-address=127.0.0.1:" + std::to_string(port)}};
            },
            [](std::uint16_t port) { return tests::http({.port = port, .path = "/metrics"}).status == 200; });
    }
};

std::string repeated(const std::string &body)
{
    std::string out;
    while (out.size() < wantedBytes) {
        out += body;
    }
    return out;
}

std::string nodeBody()
{
    const NodeExporter exporter;
    return repeated(tests::http({.port = exporter.port(), .path = "/metrics"}).body);
}

constexpr std::array<const char *, 5> histograms{"vllm:time_to_first_token_seconds",
    "vllm:time_per_output_token_seconds", "vllm:e2e_request_latency_seconds",
    "vllm:request_queue_time_seconds", "vllm:request_prompt_tokens"};
constexpr std::array<const char *, 14> bounds{"0.001", "0.005", "0.01", "0.02", "0.04", "0.06", "0.08", "0.1",
    "0.25", "0.5", "0.75", "1.0", "2.5", "+Inf"};

/// One engine's histogram; `stamped` adds what only OpenMetrics has.
void appendHistogram(std::string &out, const char *name, int engine, bool stamped, std::mt19937_64 &random)
{
    const std::string labels = "engine=\"" + std::to_string(engine)
        + "\",model_name=\"meta-llama/Llama-3.1-70B-Instruct\",namespace=\"inference\",pod=\"vllm-decode-"
        + std::to_string(engine * 7919 % 100000) + "\"";
    const std::string time = stamped ? " 1763586000.123" : "";
    double count = 0;
    for (const char *bound : bounds) {
        count += static_cast<double>(random() % 1000);
        out += std::string(name) + "_bucket{" + labels + ",le=\"" + bound + "\"} " + base::formatDouble(count)
            + ".0" + time;
        out += stamped && random() % 4 == 0
            ? " # {trace_id=\"4bf92f3577b34da6a3ce929d0e0e4736\"} 0.067 1763585990.5\n"
            : "\n";
    }
    out += std::string(name) + "_sum{" + labels + "} " + base::formatDouble(count * 0.0731234) + time + '\n';
    out += std::string(name) + "_count{" + labels + "} " + base::formatDouble(count) + ".0" + time + '\n';
}

std::string vllmBody(bool openMetrics)
{
    std::mt19937_64 random(7);
    std::string out;
    for (int round = 0; out.size() < wantedBytes; ++round) {
        for (const char *name : histograms) {
            out += std::string("# HELP ") + name + " Histogram of what its name says.\n# TYPE " + name
                + " histogram\n";
            for (int engine = 0; engine < 16; ++engine) {
                appendHistogram(out, name, engine + round * 16, openMetrics, random);
            }
        }
    }
    return out + (openMetrics ? "# EOF\n" : "");
}

std::size_t sampleLines(std::string_view body)
{
    std::size_t count = 0;
    while (!body.empty()) {
        const std::string_view line = body.substr(0, body.find('\n'));
        count += line.empty() || line[0] == '#' ? 0 : 1;
        body.remove_prefix(std::min(body.size(), line.size() + 1));
    }
    return count;
}

double threadSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

[[noreturn]] void giveUp(const std::string &why)
{
    std::fprintf(stderr, "bench_exposition: %s\n", why.c_str());
    std::exit(1);
}

std::size_t readAll(const Case &each, volatile double &sum)
{
    exposition::Reader reader(each.body, each.format);
    std::size_t samples = 0;
    double values = 0;
    std::size_t labels = 0;
    for (;;) {
        const auto entry = reader.next();
        if (!entry) {
            giveUp(each.name + ": " + entry.error().message);
        }
        if (*entry == exposition::Entry::End) {
            break;
        }
        if (*entry == exposition::Entry::Sample) {
            ++samples;
            values += reader.sample().value;
            labels += reader.sample().labels.size();
        }
    }
    sum = values + static_cast<double>(labels);
    return samples;
}

void measure(Case &each)
{
    volatile double sum = 0;
    const double start = threadSeconds();
    const std::size_t samples = readAll(each, sum);
    const double seconds = threadSeconds() - start;
    if (samples != each.samples) {
        giveUp(each.name + ": " + std::to_string(samples) + " samples of " + std::to_string(each.samples));
    }
    each.speeds.push_back(static_cast<double>(each.body.size()) / 1e6 / seconds);
}

void print(Case &each, bool last)
{
    std::sort(each.speeds.begin(), each.speeds.end());
    std::printf("  \"%s\": {\"megabytes\": %.1f, \"samples\": %zu, \"medianMBs\": %.0f, \"minMBs\": %.0f, "
                "\"maxMBs\": %.0f}%s\n",
        each.name.c_str(), static_cast<double>(each.body.size()) / 1e6, each.samples, each.speeds[runs / 2],
        each.speeds.front(), each.speeds.back(), last ? "" : ",");
}

int run()
{
    std::vector<Case> cases{{"node", exposition::Format::Text, nodeBody()},
        {"vllm", exposition::Format::Text, vllmBody(false)},
        {"vllmOpenMetrics", exposition::Format::OpenMetrics, vllmBody(true)}};
    for (Case &each : cases) {
        each.samples = sampleLines(each.body);
    }
    for (int i = 0; i < runs; ++i) {
        std::for_each(cases.begin(), cases.end(), measure);
    }
    std::printf("{\"bench\": \"exposition\",\n");
    for (Case &each : cases) {
        print(each, &each == &cases.back());
    }
    std::printf("}\n");
    return 0;
}

} // namespace

} // namespace zumik::bench

int main()
{
    return zumik::bench::run();
}
