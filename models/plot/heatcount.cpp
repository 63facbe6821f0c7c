// SPDX-License-Identifier: GPL-3.0-or-later
// Counting values into even buckets. Rules of Grafana's (see heatcells.h): a size is taken as it is; a count
// n gives the largest round size that is not above extent / (n - 1); without either, 20 columns and 10 rows.
// Buckets begin at multiples of their size; on a logarithmic axis at even parts of the powers. Ours: values
// that are not finite are not counted, and buckets are made wider where there would be too many.
#include "models/plot/heatcells.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <span>

namespace zumik::plot {

namespace {

constexpr double defaultColumns = 20;
constexpr double defaultRows = 10;

struct Extent {
    double low = 0;
    double high = 0;
    bool any = false;

    void include(double value)
    {
        low = any ? std::min(low, value) : value;
        high = any ? std::max(high, value) : value;
        any = true;
    }
};

/// Of 1, 1.5, 2, ... 9.5 times a power of ten, the largest that is not above; whole from 1 to 10.
double roundDown(double size)
{
    if (!(size > 0) || !std::isfinite(size)) {
        return 1;
    }
    const double power = std::floor(std::log10(size) + 1e-12);
    const double unit = std::pow(10, power);
    const double parts = power == 0 ? 1 : 2;
    return std::max(1.0, std::floor(size / unit * parts + 1e-9) / parts) * unit;
}

double roundTimeDown(double ms)
{
    static constexpr double second = 1e3;
    static constexpr double minute = 60 * second;
    static constexpr double hour = 60 * minute;
    static constexpr double day = 24 * hour;
    static constexpr std::array sizes{1.0, 2.0, 4.0, 5.0, 10.0, 20.0, 25.0, 40.0, 50.0, 100.0, 200.0, 250.0,
        400.0, 500.0, second, 2 * second, 4 * second, 5 * second, 10 * second, 15 * second, 20 * second,
        30 * second, minute, 2 * minute, 4 * minute, 5 * minute, 10 * minute, 15 * minute, 20 * minute,
        30 * minute, hour, 2 * hour, 4 * hour, 6 * hour, 8 * hour, 12 * hour, 18 * hour, day, 2 * day,
        3 * day, 4 * day, 5 * day, 6 * day, 7 * day, 10 * day, 15 * day, 30 * day, 45 * day, 60 * day,
        90 * day, 180 * day, 365 * day};
    const auto *const above = std::upper_bound(sizes.begin(), sizes.end(), ms);
    return above == sizes.begin() ? sizes.front() : *(above - 1);
}

/// Buckets of one axis, in the axis's own unit (or in powers): bucket i begins at (first + i) * size.
struct Buckets {
    double size = 1;
    double first = 0;
    std::size_t count = 0;

    std::optional<std::size_t> of(double value) const
    {
        const double index = std::floor(value / size + 1e-9) - first;
        return index >= 0 && index < static_cast<double>(count)
            ? std::optional(static_cast<std::size_t>(index))
            : std::nullopt;
    }

    double begin(std::size_t index) const { return (first + static_cast<double>(index)) * size; }
};

/// Returns whether buckets were made wider.
bool place(Buckets &buckets, const Extent &extent, std::size_t most)
{
    // A size that the numbers themselves can't tell apart would never be left.
    const double least = std::max(std::abs(extent.low), std::abs(extent.high)) * 1e-12;
    bool wider = false;
    for (;; buckets.size *= 2, wider = true) {
        buckets.first = std::floor(extent.low / buckets.size + 1e-9);
        const double count = std::floor(extent.high / buckets.size + 1e-9) - buckets.first + 1;
        if (buckets.size > least && std::isfinite(count) && count <= static_cast<double>(most)) {
            buckets.count = static_cast<std::size_t>(std::max(count, 1.0));
            return wider;
        }
    }
}

class Counter {
public:
    Counter(const std::vector<HeatSource> &sources, const frame::HeatStyle &style)
        : m_sources(sources)
        , m_style(style)
        , m_logBase(style.rows.logBase && *style.rows.logBase > 1 ? style.rows.logBase : std::nullopt)
    {
    }

    HeatCells count()
    {
        m_cells.counted = true;
        m_cells.logarithmic = m_logBase.has_value();
        m_cells.layout = frame::HeatLayout::LowerBound;
        measure();
        if (m_times.any && m_values.any) {
            chooseBuckets();
            fill();
        }
        if (m_notPositive > 0) {
            m_cells.notes.push_back({HeatNote::Kind::NotPositive, m_notPositive});
        }
        return std::move(m_cells);
    }

private:
    template <typename Visit> void eachSample(Visit visit) const
    {
        for (const HeatSource &source : m_sources) {
            for (const frame::Field &field : source.frame->fields) {
                if (!source.frame->grid || field.numbers() == nullptr || field.config.style.hideFromPlot) {
                    continue;
                }
                const std::span<const double> values = field.numbers()->values();
                for (std::size_t i = 0; i < std::min(values.size(), source.frame->grid->count); ++i) {
                    if (std::isfinite(values[i])) {
                        visit(static_cast<double>(source.frame->grid->at(i).ms), values[i]);
                    }
                }
            }
        }
    }

    /// The value on the axis; nothing for what the axis can't show.
    std::optional<double> onAxis(double value) const
    {
        if (!m_logBase) {
            return value;
        }
        return value > 0 ? std::optional(std::log(value) / std::log(*m_logBase)) : std::nullopt;
    }

    bool wanted(double value) const
    {
        return value >= m_style.axis.min.value_or(value) && value <= m_style.axis.max.value_or(value);
    }

    void measure()
    {
        eachSample([this](double time, double value) {
            const std::optional<double> place = onAxis(value);
            m_notPositive += place ? 0 : 1;
            if (place && wanted(value)) {
                m_times.include(time);
                m_values.include(*place);
            }
        });
        for (const std::optional<double> limit : {m_style.axis.min, m_style.axis.max}) {
            if (limit && m_values.any && std::isfinite(*limit) && onAxis(*limit)) {
                m_values.include(*onAxis(*limit));
            }
        }
    }

    static double sizeOf(const frame::BucketRule &rule, const Extent &extent, double fallback, bool time)
    {
        const bool given = std::isfinite(rule.value) && rule.value > 0;
        if (given && rule.mode == frame::BucketRule::Mode::Size) {
            return rule.value;
        }
        const double parts = std::max((given ? rule.value : fallback) - 1, 1.0);
        const double size = (extent.high - extent.low) / parts;
        return time ? roundTimeDown(size) : roundDown(size);
    }

    void chooseBuckets()
    {
        m_columns.size = std::max(1.0, std::round(sizeOf(m_style.columns, m_times, defaultColumns, true)));
        const double split = m_style.rows.value > 0 ? std::clamp(m_style.rows.value, 1e-3, 1e3) : 1;
        m_rows.size = m_logBase ? 1 / split : sizeOf(m_style.rows, m_values, defaultRows, false);
        bool wider = place(m_columns, m_times, mostHeatColumns);
        wider = place(m_rows, m_values, std::min(mostHeatRows, mostHeatCells / m_columns.count)) || wider;
        if (wider) {
            m_cells.notes.push_back({HeatNote::Kind::TooMany, 0});
        }
        m_cells.start = {static_cast<std::int64_t>(std::llround(m_columns.begin(0)))};
        m_cells.step = base::Duration(std::llround(m_columns.size));
        m_cells.columns = m_columns.count;
        for (std::size_t i = 0; i < m_rows.count; ++i) {
            m_cells.rows.push_back({boundAt(i), boundAt(i + 1), {}});
        }
    }

    double boundAt(std::size_t index) const
    {
        return m_logBase ? std::pow(*m_logBase, m_rows.begin(index)) : m_rows.begin(index);
    }

    void fill()
    {
        m_cells.values.assign(m_columns.count * m_rows.count, 0);
        eachSample([this](double time, double value) {
            const std::optional<double> place = onAxis(value);
            const auto column = m_columns.of(time);
            const auto row = place && wanted(value) ? m_rows.of(*place) : std::nullopt;
            if (column && row) {
                m_cells.values[*row * m_cells.columns + *column] += 1;
            }
        });
    }

    const std::vector<HeatSource> &m_sources;
    const frame::HeatStyle &m_style;
    std::optional<double> m_logBase;
    Extent m_times;
    Extent m_values;
    Buckets m_columns;
    Buckets m_rows;
    std::size_t m_notPositive = 0;
    HeatCells m_cells;
};

} // namespace

HeatCells countedCells(const std::vector<HeatSource> &sources, const frame::HeatStyle &style)
{
    return Counter(sources, style).count();
}

} // namespace zumik::plot
