// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/json.h"
#include "models/dashboard/stepoptions.h"

namespace zumik::dashboard {

namespace {

namespace t = frame::transform;

t::LabelsToFields readLabels(const StepOptions &options)
{
    options.knows({"mode", "keepLabels", "valueLabel"});
    t::LabelsToFields step;
    step.rows = options.choice("mode", false, {{"columns", false}, {"rows", true}});
    step.keep = options.texts("keepLabels");
    step.valueLabel = options.text("valueLabel");
    return step;
}

t::PrepareTimeSeries readPrepare(const StepOptions &options)
{
    using Format = t::PrepareTimeSeries::Format;
    options.knows({"format"});
    return {options.choice("format", Format::Wide,
        {{"wide", Format::Wide}, {"long", Format::Long}, {"multi", Format::Multi}, {"many", Format::Multi}})};
}

/// Options by refId: {"A": {"stat": "mean"}}.
t::TimeSeriesTable readTrends(const StepOptions &options, const QJsonObject &queries)
{
    t::TimeSeriesTable step;
    for (auto it = queries.begin(); it != queries.end(); ++it) {
        const std::vector<std::string> reducer = options.reducers(member(it.value(), "stat"));
        if (!reducer.empty()) {
            step.reducers[utf8(it.key())] = reducer.front();
        }
    }
    return step;
}

t::Transpose readTranspose(const StepOptions &options)
{
    options.knows({"firstFieldName", "restFieldsName"});
    t::Transpose step;
    const std::string first = options.text("firstFieldName");
    const std::string rest = options.text("restFieldsName");
    return {first.empty() ? step.first : first, rest.empty() ? step.rest : rest};
}

t::Regression readRegression(const StepOptions &options)
{
    options.knows({"modelType", "degree", "xFieldName", "yFieldName", "predictionCount"});
    const bool polynomial = options.choice("modelType", false, {{"linear", false}, {"polynomial", true}});
    return {options.text("xFieldName"), options.text("yFieldName"),
        polynomial ? intOf(options.json("degree"), 1, 10, 2) : 1,
        intOf(options.json("predictionCount"), 1, 10'000, 100)};
}

} // namespace

StepResult readSeriesStep(const StepOptions &options)
{
    const std::string &id = options.id();
    if (id == "labelsToFields") {
        return readLabels(options);
    }
    if (id == "prepareTimeSeries") {
        return readPrepare(options);
    }
    if (id == "transpose") {
        return readTranspose(options);
    }
    if (id == "regression") {
        return readRegression(options);
    }
    return id == "timeSeriesTable" ? StepResult(readTrends(options, options.all())) : std::nullopt;
}

} // namespace zumik::dashboard
