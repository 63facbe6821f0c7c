// SPDX-License-Identifier: GPL-3.0-or-later
// What the tooltip of states over time says.
#include "widgets/plot/bandarea.h"

#include "models/base/duration.h"
#include "models/base/naturalorder.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace zumik::widgets::plot {

using zumik::plot::BandHit;

namespace {

/// What a state is of: a number, or a text.
struct BandValue {
    double number = 0;
    const std::string *text = nullptr;
};

BandValue valueOf(const zumik::plot::BandCells &cells, const BandHit &state)
{
    const std::size_t sample = cells.trackOf(state.row).sampleOf(state.cell);
    const frame::Field &field = *cells.rows[state.row].field;
    if (const auto *texts = std::get_if<frame::Field::Texts>(&field.values)) {
        return {0, &(*texts)[sample]};
    }
    return {(*field.numbers())[sample], nullptr};
}

struct Before {
    bool numbers = true;
    bool descending = false;

    bool operator()(const BandValue &a, const BandValue &b) const
    {
        if (numbers && (std::isnan(a.number) || std::isnan(b.number))) {
            return !std::isnan(a.number) && std::isnan(b.number);
        }
        const int order = numbers ? (a.number > b.number) - (a.number < b.number)
                                  : base::compareNaturally(textOf(a), textOf(b));
        return descending ? order > 0 : order < 0;
    }

    static std::string textOf(const BandValue &value)
    {
        return value.text != nullptr ? *value.text : std::to_string(value.number);
    }
};

} // namespace

QString BandArea::timesText(const BandHit &hit) const
{
    if (scene().history) { // a sample has one time: the middle of its column
        const base::TimeRange times = scene().timesOf(hit.row, hit.cell);
        return timeText(times.start + times.length() / 2, m_data.range);
    }
    return tr("%1 – %2", "from a time to another")
        .arg(timeText(hit.times.start, m_data.range), timeText(hit.times.end, m_data.range));
}

/// What reaches over an end of the samples may have lasted longer.
QString BandArea::lengthText(const BandHit &hit) const
{
    const bool cut = hit.cell == 0 || hit.end == scene().cells.trackOf(hit.row).spans.size()
        || scene().timesOf(hit.row, hit.cell).start < hit.times.start;
    const QString length = QString::fromStdString(base::formatDuration(hit.times.length()));
    return cut ? tr("%1 or longer", "a length of time").arg(length) : length;
}

void BandArea::addRow(Tooltip &tooltip, const BandHit &hit, bool strong) const
{
    const QColor color =
        hit.mark != 0 ? QColor::fromRgba(scene().paints[hit.mark].fill) : look().theme().color("chart.grid");
    tooltip.rows.push_back({{color, {}}, nameOf(hit.row), stateText(hit), strong});
}

std::optional<BandHit> BandArea::toldState(std::size_t row, base::Time time) const
{
    const auto cell = scene().cellAt(row, time);
    const bool hidden = scene().cells.rows[row].field->config.style.hideFromTooltip;
    return cell && !hidden ? scene().state(row, *cell) : std::nullopt;
}

/// By number where all are numbers, with those that are none at the end; else as texts (Grafana:
/// VizTooltip/utils.ts).
std::vector<BandHit> BandArea::sortedStates(base::Time time) const
{
    std::vector<BandHit> states;
    std::vector<BandValue> values;
    bool allNumbers = true;
    for (std::size_t row = 0; row < scene().cells.rows.size(); ++row) {
        if (const auto state = toldState(row, time)) {
            values.push_back(valueOf(scene().cells, *state));
            allNumbers = allNumbers && values.back().text == nullptr;
            states.push_back(*state);
        }
    }
    std::vector<std::size_t> order(states.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    const Before before{allNumbers, m_options.tooltip.sort == dashboard::Tooltip::Sort::Descending};
    std::stable_sort(order.begin(), order.end(),
        [&](std::size_t a, std::size_t b) { return before(values[a], values[b]); });
    std::vector<BandHit> sorted;
    for (const std::size_t each : order) {
        sorted.push_back(states[each]);
    }
    return sorted;
}

/// All rows' states at that time, as far as there is room.
void BandArea::addRows(Tooltip &tooltip, base::Time time, std::optional<std::size_t> pointed) const
{
    if (m_options.tooltip.sort == dashboard::Tooltip::Sort::None) {
        return addRowsAround(tooltip, time, pointed);
    }
    const std::vector<BandHit> states = sortedStates(time);
    const std::size_t shown = std::min(states.size(), tooltipRows - 1);
    for (std::size_t i = 0; i < shown; ++i) {
        addRow(tooltip, states[i], states[i].row == pointed);
    }
    tooltip.more = states.size() - shown;
}

/// In their order, from some above the one that is pointed at.
void BandArea::addRowsAround(Tooltip &tooltip, base::Time time, std::optional<std::size_t> pointed) const
{
    const std::size_t count = scene().cells.rows.size();
    const std::size_t shown = std::min(count, tooltipRows - 1);
    const std::size_t middle = pointed.value_or(0);
    const std::size_t first = std::min(middle - std::min(middle, shown / 2), count - shown);
    for (std::size_t row = first; row < first + shown; ++row) {
        if (const auto state = toldState(row, time)) {
            addRow(tooltip, *state, row == pointed);
        }
    }
    tooltip.more = count - shown;
}

std::optional<Tooltip> BandArea::tooltipAt(base::Time time) const
{
    Tooltip result;
    result.time = timeText(time, m_data.range);
    result.zone = look().clock().zoneName(time);
    addRows(result, time, std::nullopt);
    const bool off = m_options.tooltip.mode == dashboard::Tooltip::Mode::None;
    return off || result.rows.empty() ? std::nullopt : std::optional(result);
}

std::optional<Tooltip> BandArea::tooltip() const
{
    using Mode = dashboard::Tooltip::Mode;
    const auto state = hit();
    if (!state || m_options.tooltip.mode == Mode::None
        || scene().cells.rows[state->row].field->config.style.hideFromTooltip) {
        return std::nullopt;
    }
    Tooltip result;
    result.time = timesText(*state);
    result.zone = look().clock().zoneName(state->times.start);
    if (m_options.tooltip.mode == Mode::Multi) {
        addRows(result, scene().plane.timeAt(toPoint(*pointer()).x), state->row);
    } else {
        addRow(result, *state, true);
    }
    if (!scene().history && state->mark != 0) {
        result.rows.push_back({{QColor(Qt::transparent), {}}, tr("Duration"), lengthText(*state), false});
    }
    return result;
}

} // namespace zumik::widgets::plot
