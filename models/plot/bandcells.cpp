// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/bandcells.h"

#include "models/plot/bandgaps.h"
#include "models/plot/bandstates.h"

#include <algorithm>
#include <atomic>
#include <cmath>

namespace zumik::plot {

namespace {

std::size_t samplesOf(const frame::Field &field)
{
    return std::visit([](const auto &values) { return values.size(); }, field.values);
}

class CellsBuilder {
public:
    CellsBuilder(const BandStyle &style, const BandWords &words)
        : m_style(style)
        , m_words(words)
        , m_states(m_cells, words)
    {
    }

    BandCells build(const std::vector<const frame::Frame *> &frames)
    {
        for (const frame::Frame *frame : frames) {
            addTrack(*frame);
        }
        m_cells.timeless = m_cells.tracks.empty() && !frames.empty();
        addRanges();
        m_cells.marks.resize(m_count);
        m_cells.starts.assign(m_style.history ? 0 : m_count, 0);
        for (std::size_t i = 0; i < m_cells.rows.size(); ++i) {
            addCells(m_cells.rows[i], m_style.skip + i);
        }
        m_cells.gaps = gapsOfAllRows(m_cells);
        m_states.finish();
        sortPalette();
        return std::move(m_cells);
    }

private:
    void addTrack(const frame::Frame &frame)
    {
        if (auto track = trackOf(frame, m_style.history)) {
            m_cells.tracks.push_back(std::move(*track));
            addRows(frame);
        }
    }

    void addRows(const frame::Frame &frame)
    {
        const BandTrack &track = m_cells.tracks.back();
        const std::size_t cells = track.spans.size();
        for (const frame::Field &field : frame.fields) {
            const bool wanted = !isTimeField(field) && !field.config.style.hideFromPlot;
            const std::size_t needed = frame.grid ? cells : frame.fields.empty() ? 0 : linesOf(track);
            if (!wanted || samplesOf(field) < needed || cells == 0) {
                continue;
            }
            if (const std::size_t place = m_cells.allRows++; !isOnPage(place)) {
                m_elsewhere.push_back(field.numbers());
                continue;
            }
            if (m_cells.rows.size() >= mostBandRows || m_count + cells > mostBandCells) {
                ++m_cells.leftOut;
                continue;
            }
            const bool bySteps = m_style.merge && !m_style.history && field.numbers() != nullptr
                && field.config.color.mode == frame::ColorConfig::Mode::Thresholds
                && field.config.thresholds.steps.size() > 1;
            m_cells.rows.push_back({&field, m_cells.tracks.size() - 1, m_count, {}, bySteps});
            m_count += cells;
        }
    }

    bool isOnPage(std::size_t place) const
    {
        return m_style.rowsOfPage == 0
            || (place >= m_style.skip && place - m_style.skip < m_style.rowsOfPage);
    }

    static std::size_t linesOf(const BandTrack &track)
    {
        return track.order.empty() ? 0 : *std::max_element(track.order.begin(), track.order.end()) + 1;
    }

    /// What a field doesn't limit is limited by all of them, on other pages too, so that rows can be
    /// compared.
    void addRanges()
    {
        std::vector<const series::Column *> columns = m_elsewhere;
        std::erase(columns, nullptr);
        for (const BandRow &row : m_cells.rows) {
            if (row.field->numbers() != nullptr) {
                columns.push_back(row.field->numbers());
            }
        }
        const frame::ValueRange all = frame::rangeOf({}, columns);
        for (BandRow &row : m_cells.rows) {
            row.range = {row.field->config.min.value_or(all.min), row.field->config.max.value_or(all.max)};
        }
    }

    void addCells(const BandRow &row, std::size_t place)
    {
        const BandTrack &track = m_cells.tracks[row.track];
        m_states.begin(row, place);
        BandMark *marks = m_cells.marks.data() + row.first;
        if (m_style.history && track.order.empty() && m_states.plainMarks(track.spans.size(), marks)) {
            return;
        }
        BandState before;
        for (std::size_t i = 0; i < track.spans.size(); ++i) {
            const BandState state = m_states.stateAt(track.sampleOf(i));
            marks[i] = state.mark;
            if (!m_style.history) {
                const bool merged = m_style.merge && state == before;
                m_cells.starts[row.first + i] = state.mark != 0 && !merged ? 1 : 0;
            }
            before = state;
        }
        if (!m_style.history) {
            spanGaps(row);
        }
    }

    /// A gap at the end stays one: nothing says that the state lasted.
    void spanGaps(const BandRow &row)
    {
        const frame::SeriesStyle &style = row.field->config.style;
        if (!style.spanNulls && !style.spanNullsUpTo) {
            return;
        }
        const BandTrack &track = m_cells.tracks[row.track];
        BandMark *marks = m_cells.marks.data() + row.first;
        std::optional<std::size_t> last;
        for (std::size_t i = 0; i < track.spans.size(); ++i) {
            if (marks[i] == 0) {
                continue;
            }
            if (last && i > *last + 1) {
                const base::Duration apart = track.spans[i].start - track.spans[*last].start;
                if (style.spanNulls || apart <= *style.spanNullsUpTo) {
                    std::fill(marks + *last + 1, marks + i, marks[*last]);
                    joinAcross(row, *last, i);
                }
            }
            last = i;
        }
    }

    /// The same state on both sides of a spanned gap is one.
    void joinAcross(const BandRow &row, std::size_t before, std::size_t after)
    {
        const BandTrack &track = m_cells.tracks[row.track];
        const bool same = m_states.stateAt(track.sampleOf(before)) == m_states.stateAt(track.sampleOf(after));
        if (m_style.merge && same) {
            m_cells.starts[row.first + after] = 0;
        }
    }

    void sortPalette()
    {
        const std::vector<BandMark> became = m_cells.palette.sortByRank(m_words);
        for (BandMark &mark : m_cells.marks) {
            mark = became[mark];
        }
        for (BandLegendItem &item : m_cells.legend) {
            item.mark = became[item.mark];
        }
    }

    BandStyle m_style;
    const BandWords &m_words;
    BandCells m_cells;
    BandStates m_states;
    std::size_t m_count = 0;
    std::vector<const series::Column *> m_elsewhere; ///< of rows on other pages; null for texts
};

} // namespace

BandCells bandCells(
    const std::vector<const frame::Frame *> &frames, const BandStyle &style, const BandWords &words)
{
    static std::atomic<std::uint64_t> readings = 0;
    BandCells cells = CellsBuilder(style, words).build(frames);
    cells.reading = ++readings;
    return cells;
}

std::pair<std::size_t, std::size_t> BandCells::stateAround(std::size_t row, std::size_t cell) const
{
    const std::size_t count = trackOf(row).spans.size();
    if (cell >= count || markAt(row, cell) == 0) {
        return {cell, cell};
    }
    std::size_t first = cell;
    while (first > 0 && !startsAt(row, first)) {
        --first;
    }
    std::size_t end = cell + 1;
    while (end < count && markAt(row, end) != 0 && !startsAt(row, end)) {
        ++end;
    }
    return {first, end};
}

std::string BandCells::textAt(std::size_t row, std::size_t cell, const BandWords &words) const
{
    const BandRow &one = rows[row];
    const std::size_t sample = trackOf(row).sampleOf(cell);
    if (const auto *texts = std::get_if<frame::Field::Texts>(&one.field->values)) {
        return words.plain(frame::toString(words.text((*texts)[sample], one.field->config).text));
    }
    const double value = (*one.field->numbers())[sample];
    const frame::DisplayValue shown = words.number(value, one.field->config, one.range);
    if (one.bySteps && !shown.mapped) {
        const int step = frame::activeStep(one.field->config.thresholds, one.range, value);
        return stepText(one.field->config, static_cast<std::size_t>(std::max(step, 0)), words);
    }
    return words.plain(frame::toString(shown.text));
}

std::string stepText(const frame::FieldConfig &config, std::size_t step, const BandWords &words)
{
    const std::vector<frame::ThresholdStep> &steps = config.thresholds.steps;
    const bool first = step == 0 && std::isinf(steps[0].from);
    frame::FieldConfig plain;
    plain.unit = config.thresholds.mode == frame::Thresholds::Mode::Percentage ? "percent" : config.unit;
    plain.decimals = config.decimals;
    const double value = first && steps.size() > 1 ? steps[1].from : steps[step].from;
    const std::string text = words.plain(frame::toString(words.number(value, plain, {}).text));
    return first ? "< " + text : text + "+";
}

} // namespace zumik::plot
