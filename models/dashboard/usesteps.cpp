// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/json.h"
#include "models/dashboard/stepoptions.h"

namespace zumik::dashboard {

namespace {

namespace t = frame::transform;
using Target = t::ConfigFromData::Target;

constexpr std::size_t mostUses = 500;

std::vector<t::FieldUse> readUses(const StepOptions &options)
{
    std::vector<t::FieldUse> uses;
    const QJsonArray mappings = options.json("mappings").toArray();
    for (const QJsonValue mapping : mappings) {
        if (uses.size() == mostUses) {
            options.note("mappings too many");
            break;
        }
        const std::vector<std::string> reducer = options.reducers(member(mapping, "reducerId"));
        uses.push_back({textOf(mapping, "fieldName"), textOf(mapping, "handlerKey"),
            reducer.empty() ? std::string() : reducer.front()});
    }
    return uses;
}

void readTarget(const StepOptions &options, t::ConfigFromData &into)
{
    const std::string matcher = textOf(options.json("applyTo"), "id");
    const QJsonValue wanted = member(options.json("applyTo"), "options");
    if (matcher == "byName" || matcher == "byRegexp" || matcher == "byFrameRefID") {
        into.target = matcher == "byName" ? Target::Name
            : matcher == "byRegexp"       ? Target::Pattern
                                          : Target::RefId;
        into.wanted = textOf(wanted);
    } else if (!matcher.empty() && matcher != "numeric"
        && (matcher != "byType" || textOf(wanted) != "number")) {
        options.note("applyTo " + matcher);
    }
}

t::ConfigFromData readConfig(const StepOptions &options)
{
    options.knows({"configRefId", "mappings", "applyTo"});
    t::ConfigFromData step;
    step.refId = options.json("configRefId").isString() ? options.text("configRefId") : step.refId;
    step.uses = readUses(options);
    readTarget(options, step);
    return step;
}

} // namespace

StepResult readUsesStep(const StepOptions &options)
{
    if (options.id() == "rowsToFields") {
        options.knows({"mappings"});
        return t::RowsToFields{readUses(options)};
    }
    return options.id() == "configFromData" ? StepResult(readConfig(options)) : std::nullopt;
}

} // namespace zumik::dashboard
