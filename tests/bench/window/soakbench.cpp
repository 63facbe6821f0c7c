// SPDX-License-Identifier: GPL-3.0-or-later
// Eight hours of a board in a few minutes: 1,920 refreshes of twelve panels over six hours at 15 s, from a
// real Prometheus with fourteen hours of data, the present moving on by 15 s each time. Prints the private
// memory of each simulated hour: the median of what is there after each of its refreshes. Every refresh has
// to bring every panel data that ends at its present.
#include "models/clients/prometheus/prometheussource.h"
#include "models/dashboard/reader.h"
#include "models/source/queryscheduler.h"
#include "tests/bench/window/watched.h"
#include "tests/models/clients/prometheus/clockedsource.h"
#include "tests/stack/history.h"
#include "tests/support/waitfor.h"
#include "widgets/common/look.h"
#include "widgets/dashboard/boardview.h"
#include "widgets/panels/panelview.h"

#include <QApplication>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <utility>

namespace {

using namespace zumik;
using namespace std::chrono_literals;

constexpr base::Time epoch{1'700'000'100'000};
constexpr int panels = 12;
constexpr int refreshes = 1920;

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

bool isThere(const widgets::dashboard::BoardView &view, base::Time present)
{
    for (int id = 1; id <= panels; ++id) {
        const auto content = view.panelView(id)->content();
        if (!content || content->state != board::PanelData::State::Data
            || present - content->range.end >= 60s) {
            return false;
        }
    }
    return true;
}

} // namespace

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("DISPLAY")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    const QApplication application(argc, argv);
    const tests::TempDir dir("soak");
    const double start = double(epoch.ms) / 1000;
    tests::makeHistory(
        {.from = start, .to = start + 14.2 * 3600, .step = 15, .jobs = {"api-core"}}, dir.file("data"));
    const tests::Prometheus server({.dataDir = dir.file("data")});
    auto opened = clients::prometheus::PrometheusSource::open(
        {.base = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(server.port()))},
        std::make_shared<clients::http::IoThread>());
    tests::ClockedSource clocked(**opened);
    clocked.present = epoch + 6h;
    // The budget remembers a minute of questions, which here would be hours of them.
    source::QueryScheduler scheduler(clocked, {.limits = {.budget = 1'000'000, .window = 1s}});
    const widgets::common::Look look(widgets::common::Theme::Kind::Dark);
    board::BoardRun run(
        *zumik::dashboard::readDashboard(bench::boardOf(panels)), scheduler, board::BoardOptions{15s, {}});
    widgets::dashboard::BoardView view(run, clocked, &look);
    view.resize(1440, 900);
    view.show();
    if (!tests::waitUntil([&] { return run.idle() && isThere(view, clocked.present); }, 30'000)) {
        return 1;
    }
    std::vector<double> hour;
    std::vector<double> hours;
    for (int i = 1; i <= refreshes; ++i) {
        clocked.present = clocked.present + 15s;
        view.keepUp();
        if (!tests::waitUntil([&] { return run.idle(); }, 30'000) || !isThere(view, clocked.present)) {
            std::fprintf(stderr, "refresh %d left a panel without data\n", i);
            return 1;
        }
        view.repaint();
        hour.push_back(bench::privateMemoryOf("self").dirtyMb);
        if (i % 240 == 0) {
            hours.push_back(median(std::exchange(hour, {})));
        }
    }
    std::printf(R"({"bench":"soak","refreshes":%d,"tails":%zu,"privateDirtyMb":[)", refreshes,
        scheduler.counts().tails);
    for (const double &mb : hours) {
        std::printf("%s%.1f", &mb == hours.data() ? "" : ",", mb);
    }
    std::printf("],\"growthPercent\":%.1f}\n", (hours.back() / hours.front() - 1) * 100);
    return 0;
}
