// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/grafana/jsonlook.h"

#include <QJsonDocument>

#include <cmath>
#include <limits>

namespace zumik::clients::grafana {

namespace {

constexpr int mostTexts = 200;
constexpr double farthestTime = 8.64e15; // ms, as JavaScript's dates end

std::string bounded(const QString &text)
{
    return text.left(qsizetype(longestText)).toStdString().substr(0, longestText);
}

base::Result<QJsonDocument> parse(std::string_view json)
{
    QJsonParseError error;
    const auto document =
        QJsonDocument::fromJson(QByteArray::fromRawData(json.data(), qsizetype(json.size())), &error);
    if (error.error != QJsonParseError::NoError) {
        return base::Error{base::ErrorCode::JsonInvalid,
            error.errorString().toStdString() + ", at byte " + std::to_string(error.offset), {}};
    }
    return document;
}

base::Error wrongForm(const char *what)
{
    return {base::ErrorCode::FormatInvalid, std::string("not Grafana's answer: no ") + what, {}};
}

} // namespace

base::Result<QJsonObject> objectOf(std::string_view json)
{
    const auto document = parse(json);
    if (!document) {
        return document.error();
    }
    return document->isObject() ? base::Result<QJsonObject>(document->object()) : wrongForm("object");
}

base::Result<QJsonArray> arrayOf(std::string_view json)
{
    const auto document = parse(json);
    if (!document) {
        return document.error();
    }
    return document->isArray() ? base::Result<QJsonArray>(document->array()) : wrongForm("list");
}

std::string textOf(const QJsonObject &object, const char *key)
{
    return bounded(object.value(QLatin1String(key)).toString());
}

std::vector<std::string> textsOf(const QJsonValue &list)
{
    std::vector<std::string> texts;
    const QJsonArray array = list.toArray();
    for (qsizetype i = 0; i < array.size() && i < mostTexts; ++i) {
        if (array[i].isString()) {
            texts.push_back(bounded(array[i].toString()));
        }
    }
    return texts;
}

int intOf(const QJsonValue &value)
{
    const double number = value.toDouble();
    const bool fits = number == std::floor(number) && std::abs(number) <= std::numeric_limits<int>::max();
    return fits ? static_cast<int>(number) : 0;
}

std::optional<base::Time> epochTime(const QJsonValue &milliseconds)
{
    const double number = milliseconds.toDouble(std::numeric_limits<double>::quiet_NaN());
    if (!(std::abs(number) <= farthestTime)) {
        return std::nullopt;
    }
    return base::Time{static_cast<std::int64_t>(std::floor(number))};
}

std::optional<base::Time> writtenTime(const QJsonObject &object, const char *key)
{
    const std::string text = textOf(object, key);
    if (text.empty() || text.starts_with("0001-01-01T00:00:00")) {
        return std::nullopt;
    }
    const auto parsed = base::parseTime(text, base::Time{});
    return parsed ? std::optional(*parsed) : std::nullopt;
}

series::Labels labelsOf(const QJsonValue &object)
{
    std::vector<std::pair<std::string, std::string>> kept;
    const QJsonObject members = object.toObject();
    for (auto member = members.begin(); member != members.end() && kept.size() < mostTexts; ++member) {
        if (member.value().isString()) {
            kept.emplace_back(bounded(member.key()), bounded(member.value().toString()));
        }
    }
    const std::vector<std::pair<std::string_view, std::string_view>> pairs(kept.begin(), kept.end());
    return series::Labels(pairs);
}

} // namespace zumik::clients::grafana
