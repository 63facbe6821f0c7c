// SPDX-License-Identifier: GPL-3.0-or-later
// A status history of 10,000 rows x 1,440 steps on 1920x1080, as of GPUs over six hours: making its scene of
// frames, its pixels alone, a repaint while the pointer moves, and a frame of panning and zooming, which
// shows another range of the same frames. Prints JSON: the median and the 99th percentile in milliseconds of
// the thread's CPU, of which a frame has 16; the milliseconds from the frames to the first picture, which may
// be a second; and the process's private memory in MB, of which 115 are the samples themselves: 300 at most.
#include "models/plot/bandraster.h"
#include "widgets/common/look.h"
#include "widgets/plot/bandview.h"

#include <QApplication>
#include <QImage>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <string>

namespace zumik {

namespace {

constexpr std::size_t rows = 10'000;
constexpr std::size_t columns = 1440;
constexpr int builds = 5;
constexpr int frames = 200;

frame::Field gpu(std::size_t row, std::size_t run)
{
    frame::Field field;
    field.name = "node-" + std::to_string(row / 8) + " GPU " + std::to_string(row % 8);
    std::vector<double> values(columns);
    for (std::size_t i = 0; i < columns; ++i) {
        values[i] =
            static_cast<double>(static_cast<unsigned>((row * columns + i + run) * 2654435761U) >> 25U);
    }
    field.values = series::Column(std::move(values));
    field.config.unit = "percent";
    field.config.min = 0;
    field.config.max = 128;
    field.config.color.mode = frame::ColorConfig::Mode::Continuous;
    field.config.color.scheme = "continuous-GrYlRd";
    field.config.style.fillOpacity = 100;
    return field;
}

std::shared_ptr<const frame::Frame> frameOf(std::size_t run)
{
    auto frame = std::make_shared<frame::Frame>();
    frame->grid = series::Grid{{1'763'586'000'000}, std::chrono::seconds(15), columns};
    for (std::size_t row = 0; row < rows; ++row) {
        frame->fields.push_back(gpu(row, run));
    }
    return frame;
}

double threadMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// Memory of the process that nobody shares (RssAnon of /proc/self/status), in MB.
double privateMb()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("RssAnon:")) {
            return std::stod(line.substr(8)) * 1024 / 1e6;
        }
    }
    return 0;
}

class Times {
public:
    template <typename Work> void add(Work work)
    {
        const double before = threadMs();
        work();
        m_ms.push_back(threadMs() - before);
    }

    void print(const char *name, const char *after)
    {
        std::sort(m_ms.begin(), m_ms.end());
        std::printf("\"%s\": {\"median\": %.2f, \"p99\": %.2f}%s", name, m_ms[m_ms.size() / 2],
            m_ms[m_ms.size() * 99 / 100], after);
    }

private:
    std::vector<double> m_ms;
};

/// The range, moved by a part of its length and narrowed, a little more each time.
base::TimeRange moved(base::TimeRange range, int step)
{
    const base::Duration part = range.length() / 400 * (step % 100);
    return {range.start + part, range.end - part / 2};
}

void bench()
{
    const widgets::common::Look look(widgets::common::Theme::Kind::Dark);
    widgets::plot::BandView view(&look);
    view.resize(1920, 1080);
    view.setOptions(widgets::plot::bandOptions(dashboard::StatusHistoryOptions{}));
    QImage image(view.size(), QImage::Format_RGB32);
    Times build;
    Times raster;
    Times repaint;
    Times pan;
    Times open;
    const double programMb = privateMb();
    double framesMb = 0;
    widgets::plot::BandData content;
    for (std::size_t run = 0; run < builds; ++run) {
        content = {};
        view.setData(content); // the frames before go
        const auto frame = frameOf(run);
        framesMb = privateMb() - programMb;
        content = {frame, {frame.get()}, {frame->grid->start, frame->grid->end()}, frame->grid->end()};
        open.add([&] {
            build.add([&] { view.setData(content); });
            view.render(&image);
        });
    }
    zumik::plot::Raster pixels;
    zumik::plot::BandLines lines;
    const base::TimeRange whole = content.range;
    for (int i = 0; i < frames; ++i) {
        raster.add([&] { rasterize(view.area()->scene(), 1, pixels, lines); });
        repaint.add([&] { view.render(&image); });
        content.range = moved(whole, i);
        pan.add([&] {
            view.setData(content);
            view.render(&image);
        });
    }
    std::printf("{\"memory\": {\"frames\": %.0f, \"all\": %.0f}, ", framesMb, privateMb());
    open.print("open", ", ");
    build.print("build", ", ");
    raster.print("raster", ", ");
    repaint.print("repaint", ", ");
    pan.print("pan", "}\n");
}

} // namespace

} // namespace zumik

int main(int argc, char **argv)
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) {
        qputenv("QT_QPA_PLATFORM", "offscreen");
    }
    const QApplication application(argc, argv);
    zumik::bench();
    return 0;
}
