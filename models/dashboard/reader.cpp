// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/reader.h"

#include "models/dashboard/json.h"
#include "models/dashboard/layout.h"
#include "models/dashboard/notes.h"
#include "models/dashboard/panelreader.h"
#include "models/dashboard/transformationreader.h"
#include "models/dashboard/v2form.h"
#include "models/dashboard/variablereader.h"

#include <QJsonDocument>

#include <algorithm>
#include <array>

namespace zumik::dashboard {

namespace {

using base::Error;
using base::ErrorCode;

Error jsonError(const QByteArray &json, const QJsonParseError &error, const std::string &name)
{
    if (error.error == QJsonParseError::DeepNesting) {
        return {ErrorCode::TooLarge, "nested too deeply", name};
    }
    const qsizetype at = std::clamp<qsizetype>(error.offset, 0, json.size());
    const QByteArray before = json.left(at);
    const qsizetype lineStart = before.lastIndexOf('\n') + 1;
    const std::string line = std::to_string(before.count('\n') + 1);
    // Columns count characters: bytes that do not continue one.
    const auto column = std::count_if(before.begin() + lineStart, before.end(),
        [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; });
    const std::string where = name.empty() ? line : name + ":" + line;
    return {ErrorCode::JsonInvalid,
        "line " + line + ", column " + std::to_string(column + 1) + ": " + utf8(error.errorString()), where};
}

bool isDashboard(const QJsonObject &json)
{
    constexpr std::array keys{"panels", "rows", "schemaVersion", "templating"};
    return std::any_of(
        keys.begin(), keys.end(), [&](const char *key) { return json.contains(QLatin1String(key)); });
}

/// What an object that is no dashboard probably is.
std::string otherKind(const QJsonObject &json)
{
    if (json.isEmpty()) {
        return "an empty object";
    }
    if (json.contains(QLatin1String("datasources"))
        || (json.contains(QLatin1String("url")) && json.contains(QLatin1String("access")))) {
        return "a Grafana data source";
    }
    if (json.contains(QLatin1String("groups")) || json.contains(QLatin1String("rules"))) {
        return "a rule file";
    }
    if (json.contains(QLatin1String("status")) && json.contains(QLatin1String("data"))) {
        return "an answer of Prometheus";
    }
    return "no panels, no schema version";
}

/// The classic dashboard object inside whatever wraps it.
base::Result<QJsonObject> unwrapped(QJsonObject json, const std::string &name)
{
    const QJsonValue inner = json.value(QLatin1String("dashboard"));
    if (inner.isObject() && !isDashboard(json)) {
        json = inner.toObject();
    }
    const QJsonObject spec = json.value(QLatin1String("spec")).toObject();
    if (textOf(json, "kind") == "Dashboard" && !spec.isEmpty()) {
        const std::string resource = textOf(member(json, "metadata"), "name");
        json = spec;
        if (!json.contains(QLatin1String("uid")) && !resource.empty()) {
            json.insert(QLatin1String("uid"), qt(resource));
        }
    }
    if (isV2(json)) {
        return classicOf(json);
    }
    if (!isDashboard(json)) {
        return Error{ErrorCode::FormatInvalid, otherKind(json), name};
    }
    return json;
}

base::Result<QJsonObject> parse(std::string_view text, const std::string &name, const ReadLimits &limits)
{
    if (text.size() > limits.bytes) {
        return Error{ErrorCode::TooLarge, "more than " + std::to_string(limits.bytes) + " bytes", name};
    }
    if (text.starts_with("\xEF\xBB\xBF")) {
        text.remove_prefix(3);
    }
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
        return Error{ErrorCode::FormatInvalid, "an empty file", name};
    }
    const QByteArray json(text.data(), static_cast<qsizetype>(text.size()));
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json, &error);
    if (error.error != QJsonParseError::NoError) {
        return jsonError(json, error, name);
    }
    if (!document.isObject()) {
        return Error{ErrorCode::FormatInvalid, "an array", name};
    }
    return unwrapped(document.object(), name);
}

void readHead(const QJsonValue &json, Dashboard &dashboard)
{
    dashboard.uid = textOf(json, "uid");
    dashboard.title = textOf(json, "title");
    dashboard.description = textOf(json, "description");
    dashboard.tags = textsOf(member(json, "tags"));
    dashboard.schemaVersion = intOf(member(json, "schemaVersion"), 0, 1000000, 0);
    const std::string from = textOf(member(json, "time"), "from");
    const std::string to = textOf(member(json, "time"), "to");
    dashboard.from = from.empty() ? dashboard.from : from;
    dashboard.to = to.empty() ? dashboard.to : to;
    const QJsonValue refresh = member(json, "refresh");
    dashboard.refresh = refresh.isString() ? textOf(refresh) : std::string();
    dashboard.timezone = textOf(json, "timezone");
}

void readPanels(const QJsonValue &json, Dashboard &dashboard, Notes &notes, std::size_t &left)
{
    const QJsonArray panels = member(json, "panels").toArray();
    for (const QJsonValue panel : panels) {
        if (left == 0) {
            return;
        }
        dashboard.panels.push_back(readPanel(panel, notes, left));
    }
    if (panels.isEmpty()) {
        dashboard.panels = readRows(member(json, "rows"), notes, left);
    }
}

void migrateTransformations(std::vector<Panel> &panels)
{
    for (Panel &panel : panels) {
        mergeAfterLabels(panel.transformations);
        migrateTransformations(panel.panels);
    }
}

void noteTheUndrawn(const QJsonValue &json, Notes &notes)
{
    const QJsonArray annotations = member(member(json, "annotations"), "list").toArray();
    for (const QJsonValue annotation : annotations) {
        const bool own = intOf(member(annotation, "builtIn"), 0, 1, 0) == 1 || flagOf(annotation, "builtIn");
        if (!own && flagOf(annotation, "enable", true)) {
            notes.addAt("dashboard", "annotations", textOf(annotation, "name"));
        }
    }
    const QJsonArray layouts = member(json, "zumikLayouts").toArray();
    for (const QJsonValue layout : layouts) {
        notes.addAt("dashboard", "layout", textOf(layout));
    }
}

} // namespace

base::Result<Dashboard> readDashboard(
    std::string_view json, const std::string &name, const ReadLimits &limits)
{
    const auto parsed = parse(json, name, limits);
    if (!parsed) {
        return parsed.error();
    }
    const QJsonValue root(*parsed);
    Dashboard dashboard;
    Notes notes;
    readHead(root, dashboard);
    dashboard.variables = readVariables(member(member(root, "templating"), "list"), notes);
    std::size_t left = limits.panels + 1;
    readPanels(root, dashboard, notes, left);
    if (left == 0) {
        return Error{ErrorCode::TooLarge, "more than " + std::to_string(limits.panels) + " panels", name};
    }
    noteTheUndrawn(root, notes);
    if (dashboard.schemaVersion < 31) {
        migrateTransformations(dashboard.panels);
    }
    arrange(dashboard.panels);
    dashboard.notes = notes.take();
    return dashboard;
}

} // namespace zumik::dashboard
