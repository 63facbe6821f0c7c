// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/document.h"

#include "models/dashboard/exactnumbers.h"
#include "models/dashboard/json.h"
#include "models/dashboard/v2form.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <array>
#include <iterator>

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

/// The keys that lead to the dashboard in the API's envelope and in resources.
std::vector<QString> wayTo(QJsonObject &json)
{
    std::vector<QString> way;
    const QJsonValue inner = json.value(QLatin1String("dashboard"));
    if (inner.isObject() && !isDashboard(json)) {
        json = inner.toObject();
        way.push_back(QStringLiteral("dashboard"));
    }
    const QJsonObject spec = json.value(QLatin1String("spec")).toObject();
    if (textOf(json, "kind") == "Dashboard" && !spec.isEmpty()) {
        json = spec;
        way.push_back(QStringLiteral("spec"));
    }
    return way;
}

QJsonObject at(const QJsonObject &root, std::vector<QString>::const_iterator from,
    std::vector<QString>::const_iterator to)
{
    QJsonObject object = root;
    for (; from != to; ++from) {
        object = object.value(*from).toObject();
    }
    return object;
}

base::Status checkText(std::string_view text, const std::string &name, std::size_t mostBytes)
{
    if (text.size() > mostBytes) {
        return Error{ErrorCode::TooLarge, "more than " + std::to_string(mostBytes) + " bytes", name};
    }
    if (text.find_first_not_of(" \t\r\n") == std::string_view::npos) {
        return Error{ErrorCode::FormatInvalid, "an empty file", name};
    }
    return base::Done{};
}

QJsonValue oneOrAll(std::vector<QJsonValue> values, bool several)
{
    if (!several) {
        return values.empty() ? QJsonValue(QString()) : values.front();
    }
    QJsonArray array;
    std::copy(values.begin(), values.end(), std::back_inserter(array));
    return array;
}

/// What is there beside text and value stays.
QJsonObject currentOf(QJsonObject old, const std::vector<VariableOption> &chosen, bool several)
{
    std::vector<QJsonValue> texts;
    std::vector<QJsonValue> values;
    for (const VariableOption &option : chosen) {
        texts.emplace_back(qt(option.text));
        values.emplace_back(qt(option.value));
    }
    old.insert(QLatin1String("text"), oneOrAll(std::move(texts), several));
    old.insert(QLatin1String("value"), oneOrAll(std::move(values), several));
    return old;
}

/// The variable with another choice; a switch's is a bare text.
QJsonObject rechosen(QJsonObject variable, const std::vector<VariableOption> &chosen)
{
    const QJsonValue current = variable.value(QLatin1String("current"));
    const bool several = flagOf(variable, "multi") || member(current, "value").isArray();
    const bool bare = current.isString() && !several;
    variable.insert(QLatin1String("current"),
        bare ? QJsonValue(chosen.empty() ? QString() : qt(chosen.front().value))
             : QJsonValue(currentOf(current.toObject(), chosen, several)));
    return variable;
}

/// The list with the variable of this name chosen anew; nothing where it isn't there. A v2 variable is
/// wrapped in its spec.
std::optional<QJsonArray> rechosenIn(
    QJsonArray list, std::string_view name, const std::vector<VariableOption> &chosen, bool wrapped)
{
    for (qsizetype i = 0; i < list.size(); ++i) {
        QJsonObject item = list.at(i).toObject();
        const QJsonObject variable = wrapped ? item.value(QLatin1String("spec")).toObject() : item;
        if (!name.empty() && textOf(variable, "name") == name) {
            const QJsonObject made = rechosen(variable, chosen);
            item.insert(QLatin1String("spec"), made);
            list.replace(i, wrapped ? item : made);
            return list;
        }
    }
    return std::nullopt;
}

} // namespace

base::Result<DashboardDocument> DashboardDocument::parse(
    std::string_view text, const std::string &name, std::size_t mostBytes)
{
    text.remove_prefix(text.starts_with("\xEF\xBB\xBF") ? 3 : 0);
    if (const base::Status checked = checkText(text, name, mostBytes); !checked) {
        return checked.error();
    }
    QByteArray json(text.data(), static_cast<qsizetype>(text.size()));
    json.replace("\xEF\xBB\xBF", "\\ufeff"); // Qt drops it at the beginning of a string
    DashboardDocument made;
    made.m_mark = freeMark(json);
    const QByteArray marked = made.m_mark ? withMarkedNumbers(json, *made.m_mark) : json;
    if (marked.size() == json.size()) {
        made.m_mark.reset();
    }
    QJsonParseError error;
    const QJsonDocument parsed = QJsonDocument::fromJson(marked, &error);
    if (error.error != QJsonParseError::NoError) {
        QJsonParseError plain;
        QJsonDocument::fromJson(json, &plain);
        return jsonError(json, plain.error != QJsonParseError::NoError ? plain : error, name);
    }
    if (!parsed.isObject()) {
        return Error{ErrorCode::FormatInvalid, "an array", name};
    }
    made.m_root = parsed.object();
    QJsonObject inner = made.m_root;
    made.m_way = wayTo(inner);
    made.m_form = isV2(inner) ? Form::V2 : Form::Classic;
    if (made.m_form == Form::Classic && !isDashboard(inner)) {
        return Error{ErrorCode::FormatInvalid, otherKind(inner), name};
    }
    return made;
}

void DashboardDocument::keepMarkFrom(const std::string &text)
{
    if (!m_mark || !qt(text).contains(*m_mark)) {
        return;
    }
    const QByteArray json = toJson();
    if (const auto other = freeMark(json + QByteArray::fromStdString(text))) {
        m_root = QJsonDocument::fromJson(withMarkedNumbers(json, *other)).object();
        m_mark = other;
    }
}

QJsonObject DashboardDocument::inner() const
{
    return at(m_root, m_way.begin(), m_way.end());
}

void DashboardDocument::setInner(const QJsonObject &inner)
{
    QJsonObject object = inner;
    for (auto end = m_way.end(); end != m_way.begin(); --end) {
        QJsonObject around = at(m_root, m_way.begin(), std::prev(end));
        around.insert(*std::prev(end), object);
        object = around;
    }
    m_root = object;
}

QJsonObject DashboardDocument::dashboard() const
{
    QJsonObject made = m_mark ? unmarked(inner(), *m_mark).toObject() : inner();
    if (!m_way.empty() && m_way.back() == QLatin1String("spec") && !made.contains(QLatin1String("uid"))) {
        const QJsonValue around = at(m_root, m_way.begin(), std::prev(m_way.end()));
        const std::string resource = textOf(member(around, "metadata"), "name");
        if (!resource.empty()) {
            made.insert(QLatin1String("uid"), qt(resource));
        }
    }
    return made;
}

void DashboardDocument::setTime(const std::string &from, const std::string &to)
{
    keepMarkFrom(from + to);
    QJsonObject board = inner();
    const QLatin1String key(m_form == Form::V2 ? "timeSettings" : "time");
    QJsonObject time = board.value(key).toObject();
    time.insert(QLatin1String("from"), qt(from));
    time.insert(QLatin1String("to"), qt(to));
    board.insert(key, time);
    setInner(board);
}

void DashboardDocument::setRefresh(const std::string &refresh)
{
    keepMarkFrom(refresh);
    QJsonObject board = inner();
    if (m_form == Form::V2) {
        QJsonObject time = board.value(QLatin1String("timeSettings")).toObject();
        time.insert(QLatin1String("autoRefresh"), qt(refresh));
        board.insert(QLatin1String("timeSettings"), time);
    } else {
        board.insert(QLatin1String("refresh"), qt(refresh));
    }
    setInner(board);
}

bool DashboardDocument::setCurrent(std::string_view variable, const std::vector<VariableOption> &chosen)
{
    for (const VariableOption &option : chosen) {
        keepMarkFrom(option.text + option.value);
    }
    QJsonObject board = inner();
    const bool v2 = m_form == Form::V2;
    QJsonObject templating = board.value(QLatin1String("templating")).toObject();
    const QJsonValue old = v2 ? board.value(QLatin1String("variables")) : member(templating, "list");
    const auto list = rechosenIn(old.toArray(), variable, chosen, v2);
    if (!list) {
        return false;
    }
    if (v2) {
        board.insert(QLatin1String("variables"), *list);
    } else {
        templating.insert(QLatin1String("list"), *list);
        board.insert(QLatin1String("templating"), templating);
    }
    setInner(board);
    return true;
}

QByteArray DashboardDocument::toJson() const
{
    const QByteArray json = QJsonDocument(m_root).toJson();
    return m_mark ? withPlainNumbers(json, *m_mark) : json;
}

} // namespace zumik::dashboard
