// SPDX-License-Identifier: GPL-3.0-or-later
// How Grafana goes about it: transformDataFrame.ts applies the transformations one after the other to all
// frames; with a filter, only to those that it takes, and the others are put back where the first of them
// stood.
#include "models/frame/transform/transform.h"

#include "models/frame/transform/steps.h"
#include "models/frame/transform/tables.h"
#include "models/frame/transform/titles.h"

#include <algorithm>
#include <array>

namespace zumik::frame::transform {

namespace {

constexpr std::array<std::string_view, std::variant_size_v<Step>> ids{"organize", "filterFieldsByName",
    "filterByRefId", "filterByValue", "merge", "joinByField", "groupBy", "groupingToMatrix", "calculateField",
    "reduce", "sortBy", "limit", "concatenate", "seriesToRows", "labelsToFields", "renameByRegex",
    "convertFieldType", "prepareTimeSeries", "timeSeriesTable", "histogram", "extractFields", "heatmap",
    "rowsToFields", "configFromData", "partitionByValues", "joinByLabels", "formatString", "transpose",
    "regression"};

/// The tables that a filter leaves alone, and where they stood.
struct Bystanders {
    Tables tables;
    std::vector<bool> stood; ///< by place among all
};

Bystanders takeBystanders(Tables &tables, const std::string &refIds, const Context &context)
{
    Tables taken;
    Bystanders bystanders;
    for (Table &table : tables) {
        const bool stands = !refIds.empty() && !isRefId(refIds, table.refId, context);
        bystanders.stood.push_back(stands);
        (stands ? bystanders.tables : taken).push_back(std::move(table));
    }
    tables = std::move(taken);
    return bystanders;
}

/// Each at its place where the step made as many tables as it was given, else where the first of them stood.
void putBack(Tables &made, Bystanders bystanders)
{
    const bool sameCount = made.size() + bystanders.tables.size() == bystanders.stood.size();
    Tables all;
    auto nextMade = std::make_move_iterator(made.begin());
    auto next = std::make_move_iterator(bystanders.tables.begin());
    for (const bool stood : bystanders.stood) {
        if (stood && sameCount) {
            all.push_back(*next++);
        } else if (stood) {
            break;
        } else if (nextMade.base() != made.end()) {
            all.push_back(*nextMade++);
        }
    }
    all.insert(all.end(), next, std::make_move_iterator(bystanders.tables.end()));
    all.insert(all.end(), nextMade, std::make_move_iterator(made.end()));
    made = std::move(all);
}

std::optional<Refusal::Why> applyOne(const Transformation &one, Tables &tables, const Context &context)
{
    const Tables before = tables; // columns are shared
    Bystanders bystanders = takeBystanders(tables, one.refIds, context);
    Outcome outcome =
        std::visit([&](const auto &step) { return run(step, std::move(tables), context); }, one.step);
    if (const auto *why = std::get_if<Refusal::Why>(&outcome)) {
        tables = before;
        return *why;
    }
    tables = std::get<Tables>(std::move(outcome));
    putBack(tables, std::move(bystanders));
    return std::nullopt;
}

} // namespace

std::string_view idOf(const Step &step)
{
    return ids[step.index()];
}

Transformed apply(const std::vector<Transformation> &transformations, std::vector<Frame> frames, Shape shape,
    const Environment &environment)
{
    Transformed transformed;
    Tables tables = tablesOf(frames);
    Context context(environment);
    for (std::size_t i = 0; i < transformations.size(); ++i) {
        settleTitles(tables);
        context.begin();
        if (const auto why = applyOne(transformations[i], tables, context)) {
            transformed.refusals.push_back({i, idOf(transformations[i].step), *why});
        }
    }
    settleTitles(tables);
    transformed.frames = framesOf(tables, shape, gridsOf(frames), environment.mostCells);
    return transformed;
}

} // namespace zumik::frame::transform
