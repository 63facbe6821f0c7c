// SPDX-License-Identifier: GPL-3.0-or-later
// The tunnel against `ssh -L`: the same client downloads the same bytes over both, from nginx behind the same
// sshd, with the same cipher; bare, through a proxy that limits to 100 MB/s, and over a round trip of 80 ms.
// Processor time per gigabyte is that of the two client processes.
//     bench_tunnelthroughput [RUNS [MEGABYTES [SCENARIO...]]]
#include "tests/bench/tunnel/figures.h"
#include "tests/bench/tunnel/ways.h"
#include "tests/support/faultproxy.h"

#include <chrono>
#include <cstring>
#include <memory>
#include <thread>

namespace {

using namespace zumik;
using namespace std::chrono_literals;

struct Scenario {
    const char *name;
    int parallel;
    tests::LineFaults line;
    double share; ///< of the megabytes
};

const Scenario scenarios[] = {
    {"loopback", 1, {}, 1}, {"loopback_8", 8, {}, 1},
    {"limited_100MBps", 1, {.bytesPerSecond = 100'000'000}, 0.5},
    {"limited_100MBps_8", 8, {.bytesPerSecond = 100'000'000}, 0.5},
    {"roundtrip_80ms", 1, {.delay = 40ms}, 0.25},
    {"roundtrip_80ms_8", 8, {.delay = 40ms}, 3}, // 1 GB each is meant: the windows grow in the first second
};

[[noreturn]] void fail(const char *what)
{
    std::fprintf(stderr, "%s\n", what);
    std::exit(1);
}

struct Measured {
    double bytesPerSecond = 0;
    double cpuPerGigabyte = 0;
};

Measured measure(const bench::Way &way, int parallel, std::uint64_t bytes)
{
    const double cpu = way.cpuSeconds();
    const auto begin = std::chrono::steady_clock::now();
    std::vector<std::thread> clients;
    clients.reserve(static_cast<std::size_t>(parallel));
    std::atomic<std::uint64_t> received{0};
    for (int i = 0; i < parallel; ++i) {
        clients.emplace_back(
            [&] { received += bench::download(way, bytes / static_cast<unsigned>(parallel)); });
    }
    for (std::thread &client : clients) {
        client.join();
    }
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - begin;
    if (received != bytes) {
        fail("not all bytes came");
    }
    const auto size = static_cast<double>(bytes);
    return {size / took.count(), (way.cpuSeconds() - cpu) / (size / 1e9)};
}

void race(const Scenario &scenario, const tests::Sshd &sshd, std::uint16_t service, int runs, double bytes)
{
    std::unique_ptr<tests::FaultProxy> proxy;
    bench::Door door{sshd, sshd.port(), service};
    if (scenario.line.delay.count() > 0 || scenario.line.bytesPerSecond > 0) {
        proxy = std::make_unique<tests::FaultProxy>(sshd.port());
        proxy->setBoth(scenario.line);
        door.port = proxy->port();
    }
    const bench::Gateway gateway(door);
    const bench::Forward forward(door);
    const auto size = static_cast<std::uint64_t>(bytes * scenario.share) / 8 * 8;
    std::vector<double> ours, theirs, ratio, ourCpu, theirCpu;
    for (int run = 0; run <= runs; ++run) {
        const Measured one = measure(gateway, scenario.parallel, size);
        const Measured other = measure(forward, scenario.parallel, size);
        if (run == 0) {
            continue; // caches, TCP's windows
        }
        ours.push_back(one.bytesPerSecond / 1e6);
        theirs.push_back(other.bytesPerSecond / 1e6);
        ratio.push_back(one.bytesPerSecond / other.bytesPerSecond);
        ourCpu.push_back(one.cpuPerGigabyte);
        theirCpu.push_back(other.cpuPerGigabyte);
    }
    std::printf("{\"bench\":\"tunnel_%s\",\"megabytes\":%.0f,\"connections\":%d,%s,%s,%s,%s,%s,%s}\n",
        scenario.name, static_cast<double>(size) / 1e6, scenario.parallel,
        bench::figures("ratio", ratio).c_str(), bench::figures("tunnelMBps", ours).c_str(),
        bench::figures("sshMBps", theirs).c_str(), bench::figures("tunnelCpuPerGB", ourCpu).c_str(),
        bench::figures("sshCpuPerGB", theirCpu).c_str(), bench::load().c_str());
    std::fflush(stdout);
}

} // namespace

int main(int argc, char **argv)
{
    const int runs = argc > 1 ? std::atoi(argv[1]) : 5;
    const double bytes = (argc > 2 ? std::atof(argv[2]) : 1000) * 1e6;
    const tests::Sshd sshd;
    const bench::Service service(static_cast<std::uint64_t>(bytes));
    for (const Scenario &scenario : scenarios) {
        bool wanted = argc <= 3;
        for (int i = 3; i < argc; ++i) {
            wanted = wanted || std::strcmp(argv[i], scenario.name) == 0;
        }
        if (wanted) {
            race(scenario, sshd, service.port(), runs, bytes);
        }
    }
    return 0;
}
