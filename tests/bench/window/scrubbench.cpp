// SPDX-License-Identifier: GPL-3.0-or-later
// The track of the transport bar is dragged through a recording of 10 M samples, under a board of twelve
// panels in a window of 1440x900. Prints JSON: milliseconds from each move of the pointer until the preview
// of that time is painted (median, 95th percentile, most; `cold` is the first after opening), and from
// letting go until all of it is. All panels have to have data. The aim is 33 at the 95th percentile, and 200.
//
//   bench_scrub [MOVES]      300 if none
#include "app/dashboardlibrary.h"
#include "app/mainwindow.h"
#include "app/windowreplay.h"
#include "models/session/snapshotsession.h"
#include "models/tsdb/blockwriter.h"
#include "tests/support/process.h"
#include "tests/support/tempdir.h"
#include "tests/support/waitfor.h"
#include "widgets/common/look.h"
#include "widgets/common/zumikstyle.h"
#include "widgets/dashboard/panelgrid.h"
#include "widgets/panels/panelview.h"
#include "widgets/replay/track.h"
#include "widgets/replay/transportbar.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QMouseEvent>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace zumik {

namespace {

constexpr std::int64_t start = 1'700'006'400'000;
constexpr int panels = 12;
constexpr int nodes = 8;
constexpr int perNode = 20; ///< series of each metric
constexpr std::size_t samples = 5210; ///< 15 s apart: 21.7 hours; 12 x 160 x 5,210 is 10.0 M

template <typename T> T orFail(base::Result<T> result)
{
    if (!result) {
        std::fprintf(stderr, "%s\n", base::describe(result.error()).c_str());
        std::exit(1);
    }
    return std::move(*result);
}

std::string metric(int panel)
{
    return "metric_" + std::to_string(panel);
}

void writeRecording(const std::string &directory)
{
    std::vector<series::Labels> all;
    for (int i = 0; i < panels * nodes * perNode; ++i) {
        all.push_back(
            series::Labels{{"__name__", metric(i % panels)}, {"instance", "i" + std::to_string(i / panels)},
                {"node", "n" + std::to_string(i / panels % nodes)}});
    }
    std::sort(all.begin(), all.end());
    auto writer = orFail(tsdb::BlockWriter::create(directory));
    std::vector<std::int64_t> times(samples);
    std::vector<double> values(samples);
    for (std::size_t i = 0; i < all.size(); ++i) {
        orFail(writer->beginSeries(all[i]));
        for (std::size_t k = 0; k < samples; ++k) {
            times[k] = start + static_cast<std::int64_t>(k) * 15'000 + static_cast<std::int64_t>(i % 1000);
            values[k] = static_cast<double>(k * (i % 7 + 1) + (k * 2654435761U + i) % 13);
        }
        orFail(writer->append(times, values));
    }
    orFail(writer->finish());
}

/// Rates by node, raw lines of a node, and a maximum, in turns.
std::string board()
{
    std::string text = R"({"uid":"scrub","title":"Scrub","time":{"from":"now-1h","to":"now"},"panels":[)";
    for (int i = 0; i < panels; ++i) {
        const std::string name = metric(i);
        const std::string expression = i % 3 == 0 ? "sum by (node) (rate(" + name + "[5m]))"
            : i % 3 == 1                          ? name + R"({node=\"n1\"})"
                                                  : "max by (node) (deriv(" + name + "[2m]))";
        text += std::string(i == 0 ? "" : ",") + R"({"id":)" + std::to_string(i + 1)
            + R"(,"type":"timeseries","title":"Panel )" + std::to_string(i + 1)
            + R"(","gridPos":{"w":6,"h":7,"x":)" + std::to_string(i % 4 * 6) + R"(,"y":)"
            + std::to_string(i / 4 * 7) + R"(},"targets":[{"refId":"A","expr":")" + expression + R"("}]})";
    }
    return text + "]}";
}

void point(QWidget &on, QEvent::Type type, double x, Qt::MouseButton button, Qt::MouseButtons buttons)
{
    const QPointF at(x, 40);
    QMouseEvent event(type, at, on.mapToGlobal(at), button, buttons, {});
    QApplication::sendEvent(&on, &event);
}

void expectAll(app::MainWindow &window)
{
    for (const int id : window.board()->grid()->panelIds()) {
        const auto content = window.board()->panelView(id)->content();
        if (content == nullptr || content->state != board::PanelData::State::Data) {
            std::fprintf(stderr, "panel %d has no data\n", id);
            std::exit(1);
        }
    }
}

/// Until the answers are there and painted.
double painted(app::MainWindow &window, const QElapsedTimer &since)
{
    if (!tests::waitUntil([&] { return window.board()->run().idle(); }, 60'000)) {
        std::exit(1);
    }
    QCoreApplication::sendPostedEvents(nullptr, QEvent::UpdateRequest);
    return static_cast<double>(since.nsecsElapsed()) / 1e6;
}

void measure(app::MainWindow &window, int moves)
{
    widgets::replay::Track &track = *window.replay().bar()->track();
    const double left = track.width() * 0.2;
    const double right = track.width() * 0.9;
    std::vector<double> frames;
    QElapsedTimer since;
    since.start();
    point(track, QEvent::MouseButtonPress, left, Qt::LeftButton, Qt::LeftButton);
    const double cold = painted(window, since);
    for (int i = 1; i <= moves; ++i) {
        since.start();
        point(track, QEvent::MouseMove, left + (right - left) * i / moves, Qt::NoButton, Qt::LeftButton);
        frames.push_back(painted(window, since));
    }
    expectAll(window);
    since.start();
    point(track, QEvent::MouseButtonRelease, right, Qt::LeftButton, {});
    const double whole = painted(window, since);
    expectAll(window);
    std::sort(frames.begin(), frames.end());
    std::printf("{\"bench\":\"scrub\",\"moves\":%d,\"coldMs\":%.1f,\"medianMs\":%.1f,\"p95Ms\":%.1f,"
                "\"mostMs\":%.1f,\"wholeMs\":%.1f}\n",
        moves, cold, frames[frames.size() / 2], frames[frames.size() * 95 / 100], frames.back(), whole);
}

int run(int moves)
{
    const tests::TempDir dir("scrub");
    const std::string recording = dir.file("recording");
    writeRecording(recording);
    tests::writeFile(dir.file("board.json"), board());
    widgets::common::Look look(widgets::common::Theme::Kind::Dark);
    QApplication::setStyle(new widgets::common::ZumikStyle(&look));
    const app::DashboardLibrary library;
    session::SnapshotSession session(recording);
    app::MainWindow window(library, &look);
    window.resize(1440, 900);
    window.show();
    window.useSession(session, QString::fromStdString(dir.file("board.json")));
    if (!tests::waitUntil([&] { return window.board() != nullptr && window.idle(); }, 60'000)) {
        std::fprintf(stderr, "the board doesn't settle\n");
        return 1;
    }
    measure(window, moves);
    return 0;
}

} // namespace

} // namespace zumik

int main(int argc, char **argv)
{
    const QApplication program(argc, argv);
    return zumik::run(argc > 1 ? std::max(2, std::atoi(argv[1])) : 300);
}
