// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/bucketreader.h"
#include "models/dashboard/json.h"
#include "models/dashboard/stepoptions.h"

namespace zumik::dashboard {

namespace {

namespace t = frame::transform;

void readGroupedField(
    const std::string &name, const QJsonValue &json, const StepOptions &options, t::GroupBy &into)
{
    const std::string operation = textOf(json, "operation");
    if (operation == "groupby") {
        into.by.insert(name);
    } else if (operation == "aggregate") {
        into.aggregations[name] = options.reducers(member(json, "aggregations"));
    } else if (operation == "count") {
        into.aggregations[name] = {"count"};
    } else if (!operation.empty()) {
        options.note("operation " + operation);
    }
}

t::GroupBy readGroupBy(const StepOptions &options)
{
    options.knows({"fields"});
    t::GroupBy step;
    const QJsonObject fields = options.json("fields").toObject();
    for (auto it = fields.begin(); it != fields.end(); ++it) {
        readGroupedField(utf8(it.key()), it.value(), options, step);
    }
    return step;
}

t::GroupingToMatrix readMatrix(const StepOptions &options)
{
    using Empty = t::GroupingToMatrix::Empty;
    options.knows({"columnField", "rowField", "valueField", "emptyValue"});
    t::GroupingToMatrix step;
    const auto set = [&](std::string_view key, std::string &name) {
        const std::string given = options.text(key);
        name = given.empty() ? name : given;
    };
    set("columnField", step.column);
    set("rowField", step.row);
    set("valueField", step.value);
    step.empty = options.choice("emptyValue", Empty::Text,
        {{"empty", Empty::Text}, {"null", Empty::Null}, {"true", Empty::True}, {"false", Empty::False},
            {"zero", Empty::Zero}});
    return step;
}

/// `fields` may choose other fields than all but the time; nobody's editor writes it.
t::Reduce readReduce(const StepOptions &options)
{
    using Mode = t::Reduce::Mode;
    options.knows({"reducers", "mode", "includeTimeField", "labelsToFields"});
    t::Reduce step;
    step.mode = options.choice("mode", Mode::SeriesToRows,
        {{"seriesToRows", Mode::SeriesToRows}, {"reduceFields", Mode::ReduceFields}});
    step.reducers = options.json("reducers").isUndefined() ? std::vector<std::string>{"max"}
                                                           : options.reducers(options.json("reducers"));
    step.includeTimeField = options.flag("includeTimeField");
    step.labelsToFields = options.flag("labelsToFields");
    return step;
}

t::Histogram readHistogram(const StepOptions &options)
{
    options.knows({"bucketCount", "bucketSize", "bucketOffset", "combine", "fields"});
    t::Histogram step;
    step.bucketCount = options.number("bucketCount", step.bucketCount);
    step.bucketSize = options.number("bucketSize", step.bucketSize);
    step.bucketOffset = options.number("bucketOffset", step.bucketOffset);
    step.combine = options.flag("combine");
    return step;
}

t::Heatmap readHeatmapStep(const StepOptions &options)
{
    options.knows({"xBuckets", "yBuckets", "keepOriginalData"});
    return {readBucketRule(options.json("xBuckets"), true, options.notes()),
        readBucketRule(options.json("yBuckets"), false, options.notes()), options.flag("keepOriginalData")};
}

t::PartitionByValues readPartition(const StepOptions &options)
{
    options.knows({"fields", "naming", "keepFields"});
    const StepOptions naming = options.inside("naming");
    t::PartitionByValues step;
    step.fields = options.names(options.json("fields"));
    step.asLabels = naming.flag("asLabels", true);
    step.append = naming.flag("append");
    step.withNames = naming.flag("withNames");
    step.equals = naming.json("separator1").isString() ? naming.text("separator1") : step.equals;
    step.between = naming.json("separator2").isString() ? naming.text("separator2") : step.between;
    step.keepFields = options.flag("keepFields");
    return step;
}

} // namespace

StepResult readGroupStep(const StepOptions &options)
{
    const std::string &id = options.id();
    if (id == "groupBy") {
        return readGroupBy(options);
    }
    if (id == "groupingToMatrix") {
        return readMatrix(options);
    }
    if (id == "reduce") {
        return readReduce(options);
    }
    if (id == "heatmap") {
        return readHeatmapStep(options);
    }
    if (id == "partitionByValues") {
        return readPartition(options);
    }
    return id == "histogram" ? StepResult(readHistogram(options)) : std::nullopt;
}

} // namespace zumik::dashboard
