// SPDX-License-Identifier: GPL-3.0-or-later
// Counting values into the buckets of heatbuckets.h.
#include "models/frame/heatbuckets.h"
#include "models/plot/heatcells.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <span>

namespace zumik::plot {

namespace {

class Counter {
public:
    Counter(const std::vector<HeatSource> &sources, const frame::HeatStyle &style)
        : m_sources(sources)
        , m_style(style)
    {
        m_rows.logBase = frame::logBaseOf(style.rows);
    }

    HeatCells count()
    {
        m_cells.counted = true;
        m_cells.logarithmic = m_rows.logBase.has_value();
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

    bool wanted(double value) const
    {
        return value >= m_style.axis.min.value_or(value) && value <= m_style.axis.max.value_or(value);
    }

    void measure()
    {
        eachSample([this](double time, double value) {
            const std::optional<double> place = m_rows.placeOf(value);
            m_notPositive += place ? 0 : 1;
            if (place && wanted(value)) {
                m_times.include(time);
                m_values.include(*place);
            }
        });
        for (const std::optional<double> limit : {m_style.axis.min, m_style.axis.max}) {
            if (limit && m_values.any && std::isfinite(*limit) && m_rows.placeOf(*limit)) {
                m_values.include(*m_rows.placeOf(*limit));
            }
        }
    }

    void chooseBuckets()
    {
        m_columns = frame::timeBuckets(m_style.columns, m_times);
        m_rows = frame::valueBuckets(m_style.rows, m_values);
        bool wider = m_columns.reach(m_times, mostHeatColumns);
        wider = m_rows.reach(m_values, std::min(mostHeatRows, mostHeatCells / m_columns.count)) || wider;
        if (wider) {
            m_cells.notes.push_back({HeatNote::Kind::TooMany, 0});
        }
        m_cells.start = {static_cast<std::int64_t>(std::llround(m_columns.begin(0)))};
        m_cells.step = base::Duration(std::llround(m_columns.size));
        m_cells.columns = m_columns.count;
        for (std::size_t i = 0; i < m_rows.count; ++i) {
            m_cells.rows.push_back({m_rows.begin(i), m_rows.begin(i + 1), {}});
        }
    }

    void fill()
    {
        m_cells.values.assign(m_columns.count * m_rows.count, 0);
        eachSample([this](double time, double value) {
            const std::optional<double> place = m_rows.placeOf(value);
            const auto column = m_columns.of(time);
            const auto row = place && wanted(value) ? m_rows.of(*place) : std::nullopt;
            if (column && row) {
                m_cells.values[*row * m_cells.columns + *column] += 1;
            }
        });
    }

    const std::vector<HeatSource> &m_sources;
    const frame::HeatStyle &m_style;
    frame::Extent m_times;
    frame::Extent m_values;
    frame::HeatBuckets m_columns;
    frame::HeatBuckets m_rows;
    std::size_t m_notPositive = 0;
    HeatCells m_cells;
};

} // namespace

HeatCells countedCells(const std::vector<HeatSource> &sources, const frame::HeatStyle &style)
{
    return Counter(sources, style).count();
}

} // namespace zumik::plot
