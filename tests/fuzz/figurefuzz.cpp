// SPDX-License-Identifier: GPL-3.0-or-later
// Of any numbers, pies share one circle, bars stay inside their plot, and buckets are ascending and few. The
// input: a byte of choices, a byte for the number of columns, then doubles, row after row.
#include "models/plot/barchart.h"
#include "models/plot/histogram.h"
#include "models/plot/pie.h"

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <cstring>

namespace {

using namespace zumik;

void require(bool holds)
{
    if (!holds) {
        std::abort();
    }
}

bool isShare(double value)
{
    return value >= -1e-9 && value <= 1 + 1e-9;
}

void checkPie(const std::vector<double> &values, unsigned choices)
{
    std::vector<plot::PieItem> items;
    for (const double value : values) {
        items.push_back({value, true});
    }
    const auto pie = plot::pieOf(items, static_cast<plot::PieOrder>(choices % 3), 1 + choices % 7);
    double sweep = 0;
    for (const plot::PieSlice &slice : pie.slices) {
        require(slice.sweep >= 0);
        sweep += slice.sweep;
    }
    require(std::isnan(sweep) || sweep <= 1 + 1e-6);
    plot::sliceAt(pie, 0.5);
}

void checkBars(const std::vector<plot::BarSeries> &series, std::size_t places, unsigned choices)
{
    plot::BarLayout layout;
    layout.stacking = static_cast<frame::Stacking>(choices % 3);
    layout.groupWidth = choices % 11 / 10.0;
    const plot::BarPlan plan = plot::planBars(series, places, layout);
    for (const plot::Bar &bar : plan.bars) {
        require(isShare(bar.from) && isShare(bar.to) && bar.from <= bar.to);
        require(isShare(bar.foot) && isShare(bar.head));
    }
    plot::barAt(plan, 0.5, 0.5, true);
}

void checkBuckets(const std::vector<frame::Frame> &frames, double size, unsigned choices)
{
    frame::transform::Histogram rule;
    rule.bucketSize = std::abs(size);
    rule.combine = choices % 2 == 1;
    const plot::Buckets buckets = plot::bucketsOf(frames, rule, 50);
    require(buckets.lower.size() <= 50 && buckets.lower.size() == buckets.upper.size());
    for (std::size_t i = 1; i < buckets.lower.size(); ++i) {
        require(buckets.lower[i - 1] <= buckets.lower[i]);
    }
    checkBars(plot::barsOf(buckets), buckets.lower.size(), choices);
}

std::vector<double> doublesIn(const std::uint8_t *data, std::size_t size)
{
    std::vector<double> values(size / sizeof(double));
    if (!values.empty()) {
        std::memcpy(values.data(), data, values.size() * sizeof(double));
    }
    return values;
}

frame::Frame tableOf(const std::vector<double> &values, std::size_t columns, unsigned choices)
{
    frame::Frame frame;
    std::vector<std::string> names(values.size() / columns);
    for (std::size_t i = 0; i < names.size(); ++i) {
        names[i] = std::to_string(i % 5);
    }
    frame.fields.push_back({"name", {}, std::move(names), {}});
    static const char *const titles[] = {"xMin", "xMax", "count", "other"};
    for (std::size_t column = 0; column < columns; ++column) {
        std::vector<double> own;
        for (std::size_t i = column; i < values.size(); i += columns) {
            own.push_back(values[i]);
        }
        const std::size_t title = choices % 5 == 0 ? column % 4 : 3;
        frame.fields.push_back({titles[title], {}, series::Column(std::move(own)), {}});
    }
    return frame;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size < 2 || size > 4096) {
        return 0;
    }
    const unsigned choices = data[0];
    const std::size_t columns = 1 + data[1] % 5;
    const std::vector<double> values = doublesIn(data + 2, size - 2);
    checkPie(values, choices);
    const std::vector<frame::Frame> frames{tableOf(values, columns, choices)};
    const plot::BarTable table = plot::barTable(frames, {}, {}, 100);
    checkBars(table.series, table.places(), choices);
    checkBuckets(frames, values.empty() ? 0 : values.front(), choices);
    return 0;
}
