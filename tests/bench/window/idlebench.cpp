// SPDX-License-Identifier: GPL-3.0-or-later
// What a window costs that nobody touches, with twelve panels refreshed every 15 s: its processor time in
// per cent of a core, and its private memory. Minutes: the argument, else one. That it did refresh is
// asserted by Prometheus's query log.
#include "tests/bench/window/watched.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <thread>

int main(int argc, char **argv)
{
    using namespace zumik;
    const int minutes = argc > 1 ? std::max(1, std::atoi(argv[1])) : 1;
    tests::StackOptions options = bench::stackWithPast();
    options.queryLog = true;
    tests::Stack stack(options);
    if (!stack.waitForTargets()) {
        return 1;
    }
    const bench::WatchedWindow window(stack, bench::boardOf(12));
    if (!window.msUntil("first_panel")) {
        return 1;
    }
    std::this_thread::sleep_for(std::chrono::seconds(20)); // the first refreshes are not idleness
    const auto asked = [&] {
        const std::string log = stack.prometheus().queryLog();
        return std::count(log.begin(), log.end(), '\n');
    };
    std::vector<double> percents;
    for (int minute = 0; minute < minutes; ++minute) {
        const double before = window.cpuSeconds();
        const auto questions = asked();
        std::this_thread::sleep_for(std::chrono::minutes(1));
        percents.push_back((window.cpuSeconds() - before) / 60 * 100);
        if (asked() - questions < 36) {
            std::fprintf(stderr, "it didn't refresh\n");
            return 1;
        }
    }
    const bench::PrivateMemory memory = window.privateMemory();
    std::printf("{\"bench\":\"idle\",%s,\"privateCleanMb\":%.1f,\"privateDirtyMb\":%.1f}\n",
        bench::summary("cpuPercent", percents).c_str(), memory.cleanMb, memory.dirtyMb);
    return 0;
}
