// SPDX-License-Identifier: GPL-3.0-or-later
// Boards of many panels in a window of 1280x800: opened, scrolled from end to end by notches of the wheel,
// refreshed, and painted as a picture. Prints JSON: milliseconds of the window's thread (its CPU); `longest`
// is its longest turn, of which no more than 50 may pass; memory in MB, as the allocator counts it.
//
//   bench_board [PANELS...]      1000 (one panel repeated for as many values) and 10000 (of a file) if none
#include "models/board/boardrun.h"
#include "models/dashboard/reader.h"
#include "tests/support/fakesource.h"
#include "tests/support/waitfor.h"
#include "widgets/common/look.h"
#include "widgets/common/zumikstyle.h"
#include "widgets/dashboard/boardview.h"
#include "widgets/panels/panelview.h"

#include <QAbstractEventDispatcher>
#include <QApplication>
#include <QEventLoop>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QScrollArea>
#include <QScrollBar>
#include <QTimer>

#include <malloc.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace zumik {

namespace {

constexpr int notch = 120; ///< px
constexpr int notches = 400;
constexpr std::size_t mostRepeated = 1000; ///< more stand in the file

double cpuMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

double heapMb()
{
    const auto info = mallinfo2();
    return double(info.uordblks + info.hblkhd) / 1e6;
}

/// What each turn of the event loop takes (see app/drive/stallmeter.cpp).
class Turns {
public:
    Turns()
        : m_begin(cpuMs())
    {
        const QAbstractEventDispatcher *const loop = QAbstractEventDispatcher::instance();
        m_links = {QObject::connect(loop, &QAbstractEventDispatcher::awake, [this] { turn(); }),
            QObject::connect(loop, &QAbstractEventDispatcher::aboutToBlock, [this] { turn(); })};
    }

    ~Turns()
    {
        for (const QMetaObject::Connection &link : m_links) {
            QObject::disconnect(link);
        }
    }

    void turn()
    {
        const double now = cpuMs();
        m_turns.push_back(now - m_begin);
        m_begin = now;
    }

    QJsonObject json()
    {
        turn();
        double sum = 0;
        for (const double each : m_turns) {
            sum += each;
        }
        return {{QStringLiteral("all"), sum},
            {QStringLiteral("longest"), *std::max_element(m_turns.begin(), m_turns.end())}};
    }

private:
    double m_begin;
    std::vector<double> m_turns;
    std::vector<QMetaObject::Connection> m_links;
};

std::string panel(int id, const std::string &more)
{
    static const char *const types[] = {"timeseries", "timeseries", "stat", "timeseries", "gauge",
        "timeseries", "table", "timeseries", "state-timeline", "bargauge"};
    const int index = id - 1;
    return R"({"id": )" + std::to_string(id) + R"(, "type": ")" + types[index % 10]
        + R"(", "title": "Load of $node, $n )" + std::to_string(id)
        + R"(", "gridPos": {"w": 6, "h": 8, "x": )" + std::to_string(index % 4 * 6) + R"(, "y": )"
        + std::to_string(index / 4 * 8)
        + R"(}, "targets": [{"refId": "A", "expr": "load{node=~\"$node\", id=\")" + std::to_string(id)
        + R"(\"}"}])" + more + "}";
}

dashboard::Dashboard boardOf(std::size_t count)
{
    std::string panels = panel(1, count <= mostRepeated ? R"(, "repeat": "node")" : "");
    for (std::size_t i = 2; i <= count && count > mostRepeated; ++i) {
        panels += "," + panel(static_cast<int>(i), "");
    }
    return dashboard::readDashboard(R"({"title": "Many", "schemaVersion": 39, "panels": [)" + panels
        + R"json(], "templating": {"list": [{"name": "node", "type": "query", "multi": true, "includeAll": true,
            "query": "label_values(node)", "current": {"value": "$__all"}}]}})json")
        .value();
}

int madeViews(const QWidget &view)
{
    return static_cast<int>(view.findChildren<widgets::panels::PanelView *>().size());
}

/// Every turn of the loop between one notch and the next counts as the notch's.
QJsonObject scrolled(widgets::dashboard::BoardView &view)
{
    QScrollBar *const bar = view.findChild<QScrollArea *>()->verticalScrollBar();
    std::vector<double> frames;
    for (int i = 0; i < notches; ++i) {
        const double before = cpuMs();
        bar->setValue(std::min(bar->maximum(), bar->value() + notch));
        QEventLoop turn;
        QTimer::singleShot(0, &turn, &QEventLoop::quit);
        turn.exec();
        frames.push_back(cpuMs() - before);
    }
    std::sort(frames.begin(), frames.end());
    const Turns turns;
    return {{QStringLiteral("median"), frames[frames.size() / 2]},
        {QStringLiteral("p99"), frames[frames.size() * 99 / 100]}, {QStringLiteral("most"), frames.back()}};
}

template <typename Act> QJsonObject turned(Act act)
{
    Turns turns;
    act();
    return turns.json();
}

QJsonObject measure(std::size_t count, const widgets::common::Look &look)
{
    tests::FakeSource source;
    for (std::size_t i = 0; i < std::min(count, mostRepeated); ++i) {
        source.labels["node"].push_back("node-" + std::to_string(i));
    }
    QJsonObject all;
    const double empty = heapMb();
    double before = cpuMs();
    dashboard::Dashboard board = boardOf(count);
    all.insert(QStringLiteral("read"), cpuMs() - before);
    std::unique_ptr<board::BoardRun> run;
    std::unique_ptr<widgets::dashboard::BoardView> made;
    const auto settled = [&] {
        return made->settled();
    };
    all.insert(QStringLiteral("open"), turned([&] {
        run = std::make_unique<board::BoardRun>(
            std::move(board), source, board::BoardOptions{std::chrono::seconds(15), {}});
        made = std::make_unique<widgets::dashboard::BoardView>(*run, source, &look, "");
        made->resize(1280, 800);
        made->show();
        tests::waitUntil(settled);
    }));
    widgets::dashboard::BoardView &view = *made;
    all.insert(QStringLiteral("viewsOpen"), madeViews(view));
    all.insert(QStringLiteral("megabytesOpen"), heapMb() - empty);
    all.insert(QStringLiteral("scroll"), scrolled(view));
    all.insert(QStringLiteral("jump"), turned([&] {
        QScrollBar *const bar = view.findChild<QScrollArea *>()->verticalScrollBar();
        bar->setValue(bar->maximum());
        tests::waitUntil([&] { return view.settled(); });
    }));
    all.insert(QStringLiteral("viewsScrolled"), madeViews(view));
    all.insert(QStringLiteral("megabytesScrolled"), heapMb() - empty);
    all.insert(QStringLiteral("refresh"), turned([&] {
        view.refresh();
        tests::waitUntil(settled);
    }));
    all.insert(QStringLiteral("resize"), turned([&] {
        view.resize(1400, 900);
        tests::waitUntil(settled);
    }));
    before = cpuMs();
    QImage image(1920, 1200, QImage::Format_ARGB32_Premultiplied);
    view.renderTo(image, QStringLiteral("bench"));
    all.insert(QStringLiteral("picture"), cpuMs() - before);
    return all;
}

} // namespace

} // namespace zumik

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    const QApplication application(argc, argv);
    const zumik::widgets::common::Look look(zumik::widgets::common::Theme::Kind::Dark);
    QApplication::setStyle(new zumik::widgets::common::ZumikStyle(&look));
    QStringList counts = QCoreApplication::arguments().mid(1);
    counts = counts.isEmpty() ? QStringList{QStringLiteral("1000"), QStringLiteral("10000")} : counts;
    QJsonObject all;
    for (const QString &count : std::as_const(counts)) {
        all.insert(count, zumik::measure(count.toULongLong(), look));
    }
    std::puts(QJsonDocument(all).toJson().constData());
    return 0;
}
