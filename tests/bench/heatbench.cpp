// SPDX-License-Identifier: GPL-3.0-or-later
// A heatmap of 1,000 buckets x 1,000 steps on 1920x1080: making its scene of frames, its first picture, and a
// repaint while the pointer moves. Prints JSON: medians in milliseconds of the thread's CPU. A frame has 16.
#include "tests/bench/wheel.h"
#include "widgets/common/look.h"
#include "widgets/plot/heatview.h"

#include <QApplication>
#include <QImage>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <string>

namespace zumik {

namespace {

constexpr std::size_t rows = 1000;
constexpr std::size_t columns = 1000;
constexpr int runs = 15;

std::shared_ptr<const frame::Frame> frameOf(std::size_t run)
{
    auto frame = std::make_shared<frame::Frame>();
    frame->grid = series::Grid{{1'763'586'000'000}, std::chrono::seconds(15), columns};
    for (std::size_t row = 0; row < rows; ++row) {
        frame::Field field;
        field.name = std::to_string(row + 1);
        field.labels = {{"le", field.name}};
        std::vector<double> values(columns);
        for (std::size_t i = 0; i < columns; ++i) {
            const auto hash = static_cast<unsigned>((i * 31 + run) * 2654435761U) >> 24U;
            values[i] = static_cast<double>(row * (hash + row % 7));
        }
        field.values = series::Column(std::move(values));
        frame->fields.push_back(std::move(field));
    }
    return frame;
}

constexpr int frames = 200;

double threadMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

template <typename Work> double timed(Work work)
{
    const double before = threadMs();
    work();
    return threadMs() - before;
}

double median(std::vector<double> ms)
{
    std::sort(ms.begin(), ms.end());
    return ms[ms.size() / 2];
}

void bench()
{
    const widgets::common::Look look(widgets::common::Theme::Kind::Dark);
    widgets::plot::HeatView view(&look);
    view.resize(1920, 1080);
    QImage image(view.size(), QImage::Format_RGB32);
    std::vector<double> build;
    std::vector<double> first;
    std::vector<double> again;
    for (std::size_t run = 0; run < runs; ++run) {
        const auto frame = frameOf(run);
        widgets::plot::HeatData content{
            frame, {{frame.get(), true}}, {frame->grid->start, frame->grid->end()}, {}};
        build.push_back(timed([&] { view.setData(content); }));
        first.push_back(timed([&] { view.render(&image); }));
        again.push_back(timed([&] { view.render(&image); }));
    }
    std::vector<double> glide;
    tests::turnWheel(view.area(), {0, 120}, Qt::ControlModifier);
    for (int i = 0; i < frames; ++i) {
        glide.push_back(timed([&] {
            tests::glide(view.area(), i, frames);
            view.render(&image);
        }));
    }
    std::sort(glide.begin(), glide.end());
    std::printf("{\"build\": %.2f, \"firstPaint\": %.2f, \"repaint\": %.2f, \"zoomAndPan\": %.2f, "
                "\"zoomAndPan99\": %.2f}\n",
        median(build), median(first), median(again), median(glide), glide[glide.size() * 99 / 100]);
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
