// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/optionchoices.h"

#include "models/frame/reducers.h"

#include <algorithm>

namespace zumik::dashboard {

namespace {

constexpr std::array<Choice<Tooltip::Mode>, 4> tooltipModes{{{"single", Tooltip::Mode::Single},
    {"multi", Tooltip::Mode::Multi}, {"all", Tooltip::Mode::Multi}, {"none", Tooltip::Mode::None}}};
constexpr std::array<Choice<Tooltip::Sort>, 3> tooltipSorts{
    {{"none", Tooltip::Sort::None}, {"asc", Tooltip::Sort::Ascending}, {"desc", Tooltip::Sort::Descending}}};
constexpr std::array<Choice<Legend::Placement>, 3> placements{{{"bottom", Legend::Placement::Bottom},
    {"right", Legend::Placement::Right}, {"top", Legend::Placement::Bottom}}};

} // namespace

std::vector<std::string> readCalcs(const QJsonValue &calcs, Notes &notes)
{
    std::vector<std::string> read;
    for (std::string &calc : textsOf(calcs)) {
        if (frame::isReducer(calc)) {
            read.push_back(std::move(calc));
        } else {
            notes.add("reducer", std::move(calc));
        }
    }
    return read;
}

Legend readLegend(const QJsonValue &json, Notes &notes)
{
    Legend legend;
    const std::string mode = textOf(json, "displayMode");
    legend.mode = mode == "table" ? Legend::Mode::Table : Legend::Mode::List;
    if (mode == "hidden" || !flagOf(json, "showLegend", true)) {
        legend.mode = Legend::Mode::Hidden;
    }
    legend.placement = chosen(json, "placement", Legend::Placement::Bottom, placements, notes);
    legend.calcs = readCalcs(member(json, "calcs"), notes);
    legend.sortBy = textOf(json, "sortBy");
    legend.sortDescending = flagOf(json, "sortDesc");
    return legend;
}

Tooltip readTooltip(const QJsonValue &json, Notes &notes)
{
    return {chosen(json, "mode", Tooltip::Mode::Single, tooltipModes, notes),
        chosen(json, "sort", Tooltip::Sort::None, tooltipSorts, notes)};
}

ReduceOptions readReduce(const QJsonValue &options, Notes &notes)
{
    const QJsonValue json = member(options, "reduceOptions");
    ReduceOptions reduce;
    const auto calcs = readCalcs(member(json, "calcs"), notes);
    if (!calcs.empty()) {
        reduce.calcs = calcs;
    }
    reduce.allValues = flagOf(json, "values");
    if (numberOf(json, "limit")) {
        reduce.limit = intOf(member(json, "limit"), 1, 100000, 1);
    }
    reduce.fields = textOf(json, "fields");
    return reduce;
}

double shareOf(const QJsonValue &options, std::string_view key, double fallback, double most)
{
    const auto share = numberOf(options, key);
    return share ? std::clamp(*share, 0.0, most) / most : fallback;
}

} // namespace zumik::dashboard
