// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/json.h"
#include "models/dashboard/stepoptions.h"

namespace zumik::dashboard {

namespace {

namespace t = frame::transform;

void readOrder(const StepOptions &options, t::Organize &step)
{
    const QJsonObject index = options.json("indexByName").toObject();
    for (auto it = index.begin(); it != index.end(); ++it) {
        if (numberOf(it.value())) {
            step.index[utf8(it.key())] = intOf(it.value(), 0, 1'000'000, 0);
        }
    }
    if (options.text("orderByMode") != "auto") {
        return;
    }
    const QJsonArray orders = options.json("orderBy").toArray();
    for (const QJsonValue order : orders) {
        const bool byLabel = textOf(order, "type") == "label";
        step.automatic.push_back({byLabel ? textOf(order, "name") : std::string(), flagOf(order, "desc")});
    }
}

t::Organize readOrganize(const StepOptions &options)
{
    options.knows(
        {"excludeByName", "includeByName", "indexByName", "renameByName", "orderByMode", "orderBy"});
    t::Organize step;
    step.exclude = options.chosen("excludeByName");
    step.include = options.chosen("includeByName");
    readOrder(options, step);
    const QJsonObject renames = options.json("renameByName").toObject();
    for (auto it = renames.begin(); it != renames.end(); ++it) {
        step.rename[utf8(it.key())] = textOf(it.value());
    }
    return step;
}

t::RenameByRegex readRename(const StepOptions &options)
{
    options.knows({"regex", "renamePattern"});
    t::RenameByRegex step;
    step.pattern = options.json("regex").isString() ? options.text("regex") : step.pattern;
    step.replacement =
        options.json("renamePattern").isString() ? options.text("renamePattern") : step.replacement;
    return step;
}

std::optional<t::ConvertFieldType::Type> typeOf(std::string_view name)
{
    using Type = t::ConvertFieldType::Type;
    if (name == "number") {
        return Type::Number;
    }
    if (name == "string") {
        return Type::Text;
    }
    if (name == "time") {
        return Type::Time;
    }
    return name == "boolean" ? std::optional(Type::Boolean) : std::nullopt;
}

t::ConvertFieldType readConvert(const StepOptions &options)
{
    options.knows({"conversions", "fields"});
    t::ConvertFieldType step;
    const QJsonArray conversions = options.json("conversions").toArray();
    for (const QJsonValue one : conversions) {
        const std::string field = textOf(one, "targetField");
        const auto type = typeOf(textOf(one, "destinationType"));
        if (type && !field.empty()) {
            step.conversions.push_back({field, *type, textOf(one, "dateFormat")});
        } else if (!field.empty()) {
            options.note("type " + textOf(one, "destinationType"));
        }
    }
    return step;
}

t::FormatString readFormatString(const StepOptions &options)
{
    using Output = t::FormatString::Output;
    options.knows(
        {"stringField", "outputFormat", "substringStart", "substringEnd", "stringPrefix", "stringSuffix"});
    t::FormatString step;
    step.field = options.text("stringField");
    step.output = options.choice("outputFormat", Output::Upper,
        {{"Upper Case", Output::Upper}, {"Lower Case", Output::Lower}, {"Sentence Case", Output::Sentence},
            {"Title Case", Output::Title}, {"Pascal Case", Output::Pascal}, {"Camel Case", Output::Camel},
            {"Snake Case", Output::Snake}, {"Kebab Case", Output::Kebab}, {"Trim", Output::Trim},
            {"Substring", Output::Substring}, {"Affix", Output::Affix}});
    step.from = intOf(options.json("substringStart"), 0, 1'000'000, 0);
    step.to = intOf(options.json("substringEnd"), 0, 1'000'000, -1);
    step.prefix = options.text("stringPrefix");
    step.suffix = options.text("stringSuffix");
    return step;
}

} // namespace

StepResult readFieldStep(const StepOptions &options)
{
    const std::string &id = options.id();
    if (id == "organize") {
        return readOrganize(options);
    }
    if (id == "renameByRegex") {
        return readRename(options);
    }
    if (id == "formatString") {
        return readFormatString(options);
    }
    return id == "convertFieldType" ? StepResult(readConvert(options)) : std::nullopt;
}

} // namespace zumik::dashboard
