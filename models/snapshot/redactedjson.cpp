// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/redactedjson.h"

#include "models/snapshot/redaction.h"
#include "models/snapshot/templates.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace zumik::snapshot {

namespace {

template <std::size_t N> bool isOneOf(const std::array<std::string_view, N> &words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Keys whose strings are words of the format, never of the user.
constexpr std::array<std::string_view, 18> ownWords{"type", "kind", "apiVersion", "group", "refId", "unit",
    "format", "mode", "displayMode", "orientation", "placement", "calcs", "pluginVersion", "state", "health",
    "fingerprint", "operator", "isRegex"};
constexpr std::array<std::string_view, 4> queries{"expr", "query", "definition", "expression"};
/// Types of variables whose "query" is a list or a text.
constexpr std::array<std::string_view, 4> plainVariables{"custom", "constant", "textbox", "interval"};
/// Keys of objects whose own keys are series, labels or values of the user's.
constexpr std::array<std::string_view, 7> keyedByUser{
    "aliasColors", "renameByName", "indexByName", "excludeByName", "includeByName", "options", "pairs"};

std::string textOf(const QJsonValue &value)
{
    return value.toString().toStdString();
}

class JsonRedactor {
public:
    JsonRedactor(Redaction &redaction, JsonKind kind, std::vector<std::string> &differences)
        : m_redaction(redaction)
        , m_kind(kind)
        , m_differences(differences)
    {
    }

    QJsonObject object(const QJsonObject &object, std::string_view under)
    {
        QJsonObject out;
        const bool plainQuery = isOneOf(plainVariables, textOf(object[QLatin1String("type")]));
        for (auto at = object.begin(); at != object.end(); ++at) {
            const std::string key = at.key().toStdString();
            if (isMatcherValue(object, key)) {
                out.insert(at.key(), QString::fromStdString(matcherValue(object)));
            } else if (isLabel(key, at.value())) {
                label(key, textOf(at.value()), out);
            } else {
                const bool asText = plainQuery && key == "query";
                out.insert(newKey(key, under), value(at.value(), asText ? "" : key));
            }
        }
        return out;
    }

    QJsonArray array(const QJsonArray &array, std::string_view under)
    {
        QJsonArray out;
        for (const QJsonValue &each : array) {
            out.append(value(each, under));
        }
        return out;
    }

private:
    QJsonValue value(const QJsonValue &value, std::string_view key)
    {
        if (value.isObject()) {
            return object(value.toObject(), key);
        }
        if (value.isArray()) {
            return array(value.toArray(), key);
        }
        if (!value.isString() || isOneOf(ownWords, key)) {
            return value;
        }
        return QString::fromStdString(string(textOf(value), key));
    }

    std::string string(const std::string &text, std::string_view key)
    {
        if (!isOneOf(queries, key)) {
            return m_redaction.text(text);
        }
        RedactedQuery query = m_redaction.query(text);
        m_differences.insert(m_differences.end(), query.differences.begin(), query.differences.end());
        return std::move(query.text);
    }

    bool isLabel(const std::string &key, const QJsonValue &value) const
    {
        return m_kind == JsonKind::Document && value.isString() && m_redaction.rules().concerns(key);
    }

    void label(const std::string &key, const std::string &value, QJsonObject &out)
    {
        const series::Labels labels = m_redaction.labels(series::Labels({{key, value}}));
        if (labels.has(key)) {
            out.insert(QString::fromStdString(key), QString::fromStdString(std::string(labels.get(key))));
        }
    }

    QString newKey(const std::string &key, std::string_view under)
    {
        const bool users = m_kind == JsonKind::Dashboard && isOneOf(keyedByUser, under);
        return QString::fromStdString(users ? m_redaction.text(key) : key);
    }

    static std::string labelOfMatcher(const QJsonObject &object)
    {
        const bool filter =
            object.contains(QLatin1String("key")) && object.contains(QLatin1String("operator"));
        const bool silence =
            object.contains(QLatin1String("name")) && object.contains(QLatin1String("isRegex"));
        return filter ? textOf(object[QLatin1String("key")])
            : silence ? textOf(object[QLatin1String("name")])
                      : std::string();
    }

    bool isMatcherValue(const QJsonObject &object, const std::string &key) const
    {
        return key == "value" && object[QLatin1String("value")].isString()
            && m_redaction.rules().concerns(labelOfMatcher(object));
    }

    std::string matcherValue(const QJsonObject &object)
    {
        const QString op = object[QLatin1String("operator")].toString();
        const bool regex = object[QLatin1String("isRegex")].toBool() || op.endsWith(QLatin1Char('~'));
        return m_redaction.matcherValue(labelOfMatcher(object), regex ? "=~" : "=",
            textOf(object[QLatin1String("value")]), m_differences);
    }

    Redaction &m_redaction;
    JsonKind m_kind;
    std::vector<std::string> &m_differences;
};

} // namespace

base::Result<std::string> redactedJson(
    Redaction &redaction, std::string_view json, JsonKind kind, std::vector<std::string> &differences)
{
    QJsonParseError error;
    const QJsonDocument document =
        QJsonDocument::fromJson(QByteArray(json.data(), static_cast<qsizetype>(json.size())), &error);
    if (document.isNull()) {
        return base::Error{base::ErrorCode::JsonInvalid, error.errorString().toStdString(),
            "byte " + std::to_string(error.offset)};
    }
    JsonRedactor redactor(redaction, kind, differences);
    const QJsonDocument redacted = document.isArray() ? QJsonDocument(redactor.array(document.array(), {}))
                                                      : QJsonDocument(redactor.object(document.object(), {}));
    return redacted.toJson(QJsonDocument::Indented).toStdString();
}

} // namespace zumik::snapshot
