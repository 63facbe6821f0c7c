// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/bandscene.h"

#include <algorithm>
#include <cmath>

namespace zumik::plot {

namespace {

/// Below this height of a row's room nothing parts rows.
constexpr float leastParted = 6;

} // namespace

float BandScene::slot() const
{
    return plane.plot.height() / static_cast<float>(std::max<std::size_t>(cells.rows.size(), 1));
}

bool BandScene::parted() const
{
    return slot() >= leastParted;
}

std::pair<float, float> BandScene::edgesOf(std::size_t row) const
{
    const float room = slot();
    const float top = plane.plot.top + room * static_cast<float>(row);
    if (!parted()) {
        return {top, top + room};
    }
    const float high = std::max(1.0F, std::round(room * static_cast<float>(rowHeight)));
    const float from = std::round(top + (room - high) / 2);
    return {from, from + high};
}

base::TimeRange BandScene::timesOf(std::size_t row, std::size_t cell) const
{
    base::TimeRange times = cells.trackOf(row).spans[cell];
    const auto cut =
        static_cast<std::int64_t>(static_cast<double>(times.length().count()) * (1 - columnWidth) / 2);
    times.start.ms += history ? cut : 0;
    times.end.ms -= history ? cut : 0;
    return times;
}

std::pair<std::size_t, std::size_t> BandScene::visibleCells(std::size_t track) const
{
    const std::vector<base::TimeRange> &spans = cells.tracks[track].spans;
    const auto first = std::partition_point(spans.begin(), spans.end(),
        [&](const base::TimeRange &span) { return span.end < plane.range.start; });
    const auto end = std::partition_point(
        first, spans.end(), [&](const base::TimeRange &span) { return span.start <= plane.range.end; });
    return {static_cast<std::size_t>(first - spans.begin()), static_cast<std::size_t>(end - spans.begin())};
}

std::optional<std::size_t> BandScene::cellAt(std::size_t row, base::Time time) const
{
    const std::vector<base::TimeRange> &spans = cells.trackOf(row).spans;
    const auto after = std::partition_point(
        spans.begin(), spans.end(), [&](const base::TimeRange &span) { return span.start <= time; });
    if (after == spans.begin() || (after - 1)->end < time) {
        return std::nullopt;
    }
    return static_cast<std::size_t>(after - spans.begin()) - 1;
}

/// The row whose room holds the point; or, of the rows of its pixel, the one that ranks highest there.
std::size_t BandScene::rowAt(Point point) const
{
    const float down = point.y - plane.plot.top;
    const auto last = static_cast<float>(cells.rows.size() - 1);
    const auto rowOf = [&](float y) {
        return static_cast<std::size_t>(std::clamp(std::floor(y / slot()), 0.0F, last));
    };
    if (slot() >= 1) {
        return rowOf(down);
    }
    const base::Time time = plane.timeAt(point.x);
    const auto markOf = [&](std::size_t row) {
        const auto cell = cellAt(row, time);
        return cell ? cells.markAt(row, *cell) : BandMark{0};
    };
    std::size_t best = rowOf(down);
    for (std::size_t row = rowOf(std::floor(down)); row <= rowOf(std::floor(down) + 1); ++row) {
        best = markOf(row) > markOf(best) ? row : best;
    }
    return best;
}

std::optional<BandHit> BandScene::at(Point point) const
{
    if (!plane.plot.contains(point) || cells.rows.empty()) {
        return std::nullopt;
    }
    const std::size_t row = rowAt(point);
    const auto cell = cellAt(row, plane.timeAt(point.x));
    return cell ? state(row, *cell) : std::nullopt;
}

std::optional<BandHit> BandScene::state(std::size_t row, std::size_t cell) const
{
    if (row >= cells.rows.size() || cell >= cells.trackOf(row).spans.size()) {
        return std::nullopt;
    }
    BandHit hit;
    hit.row = row;
    hit.mark = cells.markAt(row, cell);
    const auto [first, end] = hit.mark != 0 ? cells.stateAround(row, cell) : std::pair(cell, cell + 1);
    hit.cell = first;
    hit.end = end;
    hit.times = {std::clamp(timesOf(row, first).start, plane.range.start, plane.range.end),
        std::clamp(timesOf(row, end - 1).end, plane.range.start, plane.range.end)};
    const auto [top, bottom] = edgesOf(row);
    hit.box = {plane.xOf(hit.times.start), top, plane.xOf(hit.times.end), bottom};
    return hit;
}

} // namespace zumik::plot
