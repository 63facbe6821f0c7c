// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/bandscene.h"

#include "models/plot/planelayout.h"
#include "models/plot/timeaxis.h"

#include <algorithm>
#include <cmath>

namespace zumik::plot {

namespace {

/// Between the middles of two rows' names; around names; and of a text to its band's edges.
constexpr float nameRoom = 18;
constexpr float nameGap = 6;
constexpr float edgeGap = 8;
constexpr float textGap = 4;
/// Names get this share of the width at most.
constexpr float namesShare = 0.32F;
constexpr std::size_t mostLabels = 4000;
constexpr int rampIntervals = 4;
constexpr float leastGap = 4; ///< px of a gap that can be seen as one

bool isInside(char c)
{
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// `keep` bytes of a text, half of them from its end, cut between letters.
std::string withoutMiddle(const std::string &text, std::size_t keep)
{
    std::size_t head = keep - keep / 2;
    std::size_t tail = text.size() - keep / 2;
    while (head > 0 && isInside(text[head])) {
        --head;
    }
    while (tail < text.size() && isInside(text[tail])) {
        ++tail;
    }
    return text.substr(0, head) + "…" + text.substr(tail);
}

std::string withoutEnd(const std::string &text, std::size_t keep)
{
    std::size_t head = keep;
    while (head > 0 && isInside(text[head])) {
        --head;
    }
    return text.substr(0, head) + "…";
}

/// Names lose their middle, since their ends tell them apart; words their end.
template <typename Cut>
std::string fitted(const std::string &text, float room, const TextMeasure &measure, Cut cut)
{
    const float width = text.empty() ? 0 : measure.width(text);
    if (text.empty() || width <= room) {
        return text;
    }
    auto keep = static_cast<std::size_t>(static_cast<float>(text.size()) * std::max(room, 0.0F) / width);
    std::string shorter = cut(text, keep);
    while (keep > 0 && measure.width(shorter) > room) {
        shorter = cut(text, --keep);
    }
    return shorter;
}

/// What `others`, ascending, leave of a time.
std::vector<base::TimeRange> without(base::TimeRange time, const std::vector<base::TimeRange> &others)
{
    std::vector<base::TimeRange> parts;
    for (const base::TimeRange &other : others) {
        if (other.end > time.start && other.start < time.end) {
            if (other.start > time.start) {
                parts.push_back({time.start, other.start});
            }
            time.start = std::min(other.end, time.end);
        }
    }
    if (time.start < time.end) {
        parts.push_back(time);
    }
    return parts;
}

class BandSceneBuilder {
public:
    BandSceneBuilder(BandScene scene, const BandInput &input, const Words &words, const BandWords &bandWords)
        : m_scene(std::move(scene))
        , m_input(input)
        , m_words(words)
        , m_bandWords(bandWords)
    {
        m_scene.plane = {};
        m_scene.plane.width = input.width;
        m_scene.plane.height = input.height;
        m_scene.plane.range = input.range;
        m_scene.history = input.style.history;
        m_scene.rowHeight = std::clamp(input.rowHeight, 0.05, 1.0);
        m_scene.columnWidth = input.style.history ? std::clamp(input.columnWidth, 0.05, 1.0) : 1;
    }

    void readCells() { m_scene.cells = bandCells(m_input.frames, m_input.style, m_bandWords); }

    BandScene build()
    {
        paintPalette();
        layOutAxis();
        m_scene.plane.times = layOutTimes(m_scene.plane, m_words);
        addMarks();
        addGaps();
        layOutLabels();
        layOutRamp();
        return std::move(m_scene);
    }

private:
    void paintPalette()
    {
        const std::vector<BandColor> &colors = m_scene.cells.palette.colors();
        m_scene.paints.assign(1, {0, 0});
        m_scene.paints.reserve(colors.size() + 1);
        for (const BandColor &color : colors) {
            m_scene.paints.push_back(m_bandWords.paint(color));
        }
    }

    void layOutAxis()
    {
        const float top = m_input.top;
        const float bottom = std::max(top + 1, m_input.height - m_input.bottom);
        m_scene.plane.plot = {0, top, 1, bottom}; // names need the height, the width needs names
        const std::vector<BandRow> &rows = m_scene.cells.rows;
        ValueAxis axis;
        axis.hidden = !rows.empty() && rows[0].field->config.style.axis == frame::AxisPlacement::Hidden;
        m_scene.plane.neededLeft = axis.hidden ? 0 : addNames(axis);
        placePlot(m_scene.plane, m_input, top, bottom);
        axis.edge = m_scene.plane.plot.left - nameGap;
        axis.area = {m_scene.plane.plot, m_input.range,
            Scale({0, static_cast<double>(std::max<std::size_t>(rows.size(), 1))})};
        m_scene.plane.axes.push_back(std::move(axis));
    }

    /// Every n-th name where they would touch.
    float addNames(ValueAxis &axis)
    {
        const std::size_t count = m_scene.cells.rows.size();
        const float slot = m_scene.slot();
        const auto stride = static_cast<std::size_t>(std::max(1.0F, std::ceil(nameRoom / slot)));
        const float room = m_input.width * namesShare - nameGap - edgeGap;
        float widest = 0;
        for (std::size_t row = 0; row < count; row += stride) {
            const std::string name = m_bandWords.plain(m_scene.cells.rows[row].field->name);
            std::string label = fitted(name, room, m_words.measure, withoutMiddle);
            widest = std::max(widest, label.empty() ? 0 : m_words.measure.width(label));
            const float middle = m_scene.plane.plot.top + slot * (static_cast<float>(row) + 0.5F);
            axis.ticks.push_back({static_cast<double>(row), middle, std::move(label)});
        }
        return widest + nameGap + edgeGap;
    }

    /// Rows on grids only: of a table's states nobody knows how often they are told.
    void addMarks()
    {
        if (!m_input.now) {
            return;
        }
        PlotInput input;
        for (const BandRow &row : m_scene.cells.rows) {
            const BandTrack &track = m_scene.cells.tracks[row.track];
            if (track.even && row.field->numbers() != nullptr) {
                input.series.push_back(seriesOf(row, track));
            }
            if (m_scene.cells.tracks.size() == 1 && isFresh(input)) {
                break;
            }
        }
        input.range = m_input.range;
        input.now = m_input.now;
        markTimes(m_scene.plane, input);
    }

    /// Those of all rows over the whole height; where rows are high enough to be told apart, each row's own.
    void addGaps()
    {
        const std::vector<base::TimeRange> &common = m_scene.cells.gaps;
        for (const base::TimeRange gap : common) {
            addGap(across(m_scene.plane, gap));
        }
        const std::size_t rows = m_scene.parted() ? m_scene.cells.rows.size() : 0;
        for (std::size_t row = 0; row < rows; ++row) {
            const auto [top, bottom] = m_scene.edgesOf(row);
            for (const base::TimeRange gap : m_scene.cells.gapsOf(row)) {
                for (const base::TimeRange part : without(gap, common)) {
                    const Box whole = across(m_scene.plane, part);
                    addGap({whole.left, top, whole.right, bottom});
                }
            }
        }
    }

    void addGap(const Box &box)
    {
        if (box.width() >= leastGap) {
            m_scene.plane.gaps.push_back(box);
        }
    }

    PlotSeries seriesOf(const BandRow &row, const BandTrack &track) const
    {
        const base::Duration step = track.spans.front().length();
        const base::Duration before = m_scene.history ? step / 2 : base::Duration{0};
        return {row.field, {track.spans.front().start + before, step, track.spans.size()}, true};
    }

    /// Whether the last series has a sample at the last instant of the range: no other has a later one, and
    /// of thousands of rows one is enough.
    bool isFresh(const PlotInput &input) const
    {
        if (input.series.empty() || m_input.range.end < input.series.back().grid.start) {
            return false;
        }
        const series::Grid &grid = input.series.back().grid;
        const auto last = static_cast<std::size_t>((m_input.range.end - grid.start) / grid.step);
        const auto values = input.series.back().field->numbers()->values();
        const std::size_t count = std::min(values.size(), grid.count);
        return count > 0 && !base::isAbsent(values[std::min(last, count - 1)]);
    }

    void layOutLabels()
    {
        m_scene.labels.clear();
        const auto [top, bottom] = m_scene.edgesOf(0);
        if (m_input.show == BandText::Never || bottom - top < m_input.textHeight) {
            return;
        }
        for (std::size_t row = 0; row < m_scene.cells.rows.size(); ++row) {
            const auto [first, end] = m_scene.visibleCells(m_scene.cells.rows[row].track);
            for (std::size_t cell = first; cell < end && m_scene.labels.size() < mostLabels;) {
                const auto hit = m_scene.state(row, cell);
                if (hit->mark != 0) {
                    addLabel(*hit);
                }
                cell = std::max(hit->end, cell + 1);
            }
        }
    }

    /// Whole, or, where the dashboard wants texts always, as much as fits: half a number would be another.
    void addLabel(const BandHit &hit)
    {
        const float room = hit.box.width() - 2 * textGap;
        const float least = m_words.measure.width("0");
        if (room < least) {
            return;
        }
        std::string text = m_scene.cells.textAt(hit.row, hit.cell, m_bandWords);
        const bool cut = m_input.show == BandText::Always;
        const float width = text.empty() ? 0 : m_words.measure.width(text);
        if (text.empty() || (width > room && !cut)) {
            return;
        }
        text = fitted(text, room, m_words.measure, withoutEnd);
        const float shown = m_words.measure.width(text);
        if (shown <= room) {
            m_scene.labels.push_back({hit.box, leftOf(hit.box, shown), std::move(text), hit.mark});
        }
    }

    float leftOf(const Box &box, float width) const
    {
        const BandAlign align = m_scene.history ? BandAlign::Center : m_input.align;
        switch (align) {
        case BandAlign::Left:
            return box.left + textGap;
        case BandAlign::Center:
            return box.left + (box.width() - width) / 2;
        case BandAlign::Right:
            return box.right - textGap - width;
        }
        return box.left;
    }

    void layOutRamp()
    {
        m_scene.rampColors.clear();
        m_scene.rampTicks.clear();
        if (!m_scene.cells.ramp) {
            return;
        }
        const BandRamp &ramp = *m_scene.cells.ramp;
        for (std::size_t i = 0; i < BandPalette::rampSteps; ++i) {
            const double at = static_cast<double>(i) / (BandPalette::rampSteps - 1);
            const frame::ValueColor color{frame::ValueColor::Kind::Continuous, ramp.scheme, at};
            m_scene.rampColors.push_back(m_bandWords.paint({color, 0, ramp.opacity}).fill);
        }
        const int last = ramp.range.max > ramp.range.min ? rampIntervals : 0;
        frame::FieldConfig plain = *ramp.config;
        plain.mappings.clear();
        for (int i = 0; i <= last; ++i) {
            const double at = last > 0 ? static_cast<double>(i) / last : 0;
            const double value = ramp.range.min + (ramp.range.max - ramp.range.min) * at;
            m_scene.rampTicks.push_back({at, m_words.numbers.value(value, plain)});
        }
    }

    BandScene m_scene;
    const BandInput &m_input;
    const Words &m_words;
    const BandWords &m_bandWords;
};

} // namespace

BandScene buildBandScene(const BandInput &input, const Words &words, const BandWords &bandWords)
{
    BandSceneBuilder builder({}, input, words, bandWords);
    builder.readCells();
    return builder.build();
}

BandScene rebuiltBandScene(
    BandScene scene, const BandInput &input, const Words &words, const BandWords &bandWords)
{
    return BandSceneBuilder(std::move(scene), input, words, bandWords).build();
}

} // namespace zumik::plot
