// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/stepoptions.h"

namespace zumik::dashboard {

namespace {

namespace t = frame::transform;

t::JoinByField readJoin(const StepOptions &options)
{
    using Mode = t::JoinByField::Mode;
    options.knows({"byField", "mode", "fields"});
    return {options.choice("mode", Mode::Outer,
                {{"outer", Mode::Outer}, {"inner", Mode::Inner}, {"outerTabular", Mode::OuterTabular}}),
        options.text("byField")};
}

t::Concatenate readConcatenate(const StepOptions &options)
{
    using Name = t::Concatenate::FrameName;
    options.knows({"frameNameMode", "frameNameLabel"});
    t::Concatenate step;
    step.frameName = options.choice(
        "frameNameMode", Name::Field, {{"field", Name::Field}, {"label", Name::Label}, {"drop", Name::Drop}});
    const std::string label = options.text("frameNameLabel");
    step.label = label.empty() ? step.label : label;
    return step;
}

} // namespace

/// `seriesToColumns` is the name of the outer join before Grafana 9.1.
StepResult readJoinStep(const StepOptions &options)
{
    const std::string &id = options.id();
    if (id == "joinByField" || id == "seriesToColumns") {
        return readJoin(options);
    }
    if (id == "merge") {
        options.knows({"reducers"}); // of editors that changed the id only
        return t::Merge{};
    }
    if (id == "seriesToRows") {
        options.knows({"reducers"});
        return t::SeriesToRows{};
    }
    if (id == "joinByLabels") {
        options.knows({"value", "join"});
        return t::JoinByLabels{options.text("value"), options.texts("join")};
    }
    return id == "concatenate" ? StepResult(readConcatenate(options)) : std::nullopt;
}

} // namespace zumik::dashboard
