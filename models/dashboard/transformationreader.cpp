// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/transformationreader.h"

#include "models/dashboard/json.h"
#include "models/dashboard/notes.h"
#include "models/dashboard/stepoptions.h"

#include "models/frame/transform/transform.h"

#include <algorithm>
#include <iterator>

namespace zumik::dashboard {

namespace {

using frame::transform::Transformation;

constexpr std::size_t mostTransformations = 100;

StepResult readStep(const StepOptions &options)
{
    for (const auto read : {readFilterStep, readJoinStep, readGroupStep, readCalculateStep, readFieldStep,
             readSeriesStep, readExtractStep, readUsesStep}) {
        if (StepResult step = read(options)) {
            return step;
        }
    }
    return std::nullopt;
}

/// The frames that it is for; nothing where that can't be told.
std::optional<std::string> readFilter(const QJsonValue &json, const std::string &id, Notes &notes)
{
    const QJsonValue filter = member(json, "filter");
    const std::string matcher = textOf(filter, "id");
    const std::string topic = textOf(json, "topic");
    if (!topic.empty() && topic != "series") {
        notes.add("transformation", id + " of " + topic);
        return std::nullopt;
    }
    if (!matcher.empty() && matcher != "byRefId") {
        notes.add("transformation", id + " filtered " + matcher);
        return std::nullopt;
    }
    return textOf(filter, "options");
}

void readOne(const QJsonValue &json, std::vector<Transformation> &into, Notes &notes)
{
    const std::string id = textOf(json, "id");
    const auto refIds = readFilter(json, id, notes);
    if (!refIds) {
        return;
    }
    if (auto step = readStep({id, member(json, "options"), notes})) {
        into.push_back({std::move(*step), *refIds});
    } else {
        notes.add("transformation", id);
    }
}

} // namespace

std::vector<Transformation> readTransformations(const QJsonValue &json, Notes &notes)
{
    std::vector<Transformation> read;
    const QJsonArray array = json.toArray();
    for (const QJsonValue one : array) {
        if (read.size() == mostTransformations) {
            notes.add("transformation", "too many");
            break;
        }
        if (!flagOf(one, "disabled")) {
            readOne(one, read, notes);
        }
    }
    return read;
}

void countInHeatmap(std::vector<Transformation> &transformations, frame::HeatStyle &style, Notes &notes)
{
    using namespace frame::transform;
    const auto found = std::find_if(transformations.begin(), transformations.end(),
        [](const Transformation &one) { return std::holds_alternative<Heatmap>(one.step); });
    if (found == transformations.end()) {
        return;
    }
    const Heatmap heatmap = std::get<Heatmap>(found->step);
    const std::string refIds = found->refIds;
    for (auto after = found + 1; after != transformations.end(); ++after) {
        notes.add("transformation", std::string(idOf(after->step)) + " after heatmap");
    }
    transformations.erase(found, transformations.end());
    if (!refIds.empty()) {
        transformations.push_back({FilterByRefId{refIds, {}}, {}});
    }
    style.calculate = true;
    style.columns = heatmap.columns;
    style.rows = heatmap.rows;
}

void mergeAfterLabels(std::vector<Transformation> &transformations)
{
    std::vector<Transformation> merged;
    for (Transformation &one : transformations) {
        const bool labels = std::holds_alternative<frame::transform::LabelsToFields>(one.step);
        const std::string refIds = one.refIds;
        merged.push_back(std::move(one));
        if (labels) {
            merged.push_back({frame::transform::Merge{}, refIds});
        }
    }
    transformations = std::move(merged);
}

} // namespace zumik::dashboard
