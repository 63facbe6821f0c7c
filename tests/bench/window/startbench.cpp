// SPDX-License-Identifier: GPL-3.0-or-later
// From the start of the program to its painted window, and to the first panel with data, through the stack's
// sshd, by the program's own log; and how long the way in took: TCP, SSH handshake and authentication. The
// first of six starts is not counted. Every start has to end with a painted panel.
#include "tests/bench/window/watched.h"

#include <cstdio>
#include <cstdlib>

namespace {

using namespace zumik;

double must(const std::optional<double> &ms, const char *what)
{
    if (!ms) {
        std::fprintf(stderr, "%s was never reached\n", what);
        std::exit(1);
    }
    return *ms;
}

} // namespace

int main()
{
    tests::Stack stack(bench::stackWithPast());
    if (!stack.waitForTargets()) {
        return 1;
    }
    std::vector<double> windows;
    std::vector<double> panels;
    std::vector<double> ways;
    std::vector<double> beyond; ///< of the first panel, over the way in
    for (int run = 0; run < 6; ++run) {
        const bench::WatchedWindow window(stack, bench::boardOf(12));
        const double panel = must(window.msUntil("first_panel"), "the first panel");
        const double painted = must(window.msUntil("window_painted"), "the window");
        const double from = must(window.msUntil("connection", "phase", "resolving"), "the way in");
        const double to = must(window.msUntil("connection", "phase", "asking_prometheus"), "Prometheus");
        if (run > 0) {
            windows.push_back(painted);
            panels.push_back(panel);
            ways.push_back(to - from);
            beyond.push_back(panel - (to - from));
        }
    }
    std::printf("{\"bench\":\"start\",\"unit\":\"ms\",%s,%s,%s,%s}\n",
        bench::summary("windowPainted", windows).c_str(), bench::summary("firstPanel", panels).c_str(),
        bench::summary("wayIn", ways).c_str(), bench::summary("firstPanelWithoutWayIn", beyond).c_str());
    return 0;
}
