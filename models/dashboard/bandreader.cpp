// SPDX-License-Identifier: GPL-3.0-or-later
// Names and defaults: grafana/grafana public/app/plugins/panel/state-timeline/panelcfg.cue and
// .../status-history/panelcfg.cue. The first versions wrote `mode` and `showValue: true`.
#include "models/dashboard/bandreader.h"

#include "models/dashboard/optionchoices.h"

namespace zumik::dashboard {

namespace {

using Align = StateTimelineOptions::Align;

constexpr std::array<Choice<Align>, 3> aligns{
    {{"left", Align::Left}, {"center", Align::Center}, {"right", Align::Right}}};
constexpr std::array<Choice<ShowValue>, 5> shownValues{
    {{"auto", ShowValue::Auto}, {"always", ShowValue::Always}, {"never", ShowValue::Never},
        {"true", ShowValue::Always}, {"false", ShowValue::Never}}};

/// Grafana turns pages of 20 rows where a file says nothing; here all rows are shown, for a worst state on a
/// page that nobody turns to would be lost.
std::size_t rowsOfPage(const QJsonValue &options)
{
    return static_cast<std::size_t>(intOf(member(options, "perPage"), 0, 1'000'000, 0));
}

} // namespace

StateTimelineOptions readStateTimeline(const QJsonValue &options, Notes &notes)
{
    StateTimelineOptions timeline;
    timeline.mergeValues = flagOf(options, "mergeValues", true);
    timeline.showValue = chosen(options, "showValue", ShowValue::Auto, shownValues, notes);
    timeline.align = chosen(options, "alignValue", Align::Left, aligns, notes);
    timeline.rowHeight = shareOf(options, "rowHeight", 0.9);
    timeline.legend = readLegend(member(options, "legend"), notes);
    timeline.tooltip = readTooltip(member(options, "tooltip"), notes);
    timeline.perPage = rowsOfPage(options);
    return timeline;
}

StatusHistoryOptions readStatusHistory(const QJsonValue &options, Notes &notes)
{
    StatusHistoryOptions history;
    history.showValue = chosen(options, "showValue", ShowValue::Auto, shownValues, notes);
    history.rowHeight = shareOf(options, "rowHeight", 0.9);
    history.columnWidth = shareOf(options, "colWidth", 0.9);
    history.legend = readLegend(member(options, "legend"), notes);
    history.tooltip = readTooltip(member(options, "tooltip"), notes);
    history.perPage = rowsOfPage(options);
    return history;
}

} // namespace zumik::dashboard
