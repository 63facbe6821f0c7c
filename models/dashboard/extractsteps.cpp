// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/json.h"
#include "models/dashboard/stepoptions.h"

namespace zumik::dashboard {

namespace {

namespace t = frame::transform;

constexpr std::size_t mostPaths = 200;

void readPaths(const StepOptions &options, t::ExtractFields &into)
{
    const QJsonArray paths = options.json("jsonPaths").toArray();
    for (const QJsonValue path : paths) {
        if (into.paths.size() == mostPaths) {
            return options.note("jsonPaths too many");
        }
        into.paths.push_back({textOf(path, "path"), textOf(path, "alias")});
    }
}

t::ExtractFields readExtract(const StepOptions &options)
{
    using Format = t::ExtractFields::Format;
    options.knows({"source", "format", "delimiter", "regExp", "jsonPaths", "replace", "keepTime"});
    t::ExtractFields step;
    step.source = options.text("source");
    step.format = options.choice("format", Format::Auto,
        {{"auto", Format::Auto}, {"json", Format::Json}, {"kvp", Format::KeyValues},
            {"delimiter", Format::Delimiter}, {"regexp", Format::Pattern}});
    step.delimiter = options.json("delimiter").isString() ? options.text("delimiter") : step.delimiter;
    step.pattern = options.text("regExp");
    readPaths(options, step);
    step.replace = options.flag("replace");
    step.keepTime = options.flag("keepTime");
    return step;
}

} // namespace

StepResult readExtractStep(const StepOptions &options)
{
    return options.id() == "extractFields" ? StepResult(readExtract(options)) : std::nullopt;
}

} // namespace zumik::dashboard
