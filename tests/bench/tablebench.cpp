// SPDX-License-Identifier: GPL-3.0-or-later
// A table of 100,000 rows and 10 columns on 1280x720: showing it, sorting it by numbers and by texts, a frame
// while it is scrolled (also with five patterns that map its values), searching it, the list of a column's
// filter; and a frame where two columns more draw a series of 360 samples in every cell. Prints JSON: medians
// in milliseconds of the thread's CPU. A sort has 200, a frame 16.
#include "models/frame/sparkline.h"
#include "widgets/common/look.h"
#include "widgets/panels/tablemodel.h"
#include "widgets/panels/tableview.h"

#include <QApplication>
#include <QImage>
#include <QScrollBar>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <string>

namespace zumik {

namespace {

constexpr std::size_t rows = 100'000;
constexpr int runs = 9;

using Frames = std::vector<frame::Frame>;

unsigned mixed(std::size_t i, std::size_t salt)
{
    return static_cast<unsigned>(i * 31 + salt * 7919) * 2654435761U;
}

frame::Field texts(const std::string &name, std::size_t salt)
{
    frame::Field::Texts values;
    for (std::size_t i = 0; i < rows; ++i) {
        values.push_back("node-" + std::to_string(mixed(i, salt) % 5000) + "/gpu-" + std::to_string(i % 8));
    }
    return {name, {}, std::move(values), {}};
}

frame::Field numbers(const std::string &name, std::size_t salt)
{
    std::vector<double> values;
    for (std::size_t i = 0; i < rows; ++i) {
        values.push_back(static_cast<double>(mixed(i, salt)) / 65536.0);
    }
    frame::Field field{name, {}, series::Column(std::move(values)), {}};
    field.config.unit = "bytes";
    field.config.thresholds.steps = {{-1e300, "green"}, {30'000, "orange"}, {50'000, "red"}};
    field.config.color.mode = frame::ColorConfig::Mode::Thresholds;
    return field;
}

/// A restless series behind each number.
frame::Field trends(const std::string &name, std::size_t salt)
{
    constexpr std::size_t samples = 360;
    std::vector<frame::Trend> series;
    for (std::size_t i = 0; i < rows; ++i) {
        if (i < 500) {
            std::vector<double> values;
            for (std::size_t at = 0; at < samples; ++at) {
                values.push_back(static_cast<double>(mixed(i * samples + at, salt) >> 20U));
            }
            series.push_back({{{}, base::Duration(15'000), samples}, series::Column(std::move(values))});
        } else {
            series.push_back(series[i % 500]);
        }
    }
    frame::Field field = numbers(name, salt);
    field.config.cell.display = "sparkline";
    field.config.style = frame::sparklineStyle();
    field.trends = std::make_shared<const std::vector<frame::Trend>>(std::move(series));
    return field;
}

std::shared_ptr<const Frames> table(bool withTrends)
{
    frame::Frame frame;
    const char *displays[] = {"", "color-text", "color-background", "gauge", ""};
    for (std::size_t i = 0; i < 5; ++i) {
        frame.fields.push_back(texts("text " + std::to_string(i), i));
        frame.fields.push_back(numbers("number " + std::to_string(i), i));
        frame.fields.back().config.cell.display = displays[i];
    }
    if (withTrends) {
        frame.fields.push_back(trends("trend 1", 7));
        frame.fields.push_back(trends("trend 2", 8));
    }
    return std::make_shared<const Frames>(Frames{frame});
}

double threadMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) * 1e3 + static_cast<double>(now.tv_nsec) / 1e6;
}

/// The median of several runs, each told its number.
template <typename Work> double timed(Work work)
{
    std::vector<double> ms;
    for (int run = 0; run < runs; ++run) {
        const double before = threadMs();
        work(run);
        ms.push_back(threadMs() - before);
    }
    std::sort(ms.begin(), ms.end());
    return ms[ms.size() / 2];
}

/// A frame of scrolling where five patterns map every text.
double mappedScroll(const widgets::common::Look &look)
{
    Frames mapped = *table(false);
    for (frame::Field &field : mapped.front().fields) {
        for (int i = 0; i < 5; ++i) {
            frame::ValueMapping mapping;
            mapping.kind = frame::ValueMapping::Kind::Regex;
            mapping.match = "/^node-(\\d+" + std::to_string(i) + ")\\/gpu-(\\d)$/";
            mapping.text = "$1 of $2";
            field.config.mappings.push_back(mapping);
        }
    }
    const auto frames = std::make_shared<const Frames>(std::move(mapped));
    widgets::panels::TableModel model(&look);
    widgets::panels::TableView view(&look, &model);
    view.applyLook();
    view.resize(1280, 720);
    model.setTable(widgets::panels::tableColumns(frames, *frames, QStringLiteral("Time")),
        widgets::common::Numbers({}, look.patterns()));
    QImage image(view.size(), QImage::Format_RGB32);
    view.render(&image);
    return timed([&](int run) {
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum() * (run + 1) / (runs + 2));
        view.render(&image);
    });
}

void bench()
{
    const widgets::common::Look look(widgets::common::Theme::Kind::Dark);
    widgets::panels::TableModel model(&look);
    widgets::panels::TableView view(&look, &model);
    view.applyLook();
    view.resize(1280, 720);
    QImage image(view.size(), QImage::Format_RGB32);
    auto frames = table(false);
    const auto show = [&](int) {
        model.setTable(widgets::panels::tableColumns(frames, *frames, QStringLiteral("Time")),
            widgets::common::Numbers({}));
        view.render(&image);
    };
    const auto scrolled = [&](int run) {
        view.verticalScrollBar()->setValue(view.verticalScrollBar()->maximum() * (run + 1) / (runs + 2));
        view.render(&image);
    };
    const double shown = timed(show);
    const double scroll = timed(scrolled);
    const double mapped = mappedScroll(look);
    const double byNumber =
        timed([&](int run) { model.sort(1, run % 2 == 0 ? Qt::AscendingOrder : Qt::DescendingOrder); });
    const double byText =
        timed([&](int run) { model.sort(0, run % 2 == 0 ? Qt::AscendingOrder : Qt::DescendingOrder); });
    const double search = timed([&](int run) { model.setSearch(QString::number(4000 + run)); });
    const double choices = timed([&](int) { model.distinctTexts(1, 5000); });
    model.setSearch(QString());
    frames = table(true);
    view.resize(2560, 720); // all columns
    image = QImage(view.size(), QImage::Format_RGB32);
    show(0);
    const double trendFrame = timed(scrolled);
    std::printf("{\"show\": %.1f, \"scrollFrame\": %.2f, \"mappedScrollFrame\": %.2f, \"sortNumbers\": %.1f, "
                "\"sortTexts\": %.1f, \"search\": %.1f, \"filterChoices\": %.1f, \"trendFrame\": %.2f}\n",
        shown, scroll, mapped, byNumber, byText, search, choices, trendFrame);
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
