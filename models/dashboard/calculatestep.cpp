// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/number.h"
#include "models/dashboard/json.h"
#include "models/dashboard/stepoptions.h"
#include "models/frame/reducers.h"

namespace zumik::dashboard {

namespace {

namespace t = frame::transform;
using Calculate = t::CalculateField;

/// A name or a number as text, or since Grafana 11 {matcher: {id, options}} or {fixed}.
Calculate::Operand readOperand(const QJsonValue &json, const StepOptions &options)
{
    if (!json.isObject()) {
        const std::string text = textOf(json);
        return {text, base::parseDouble(text).has_value() && !json.isString(), {}};
    }
    const QJsonValue matcher = member(json, "matcher");
    const std::string id = textOf(matcher, "id");
    if (id == "byType") {
        return {textOf(matcher, "options"), false, textOf(matcher, "options")};
    }
    if (!id.empty() && id != "byName") {
        options.note("operand " + id);
    }
    const bool fixed = member(json, "fixed").isString() || member(json, "fixed").isDouble();
    return {fixed ? textOf(json, "fixed") : textOf(matcher, "options"), fixed, {}};
}

Calculate::Binary readBinary(const StepOptions &options)
{
    options.knows({"left", "operator", "right", "reducer"});
    Calculate::Binary mode;
    mode.left = readOperand(options.json("left"), options);
    mode.right = readOperand(options.json("right"), options);
    const std::string operation = options.text("operator");
    mode.operation = operation.empty() ? mode.operation : operation;
    return mode;
}

Calculate::ReduceRow readRow(const StepOptions &options)
{
    options.knows({"reducer", "include"});
    Calculate::ReduceRow mode;
    const std::string reducer = options.text("reducer");
    mode.reducer = reducer.empty() ? mode.reducer : reducer;
    if (!frame::isReducer(mode.reducer)) {
        options.note("reducer " + mode.reducer);
    }
    mode.include = options.names(options.json("include"));
    return mode;
}

Calculate::Unary readUnary(const StepOptions &options)
{
    options.knows({"operator", "fieldName"});
    Calculate::Unary mode;
    const std::string operation = options.text("operator");
    mode.operation = operation.empty() ? mode.operation : operation;
    mode.field = options.text("fieldName");
    return mode;
}

Calculate::Cumulative readCumulative(const StepOptions &options)
{
    options.knows({"reducer", "field"});
    const std::string reducer = options.text("reducer");
    return {reducer.empty() ? "sum" : reducer, options.text("field")};
}

Calculate::Window readWindow(const StepOptions &options)
{
    options.knows({"reducer", "field", "windowSize", "windowSizeMode", "windowAlignment"});
    Calculate::Window mode;
    const std::string reducer = options.text("reducer");
    mode.reducer = reducer.empty() ? mode.reducer : reducer;
    mode.field = options.text("field");
    mode.size = options.number("windowSize", mode.size);
    mode.percentage = options.choice("windowSizeMode", true, {{"percentage", true}, {"fixed", false}});
    mode.centered = options.choice("windowAlignment", false, {{"trailing", false}, {"centered", true}});
    return mode;
}

decltype(Calculate::mode) readMode(const StepOptions &options)
{
    const std::string mode = options.text("mode");
    if (mode == "binary") {
        return readBinary(options.inside("binary"));
    }
    if (mode == "unary") {
        return readUnary(options.inside("unary"));
    }
    if (mode == "index") {
        return Calculate::Index{options.inside("index").flag("asPercentile")};
    }
    if (mode == "cumulativeFunctions") {
        return readCumulative(options.inside("cumulative"));
    }
    if (mode == "windowFunctions") {
        return readWindow(options.inside("window"));
    }
    return readRow(options.inside("reduce"));
}

bool isMode(const std::string &mode)
{
    for (const char *known :
        {"", "reduceRow", "binary", "unary", "index", "cumulativeFunctions", "windowFunctions"}) {
        if (mode == known) {
            return true;
        }
    }
    return false;
}

} // namespace

/// One of a mode that is not known is no step at all: reducing rows instead would be something else.
StepResult readCalculateStep(const StepOptions &options)
{
    if (options.id() != "calculateField") {
        return std::nullopt;
    }
    if (!isMode(options.text("mode"))) {
        options.note("mode " + options.text("mode"));
        return std::nullopt;
    }
    options.knows({"mode", "reduce", "binary", "unary", "index", "cumulative", "window", "alias",
        "replaceFields", "timeSeries"});
    Calculate step;
    step.mode = readMode(options);
    step.alias = options.text("alias");
    step.replaceFields = options.flag("replaceFields");
    step.timeSeries = options.flag("timeSeries", true);
    return step;
}

} // namespace zumik::dashboard
