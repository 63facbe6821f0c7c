// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/heatcells.h"

#include "models/base/number.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <span>

namespace zumik::plot {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nothing = std::numeric_limits<double>::quiet_NaN();
/// What Grafana takes for the noise of subtracting.
constexpr double noise = 1e-9;

/// A series on its way to become a row, or a part of one.
struct Candidate {
    const frame::Field *field = nullptr;
    series::Grid grid;
    bool cumulative = false;
    std::optional<double> bound;
};

std::optional<double> numberOf(std::string_view text)
{
    const std::optional<double> number = base::parseDouble(text);
    return number && !std::isnan(*number) ? number : std::nullopt;
}

class CellBuilder {
public:
    explicit CellBuilder(const frame::HeatStyle &style)
        : m_style(style)
    {
    }

    HeatCells build(const std::vector<HeatSource> &sources)
    {
        for (const HeatSource &source : sources) {
            collect(source);
        }
        if (m_series.empty()) {
            return std::move(m_cells);
        }
        chooseKind();
        sortByBound();
        placeColumns();
        addRows();
        if (m_cumulative) {
            closeCumulative();
        } else {
            closePlain();
        }
        return std::move(m_cells);
    }

private:
    void collect(const HeatSource &source)
    {
        for (const frame::Field &field : source.frame->fields) {
            if (source.frame->grid && field.numbers() != nullptr && !field.config.style.hideFromPlot) {
                const std::string_view le = field.labels.get("le");
                m_labelled = m_labelled || !le.empty();
                m_series.push_back({&field, *source.frame->grid, source.cumulative, numberOf(le)});
            }
        }
    }

    /// Bounds are in the label `le`, else in names that are all numbers, else nowhere.
    void chooseKind()
    {
        m_cumulative = m_labelled;
        if (m_labelled) {
            const auto left = std::erase_if(m_series, [](const Candidate &series) { return !series.bound; });
            note(HeatNote::Kind::NoBound, left);
        } else {
            for (Candidate &series : m_series) {
                series.bound = numberOf(series.field->name);
            }
            m_bounded = std::all_of(m_series.begin(), m_series.end(),
                [](const Candidate &series) { return series.bound.has_value(); });
            m_cumulative = m_bounded && m_series.front().cumulative;
        }
        m_bounded = m_bounded || m_labelled;
        m_cells.layout = m_style.layout != frame::HeatLayout::Auto ? m_style.layout
            : m_cumulative                                         ? frame::HeatLayout::UpperBound
                                                                   : frame::HeatLayout::Middle;
    }

    void sortByBound()
    {
        if (m_bounded) {
            std::stable_sort(m_series.begin(), m_series.end(),
                [](const Candidate &a, const Candidate &b) { return *a.bound < *b.bound; });
        }
    }

    void placeColumns()
    {
        if (m_series.empty()) {
            return;
        }
        const series::Grid &grid = m_series.front().grid;
        m_cells.step = std::max(grid.step, base::Duration(1));
        m_cells.columns = std::min(grid.count, mostHeatColumns);
        const std::size_t skipped = grid.count - m_cells.columns; // the youngest are kept
        m_cells.start = grid.at(skipped) - m_cells.step;
        note(HeatNote::Kind::TooMany, skipped);
        m_mostRows = std::min(mostHeatRows, mostHeatCells / std::max<std::size_t>(m_cells.columns, 1));
    }

    void addRows()
    {
        std::size_t same = 0;
        std::size_t surplus = 0;
        for (const Candidate &series : m_series) {
            const bool joins =
                m_cumulative && !m_cells.rows.empty() && m_cells.rows.back().high == *series.bound;
            same += joins ? 1 : 0;
            if (!joins && m_cells.rows.size() >= m_mostRows) {
                ++surplus;
                continue;
            }
            if (!joins) {
                m_cells.rows.push_back({nothing, series.bound.value_or(nothing), series.field->name});
                m_cells.values.resize(m_cells.values.size() + m_cells.columns, nothing);
            }
            addValues(series);
        }
        note(HeatNote::Kind::SameBound, same);
        note(HeatNote::Kind::TooMany, surplus);
    }

    /// Into the last row; a frame of another grid by the column that its instant falls in.
    void addValues(const Candidate &series)
    {
        double *row = m_cells.values.data() + (m_cells.values.size() - m_cells.columns);
        const std::span<const double> values = series.field->numbers()->values();
        const std::int64_t step = m_cells.step.count();
        const std::int64_t first = (m_cells.start + m_cells.step).ms;
        for (std::size_t i = 0; i < std::min(values.size(), series.grid.count); ++i) {
            const std::int64_t ahead = series.grid.at(i).ms - first + step - 1;
            const std::int64_t column = ahead / step;
            if (ahead >= 0 && column < static_cast<std::int64_t>(m_cells.columns)
                && std::isfinite(values[i])) {
                double &cell = row[column];
                cell = std::isnan(cell) || !m_cumulative ? values[i] : cell + values[i];
            }
        }
    }

    void closeCumulative()
    {
        // The rates of buckets that began to count at different times are stretched to different lengths: a
        // little less than below is no fault of the data's.
        constexpr double explained = 0.1;
        std::vector<double> below(m_cells.columns, 0);
        std::size_t sinking = 0;
        for (std::size_t row = 0; row < m_cells.rows.size(); ++row) {
            double *cells = m_cells.values.data() + row * m_cells.columns;
            for (std::size_t i = 0; i < m_cells.columns; ++i) {
                if (std::isnan(cells[i])) {
                    continue;
                }
                const double more = cells[i] - below[i];
                sinking += more < -noise - explained * below[i] ? 1 : 0;
                below[i] = std::max(below[i], cells[i]);
                cells[i] = more < noise ? 0 : more;
            }
            m_cells.rows[row].low = row > 0 ? m_cells.rows[row - 1].high : lowestBound();
        }
        note(HeatNote::Kind::Sinking, sinking);
        if (m_cells.rows.empty() || m_cells.rows.back().high != infinity) {
            note(HeatNote::Kind::NoInfinity, 1);
        }
    }

    double lowestBound() const { return m_cells.rows.front().high > 0 ? 0 : -infinity; }

    void closePlain()
    {
        const std::size_t count = m_cells.rows.size();
        std::vector<double> bounds;
        for (const HeatRow &row : m_cells.rows) {
            bounds.push_back(row.high);
        }
        for (std::size_t i = 0; i < count && m_bounded; ++i) {
            HeatRow &row = m_cells.rows[i];
            if (m_cells.layout == frame::HeatLayout::LowerBound) {
                row.low = bounds[i];
                row.high = i + 1 < count ? bounds[i + 1] : infinity;
            } else if (m_cells.layout == frame::HeatLayout::UpperBound) {
                row.low = i > 0 ? bounds[i - 1] : bounds[0] > 0 ? 0 : -infinity;
            } else {
                row.low = bounds[i];
            }
        }
    }

    void note(HeatNote::Kind kind, std::size_t count)
    {
        if (count > 0) {
            m_cells.notes.push_back({kind, count});
        }
    }

    const frame::HeatStyle &m_style;
    std::vector<Candidate> m_series;
    bool m_labelled = false; ///< a series has the label le
    bool m_bounded = false; ///< every series has a bound
    bool m_cumulative = false;
    std::size_t m_mostRows = mostHeatRows;
    HeatCells m_cells;
};

} // namespace

HeatCells heatCells(const std::vector<HeatSource> &sources, const frame::HeatStyle &style)
{
    return style.calculate ? countedCells(sources, style) : CellBuilder(style).build(sources);
}

} // namespace zumik::plot
