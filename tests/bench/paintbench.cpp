// SPDX-License-Identifier: GPL-3.0-or-later
// Painting: the console's plots against Qt Charts, on the same data, into an image, in one process.
//
//  - board: 24 charts of 10 series x 360 points on 1920x1200, antialiased, axes and legends on. New data and
//    its painting are timed, five runs of each, taking turns; every run has other data, so that nothing is
//    kept.
//  - zoom and pan: one plot of 512 series x 1,440 points, and one of a million points, at 1600x900 with axes
//  and
//    legend; the wheel turns, and the widget repaints.
//  - hover: one plot of 512 series x 1,440 points; the pointer moves, and the widget repaints.
//
// Prints JSON: medians with extremes, in milliseconds of the thread's CPU. With a number as argument it only
// paints our board that often, for a profiler.
#include "models/series/grid.h"
#include "tests/bench/wheel.h"
#include "widgets/common/look.h"
#include "widgets/plot/timeseriesview.h"

#include <QApplication>
#include <QChart>
#include <QChartView>
#include <QDateTimeAxis>
#include <QEventLoop>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLegend>
#include <QLineSeries>
#include <QMouseEvent>
#include <QPainter>
#include <QTimer>
#include <QValueAxis>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <memory>
#include <vector>

namespace zumik {

namespace {

constexpr int panels = 24;
constexpr int columns = 6;
constexpr std::size_t seriesCount = 10;
constexpr std::size_t pointCount = 360;
constexpr QSize board(1920, 1200);
constexpr QSize cell(board.width() / columns, board.height() / (panels / columns));
constexpr base::Time start{1'763'586'000'000};

/// A dashboard's worth of numbers; `run` changes all of them.
double sample(std::size_t panel, std::size_t series, std::size_t point, std::size_t run)
{
    const auto t = static_cast<double>(point);
    const auto hash = static_cast<unsigned>((point * 31 + series * 7 + panel * 3 + run) * 2654435761U);
    const double noise = static_cast<double>(hash >> 16U) / 65536.0;
    return static_cast<double>(series + 1) * 10 + 4 * std::sin(t / 40 + static_cast<double>(panel))
        + 3 * noise;
}

std::shared_ptr<const frame::Frame> frameOf(
    std::size_t panel, std::size_t series, std::size_t points, std::size_t run)
{
    auto frame = std::make_shared<frame::Frame>();
    frame->grid = series::Grid{start, std::chrono::minutes(1), points};
    for (std::size_t i = 0; i < series; ++i) {
        frame::Field field;
        field.name = "series " + std::to_string(i);
        std::vector<double> values(points);
        for (std::size_t p = 0; p < points; ++p) {
            values[p] = sample(panel, i, p, run);
        }
        field.values = series::Column(std::move(values));
        frame->fields.push_back(std::move(field));
    }
    return frame;
}

widgets::plot::PlotData plotDataOf(const std::shared_ptr<const frame::Frame> &frame)
{
    widgets::plot::PlotData content;
    content.owner = frame;
    for (const frame::Field &field : frame->fields) {
        content.series.push_back({&field, *frame->grid, true});
    }
    content.range = {frame->grid->start, frame->grid->end()};
    return content;
}

double threadMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

QRect cellAt(int panel)
{
    return {QPoint(panel % columns * cell.width(), panel / columns * cell.height()), cell};
}

class OurBoard {
public:
    explicit OurBoard(const widgets::common::Look *look)
        : m_background(look->theme().color("surface.panel"))
    {
        for (int i = 0; i < panels; ++i) {
            m_views.push_back(std::make_unique<widgets::plot::TimeSeriesView>(look));
            m_views.back()->resize(cell);
            m_views.back()->show();
        }
    }

    /// CPU time of taking new data and painting it.
    double run(const std::vector<std::shared_ptr<const frame::Frame>> &frames, QImage &image)
    {
        const double before = threadMs();
        image.fill(m_background);
        QPainter painter(&image);
        for (int i = 0; i < panels; ++i) {
            m_views[static_cast<std::size_t>(i)]->setData(plotDataOf(frames[static_cast<std::size_t>(i)]));
            m_views[static_cast<std::size_t>(i)]->render(
                &painter, cellAt(i).topLeft(), {}, QWidget::DrawChildren);
        }
        painter.end();
        return threadMs() - before;
    }

private:
    QColor m_background; ///< a panel fills it before its plot
    std::vector<std::unique_ptr<widgets::plot::TimeSeriesView>> m_views;
};

class ChartsBoard {
public:
    ChartsBoard()
    {
        for (int i = 0; i < panels; ++i) {
            m_views.push_back(std::make_unique<QChartView>(makeChart()));
            m_views.back()->setRenderHint(QPainter::Antialiasing);
            m_views.back()->setFrameShape(QFrame::NoFrame);
            m_views.back()->resize(cell);
            m_views.back()->show(); // a chart is laid out by the view's first resize event
        }
    }

    double run(const std::vector<std::vector<QList<QPointF>>> &points, QImage &image)
    {
        const double before = threadMs();
        QPainter painter(&image);
        painter.setRenderHint(QPainter::Antialiasing);
        for (int i = 0; i < panels; ++i) {
            QChart *chart = m_views[static_cast<std::size_t>(i)]->chart();
            const QList<QAbstractSeries *> all = chart->series();
            for (qsizetype s = 0; s < all.size(); ++s) {
                static_cast<QLineSeries *>(all[s])->replace(
                    points[static_cast<std::size_t>(i)][static_cast<std::size_t>(s)]);
            }
            m_views[static_cast<std::size_t>(i)]->render(
                &painter, QRectF(cellAt(i)), QRect(QPoint(0, 0), cell));
        }
        painter.end();
        return threadMs() - before;
    }

private:
    static QChart *makeChart()
    {
        auto *chart = new QChart;
        auto *times = new QDateTimeAxis;
        times->setFormat(QStringLiteral("HH:mm"));
        const auto end = start + std::chrono::minutes(pointCount - 1);
        times->setRange(QDateTime::fromMSecsSinceEpoch(start.ms), QDateTime::fromMSecsSinceEpoch(end.ms));
        auto *values = new QValueAxis;
        values->setRange(0, 120);
        chart->addAxis(times, Qt::AlignBottom);
        chart->addAxis(values, Qt::AlignLeft);
        for (std::size_t i = 0; i < seriesCount; ++i) {
            auto *series = new QLineSeries;
            series->setName(QStringLiteral("series %1").arg(i));
            chart->addSeries(series);
            series->attachAxis(times);
            series->attachAxis(values);
        }
        chart->legend()->setVisible(true);
        chart->legend()->setAlignment(Qt::AlignBottom);
        return chart;
    }

    std::vector<std::unique_ptr<QChartView>> m_views;
};

std::vector<std::vector<QList<QPointF>>> pointsOf(
    const std::vector<std::shared_ptr<const frame::Frame>> &frames)
{
    std::vector<std::vector<QList<QPointF>>> all;
    for (const auto &frame : frames) {
        std::vector<QList<QPointF>> panel;
        for (const frame::Field &field : frame->fields) {
            QList<QPointF> points;
            for (std::size_t p = 0; p < field.numbers()->size(); ++p) {
                points << QPointF(static_cast<double>(frame->grid->at(p).ms), (*field.numbers())[p]);
            }
            panel.push_back(points);
        }
        all.push_back(std::move(panel));
    }
    return all;
}

QJsonObject summary(std::vector<double> ms)
{
    std::sort(ms.begin(), ms.end());
    return {{QStringLiteral("median"), ms[ms.size() / 2]}, {QStringLiteral("min"), ms.front()},
        {QStringLiteral("max"), ms.back()}, {QStringLiteral("runs"), static_cast<int>(ms.size())}};
}

double median(std::vector<double> ms)
{
    std::sort(ms.begin(), ms.end());
    return ms[ms.size() / 2];
}

/// With ZUMIK_SHOTS set to a folder: to see that both draw the same.
void keep(const QImage &image, const QString &name)
{
    if (const QString folder = qEnvironmentVariable("ZUMIK_SHOTS"); !folder.isEmpty()) {
        image.save(folder + QLatin1Char('/') + name + QStringLiteral(".png"));
    }
}

QJsonObject boardBench(const widgets::common::Look &look)
{
    OurBoard ours(&look);
    ChartsBoard charts;
    QCoreApplication::sendPostedEvents();
    std::vector<double> ourMs;
    std::vector<double> chartsMs;
    QImage image(board, QImage::Format_RGB32);
    for (std::size_t run = 0; run < 6; ++run) {
        std::vector<std::shared_ptr<const frame::Frame>> frames;
        for (std::size_t panel = 0; panel < panels; ++panel) {
            frames.push_back(frameOf(panel, seriesCount, pointCount, run));
        }
        const auto points = pointsOf(frames);
        const double our = ours.run(frames, image);
        keep(image, QStringLiteral("ours"));
        const double other = charts.run(points, image);
        keep(image, QStringLiteral("charts"));
        if (run > 0) { // the first fills caches of glyphs and layouts
            ourMs.push_back(our);
            chartsMs.push_back(other);
        }
    }
    return {{QStringLiteral("ours"), summary(ourMs)}, {QStringLiteral("qtCharts"), summary(chartsMs)},
        {QStringLiteral("timesFaster"), median(chartsMs) / median(ourMs)}};
}

void moveTo(QWidget *widget, QPointF position)
{
    QMouseEvent event(QEvent::MouseMove, position, position, Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QCoreApplication::sendEvent(widget, &event);
}

QJsonObject hoverBench(const widgets::common::Look &look)
{
    widgets::plot::TimeSeriesView view(&look);
    dashboard::TimeSeriesOptions options;
    options.tooltip.mode = dashboard::Tooltip::Mode::Multi;
    options.legend.mode = dashboard::Legend::Mode::Hidden;
    view.setOptions(options);
    view.resize(1900, 1000);
    QImage image(view.size(), QImage::Format_RGB32);
    const auto frame = frameOf(1, 512, 1440, 1);
    view.setData(plotDataOf(frame));
    const double before = threadMs();
    view.render(&image);
    const double first = threadMs() - before;
    widgets::plot::PlotArea *area = view.area();
    std::vector<double> ms;
    for (int i = 0; i < 200; ++i) {
        const double from = threadMs();
        moveTo(area, QPointF(100 + i * 8, 80 + (i * 37) % 800));
        area->render(&image);
        ms.push_back(threadMs() - from);
    }
    return {{QStringLiteral("firstPaint"), first}, {QStringLiteral("redraw"), summary(ms)}};
}

struct Frames {
    std::vector<double> ms;
    int drawings = 0; ///< that came from another thread
    std::vector<double> sharpMs; ///< of the clock: from a turn of the wheel until its own range was drawn
    bool differ = true; ///< each frame shows something else than the one before
};

constexpr std::chrono::milliseconds frameTime(16);

/// The first half of the frames pans to and fro, the second zooms out and in, by the wheel, sixty a second in
/// a window, with the pointer on the plot. A frame's time is all that the window's thread does in it: what
/// the wheel asks for, what came from another thread, and each painting that follows.
Frames zoomOurs(
    const widgets::common::Look &look, const std::shared_ptr<const frame::Frame> &frame, int count)
{
    widgets::plot::TimeSeriesView view(&look);
    view.setOptions({});
    view.resize(1600, 900);
    view.setData(plotDataOf(frame));
    view.show();
    moveTo(view.area(), QRectF(view.area()->rect()).center());
    QCoreApplication::sendPostedEvents();
    Frames frames;
    QEventLoop loop;
    QObject::connect(view.area(), &widgets::plot::PlotArea::drawn, &loop, [&] { ++frames.drawings; });
    tests::turnWheel(view.area(), {0, 120}, Qt::ControlModifier); // a fifth nearer
    QImage before;
    for (int i = 0; i < count; ++i) {
        const double from = threadMs();
        tests::glide(view.area(), i, count);
        QTimer::singleShot(frameTime, Qt::PreciseTimer, &loop, &QEventLoop::quit);
        loop.exec();
        frames.ms.push_back(threadMs() - from);
        QImage image = view.grab().toImage();
        frames.differ = frames.differ && image != before;
        before = std::move(image);
    }
    keep(before, QStringLiteral("zoom"));
    QEventLoop drawn;
    QObject::connect(view.area(), &widgets::plot::PlotArea::drawn, &drawn, &QEventLoop::quit);
    for (int i = 0; i < 20; ++i) {
        const auto turned = std::chrono::steady_clock::now();
        tests::turnWheel(view.area(), {i % 2 == 0 ? -12 : 12, 0});
        while (!view.area()->sharp()) {
            drawn.exec();
        }
        const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - turned;
        frames.sharpMs.push_back(took.count());
    }
    return frames;
}

double percentile(std::vector<double> sorted, std::size_t percent)
{
    std::sort(sorted.begin(), sorted.end());
    return sorted.empty() ? 0 : sorted[sorted.size() * percent / 100];
}

QJsonObject percentiles(const Frames &frames)
{
    return {{QStringLiteral("median"), percentile(frames.ms, 50)},
        {QStringLiteral("p99"), percentile(frames.ms, 99)},
        {QStringLiteral("max"), *std::max_element(frames.ms.begin(), frames.ms.end())},
        {QStringLiteral("frames"), static_cast<int>(frames.ms.size())},
        {QStringLiteral("eachDiffers"), frames.differ}, {QStringLiteral("drawings"), frames.drawings},
        {QStringLiteral("sharpAfterMedian"), percentile(frames.sharpMs, 50)},
        {QStringLiteral("sharpAfterMax"), percentile(frames.sharpMs, 99)}};
}

/// The same lines and frames by Qt Charts, whose axis moves over points that stay.
Frames zoomCharts(const std::shared_ptr<const frame::Frame> &frame, int count)
{
    QChartView view(new QChart);
    view.setRenderHint(QPainter::Antialiasing);
    view.setFrameShape(QFrame::NoFrame);
    view.resize(1600, 900);
    view.show();
    auto *times = new QDateTimeAxis;
    auto *values = new QValueAxis;
    values->setRange(0, 6000);
    view.chart()->addAxis(times, Qt::AlignBottom);
    view.chart()->addAxis(values, Qt::AlignLeft);
    const auto lines = pointsOf({frame});
    for (const QList<QPointF> &points : lines.front()) {
        auto *series = new QLineSeries;
        series->replace(points);
        view.chart()->addSeries(series);
        series->attachAxis(times);
        series->attachAxis(values);
    }
    view.chart()->legend()->setAlignment(Qt::AlignBottom);
    QImage image(view.size(), QImage::Format_RGB32);
    Frames frames;
    for (int i = 0; i < count; ++i) {
        const base::Duration part = (frame->grid->end() - frame->grid->start) / 100 * (i + 1);
        const double from = threadMs();
        times->setRange(QDateTime::fromMSecsSinceEpoch((frame->grid->start + part).ms),
            QDateTime::fromMSecsSinceEpoch((frame->grid->end() - part).ms));
        QPainter painter(&image);
        view.render(&painter, QRectF(image.rect()), view.rect());
        painter.end();
        frames.ms.push_back(threadMs() - from);
    }
    return frames;
}

QJsonObject zoomBench(const widgets::common::Look &look)
{
    const auto frame = frameOf(1, 512, 1440, 1);
    return {{QStringLiteral("512x1440"), percentiles(zoomOurs(look, frame, 300))},
        {QStringLiteral("512x1440 qtCharts"), percentiles(zoomCharts(frame, 5))},
        {QStringLiteral("512x1954"), percentiles(zoomOurs(look, frameOf(1, 512, 1954, 1), 300))}};
}

/// For a profiler: our board alone, over and over.
void paintOurs(const widgets::common::Look &look, int times)
{
    OurBoard ours(&look);
    QImage image(board, QImage::Format_RGB32);
    std::vector<std::shared_ptr<const frame::Frame>> frames;
    for (std::size_t panel = 0; panel < panels; ++panel) {
        frames.push_back(frameOf(panel, seriesCount, pointCount, 1));
    }
    for (int i = 0; i < times; ++i) {
        ours.run(frames, image);
    }
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
    QApplication::setPalette(look.theme().palette());
    if (argc > 1 && QByteArray(argv[1]) == "zoom") {
        std::puts(QJsonDocument(zumik::zoomBench(look)).toJson().constData());
        return 0;
    }
    if (argc > 1) { // how often
        zumik::paintOurs(look, std::max(1, QString::fromLocal8Bit(argv[1]).toInt()));
        return 0;
    }
    const QJsonObject result{{QStringLiteral("board24x10x360"), zumik::boardBench(look)},
        {QStringLiteral("hover512x1440"), zumik::hoverBench(look)},
        {QStringLiteral("zoomAndPan1600x900"), zumik::zoomBench(look)}};
    std::puts(QJsonDocument(result).toJson().constData());
    return 0;
}
