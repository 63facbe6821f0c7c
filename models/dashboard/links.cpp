// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/links.h"

#include "models/base/number.h"
#include "models/base/text.h"
#include "models/dashboard/formats.h"
#include "models/dashboard/references.h"

#include <algorithm>

namespace zumik::dashboard {

namespace {

constexpr std::size_t longestResult = 10'000;

std::string encodedParameter(const std::string &name, const std::vector<std::string> &values)
{
    return formatted(name, {values, values, false, false, false}, "queryparam", {}, {});
}

/// "from=now-6h&to=now"
std::string timeParameters(const LinkScope &scope)
{
    const auto encoded = [](const std::string &text) {
        return formatted({}, {{text}, {text}, false, false, false}, "percentencode", {}, {});
    };
    return "from=" + encoded(scope.from) + "&to=" + encoded(scope.to);
}

/// "var-job=api&var-node=a&var-node=b"; All is "$__all", as in Grafana's addresses.
std::string variableParameters(const LinkScope &scope)
{
    std::string all;
    for (const Variable &variable : scope.variables) {
        if (!variable.skipUrl && !variable.current.empty()) {
            all += (all.empty() ? "" : "&") + encodedParameter(variable.name, variable.current);
        }
    }
    return all;
}

/// What stands in ["..."] or [...] or after the dot: fields["a b"], labels.node.
std::optional<std::string_view> keyAfter(std::string_view path, std::string_view head)
{
    if (!path.starts_with(head)) {
        return std::nullopt;
    }
    path.remove_prefix(head.size());
    if (path.starts_with('.')) {
        return path.substr(1);
    }
    if (!path.starts_with('[') || !path.ends_with(']')) {
        return std::nullopt;
    }
    path = path.substr(1, path.size() - 2);
    const bool quoted =
        path.size() >= 2 && path.front() == path.back() && (path.front() == '"' || path.front() == '\'');
    return quoted ? path.substr(1, path.size() - 2) : path;
}

std::optional<std::string> partOf(const LinkValue &value, std::string_view part)
{
    if (part == "raw" || part.empty()) {
        return value.raw;
    }
    if (part == "text") {
        return value.text;
    }
    if (part == "numeric") {
        return base::formatDouble(value.numeric.value_or(base::absent()));
    }
    if (part == "time" && value.time) {
        return std::to_string(value.time->ms);
    }
    return std::nullopt;
}

/// ${__data.fields["Name"]}, ${__data.fields.Name.text}, ${__data.fields[0].numeric}: without a part, the
/// shown text.
std::optional<std::string> rowValue(std::string_view path, const LinkContext &context)
{
    std::string_view part = "text";
    for (const std::string_view known : {".text", ".numeric", ".raw", ".time"}) {
        if (path.ends_with(known) && path.size() > std::string_view("fields").size() + known.size()) {
            part = known.substr(1);
            path.remove_suffix(known.size());
        }
    }
    const auto key = keyAfter(path, "fields");
    const auto value = key && context.row ? context.row(*key) : std::nullopt;
    return value ? partOf(*value, part) : std::nullopt;
}

std::optional<std::string> fieldValue(std::string_view path, const LinkContext &context)
{
    if ((path == "name" || path.empty()) && !context.fieldName.empty()) {
        return context.fieldName;
    }
    if (const auto label = keyAfter(path, "labels")) {
        return std::string(context.labels.get(*label));
    }
    return std::nullopt;
}

/// One of a link's own references; nothing where it is another or stands for nothing here.
std::optional<std::string> macro(const Reference &reference, const LinkContext &context)
{
    if (reference.name == "__value" && context.value) {
        return partOf(*context.value, reference.field);
    }
    if (reference.name == "__data") {
        return rowValue(reference.field, context);
    }
    if (reference.name == "__field") {
        return fieldValue(reference.field, context);
    }
    if (reference.name == "__series" && !context.seriesName.empty()) {
        return reference.field == "name" ? std::optional(context.seriesName)
                                         : fieldValue(reference.field, context);
    }
    return std::nullopt;
}

/// Parameters that come encoded.
std::optional<std::string> parameters(const Reference &reference, const LinkContext &context)
{
    if (context.scope != nullptr && reference.name == "__url_time_range") {
        return timeParameters(*context.scope);
    }
    if (context.scope != nullptr && reference.name == "__all_variables") {
        return variableParameters(*context.scope);
    }
    return std::nullopt;
}

/// The dashboard's variables, in that format where the reference asks for none.
std::optional<std::string> variable(
    const Reference &reference, const LinkContext &context, std::string_view format)
{
    if (context.scope == nullptr || !reference.field.empty()) {
        return std::nullopt;
    }
    const std::string written = !reference.format.empty() || format.empty()
        ? std::string(reference.whole)
        : "${" + std::string(reference.name) + ':' + std::string(format) + '}';
    std::string filled = interpolate(written, context.scope->values, Syntax::Text);
    return filled == written ? std::nullopt : std::optional(std::move(filled));
}

std::string replacement(const Reference &reference, const LinkContext &context, std::string_view format)
{
    if (auto text = parameters(reference, context)) {
        return *text;
    }
    if (const auto value = macro(reference, context)) {
        const std::size_t colon = reference.format.find(':');
        const std::string_view asked = reference.format.empty() ? format : reference.format.substr(0, colon);
        const std::string_view argument =
            colon == std::string_view::npos ? std::string_view() : reference.format.substr(colon + 1);
        return asked.empty()
            ? *value
            : formatted(reference.name, {{*value}, {*value}, false, false, false}, asked, argument, {});
    }
    return variable(reference, context, format).value_or(std::string(reference.whole));
}

std::string filled(std::string_view text, const LinkContext &context, std::string_view format)
{
    text = text.substr(0, longestResult);
    std::string result;
    std::size_t from = 0;
    for (auto found = findReference(text, 0); found && result.size() < longestResult;
         found = findReference(text, from)) {
        result += text.substr(from, found->at - from);
        result += replacement(*found, context, format);
        from = found->at + found->whole.size();
    }
    result += text.substr(from);
    return result.substr(0, longestResult);
}

} // namespace

LinkScope linkScope(const Dashboard &board, const base::TimeRange &range, std::string from, std::string to)
{
    LinkScope scope{interpolationOf(board.variables, range), board.variables, std::move(from), std::move(to)};
    scope.values.dashboardTitle = board.title;
    return scope;
}

std::string linkTitle(std::string_view text, const LinkContext &context)
{
    return filled(text, context, {});
}

std::string linkAddress(std::string_view text, const LinkContext &context)
{
    std::string written(text.substr(0, longestResult));
    std::erase_if(written, [](char c) { return c == '\n' || c == '\r'; });
    return filled(written, context, "uriencode");
}

std::string linkAddress(const Link &link, const LinkContext &context)
{
    std::string address = linkAddress(link.url, context);
    const auto add = [&address](const std::string &parameters) {
        if (!parameters.empty()) {
            address += (address.find('?') == std::string::npos ? '?' : '&') + parameters;
        }
    };
    if (context.scope != nullptr && link.keepTime) {
        add(timeParameters(*context.scope));
    }
    if (context.scope != nullptr && link.includeVariables) {
        add(variableParameters(*context.scope));
    }
    return address;
}

} // namespace zumik::dashboard
