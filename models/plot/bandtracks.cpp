// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/bandtracks.h"

#include <algorithm>
#include <array>
#include <limits>

namespace zumik::plot {

namespace {

/// The last state of a table lasts until the picture ends, wherever that is.
constexpr base::Time forever{std::numeric_limits<std::int64_t>::max() / 4};

/// As far as a calendar goes on both sides: with times beyond, nobody can reckon.
constexpr std::int64_t farthest = 8'640'000'000'000'000;

bool isTime(base::Time time)
{
    return time.ms >= -farthest && time.ms <= farthest;
}

const frame::Field::Times *timesOf(const frame::Field &field)
{
    return std::get_if<frame::Field::Times>(&field.values);
}

BandTrack gridTrack(const series::Grid &grid, bool history)
{
    BandTrack track;
    track.even = true;
    const base::Duration before = history ? grid.step / 2 : base::Duration{0};
    track.spans.reserve(grid.count);
    for (std::size_t i = 0; i < grid.count; ++i) {
        const base::Time start = grid.at(i) - before;
        track.spans.push_back({start, start + grid.step});
    }
    return track;
}

/// Of a table: sorted by time, without the lines that have none.
class TableTrack {
public:
    TableTrack(const frame::Field::Times &times, const frame::Field::Times *ends, std::size_t count)
        : m_times(times)
        , m_ends(ends)
    {
        for (std::size_t i = 0; i < std::min(count, times.size()); ++i) {
            if (isTime(times[i])) {
                m_track.order.push_back(i);
            }
        }
        std::stable_sort(m_track.order.begin(), m_track.order.end(),
            [&](std::size_t a, std::size_t b) { return times[a] < times[b]; });
    }

    BandTrack make(bool history)
    {
        const base::Duration width = step();
        for (std::size_t i = 0; i < m_track.order.size(); ++i) {
            const base::Time start = m_times[m_track.order[i]];
            m_track.spans.push_back(history ? base::TimeRange{start - width / 2, start - width / 2 + width}
                                            : base::TimeRange{start, endOf(i)});
        }
        return std::move(m_track);
    }

private:
    base::Time endOf(std::size_t i) const
    {
        const base::Time next = i + 1 < m_track.order.size() ? m_times[m_track.order[i + 1]] : forever;
        const std::size_t line = m_track.order[i];
        const bool told = m_ends != nullptr && line < m_ends->size() && isTime((*m_ends)[line]);
        return std::max(m_times[line], told ? std::min(next, (*m_ends)[line]) : next);
    }

    /// The least time between two; Grafana takes the first two's.
    base::Duration step() const
    {
        base::Duration least = base::Duration::max();
        for (std::size_t i = 1; i < m_track.order.size(); ++i) {
            const base::Duration apart = m_times[m_track.order[i]] - m_times[m_track.order[i - 1]];
            least = apart.count() > 0 ? std::min(least, apart) : least;
        }
        return least == base::Duration::max() ? base::Duration(60'000) : least;
    }

    const frame::Field::Times &m_times;
    const frame::Field::Times *m_ends;
    BandTrack m_track;
};

} // namespace

bool isTimeField(const frame::Field &field)
{
    return timesOf(field) != nullptr;
}

std::optional<BandTrack> trackOf(const frame::Frame &frame, bool history)
{
    if (frame.grid) {
        return gridTrack(*frame.grid, history);
    }
    std::array<const frame::Field::Times *, 2> times{};
    for (const frame::Field &field : frame.fields) {
        const frame::Field::Times *found = timesOf(field);
        (times[0] == nullptr ? times[0] : times[1] == nullptr ? times[1] : found) = found;
    }
    if (times[0] == nullptr) {
        return std::nullopt;
    }
    return TableTrack(*times[0], times[1], times[0]->size()).make(history);
}

} // namespace zumik::plot
