// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/record/scrub.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace zumik::snapshot::record {

namespace {

bool endsAddress(char c)
{
    return static_cast<unsigned char>(c) <= ' ' || c == '"' || c == '\'' || c == '<' || c == '>' || c == '`'
        || c == '\\' || c == ')';
}

bool tellsOfSecret(std::string_view name)
{
    std::string lower(name);
    std::transform(lower.begin(), lower.end(), lower.begin(),
        [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    constexpr std::array<std::string_view, 12> words{"token", "secret", "password", "passwd", "pwd", "key",
        "auth", "credential", "signature", "sig", "session", "code"};
    return std::any_of(words.begin(), words.end(),
        [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

/// "a=1&token=x&b" without the values that tell.
std::string plainQuery(std::string_view query)
{
    std::string out;
    while (!query.empty()) {
        const std::size_t end = std::min(query.find_first_of("&;"), query.size());
        const std::string_view pair = query.substr(0, end);
        const std::size_t equals = pair.find('=');
        const bool secret = equals != std::string_view::npos && tellsOfSecret(pair.substr(0, equals));
        out += secret ? pair.substr(0, equals + 1) : pair;
        if (end < query.size()) {
            out += query[end];
        }
        query.remove_prefix(std::min(end + 1, query.size()));
    }
    return out;
}

/// Of an address, what follows "://".
std::string plainRest(std::string_view rest)
{
    const std::size_t path = std::min(rest.find_first_of("/?#"), rest.size());
    const std::size_t at = rest.substr(0, path).rfind('@');
    rest.remove_prefix(at == std::string_view::npos ? 0 : at + 1);
    const std::size_t query = rest.find('?');
    if (query == std::string_view::npos) {
        return std::string(rest);
    }
    return std::string(rest.substr(0, query + 1)) + plainQuery(rest.substr(query + 1));
}

QJsonObject only(const QJsonObject &from, const QStringList &keys)
{
    QJsonObject out;
    for (const QString &key : keys) {
        if (from.contains(key)) {
            out.insert(key, from.value(key));
        }
    }
    return out;
}

base::Result<QJsonArray> arrayOf(std::string_view json, const QStringList &keys)
{
    QJsonParseError error;
    const auto document =
        QJsonDocument::fromJson(QByteArray(json.data(), static_cast<qsizetype>(json.size())), &error);
    if (error.error != QJsonParseError::NoError) {
        return base::Error{base::ErrorCode::JsonInvalid, error.errorString().toStdString(), {}};
    }
    if (!document.isArray()) {
        return base::Error{base::ErrorCode::FormatInvalid, "not a list", {}};
    }
    QJsonArray out;
    for (const QJsonValue &each : document.array()) {
        out.append(only(each.toObject(), keys));
    }
    return out;
}

series::Labels withoutSecrets(const series::Labels &labels)
{
    std::vector<std::pair<std::string, std::string>> texts;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        texts.emplace_back(labels.at(i).name, record::withoutSecrets(labels.at(i).value));
    }
    return series::Labels({texts.begin(), texts.end()});
}

} // namespace

std::string withoutSecrets(std::string_view text)
{
    std::string out;
    std::size_t from = 0;
    for (std::size_t at = text.find("://"); at != std::string_view::npos; at = text.find("://", from)) {
        const std::size_t begin = at + 3;
        const auto end = static_cast<std::size_t>(
            std::find_if(text.begin() + static_cast<std::ptrdiff_t>(begin), text.end(), endsAddress)
            - text.begin());
        out += text.substr(from, begin - from);
        out += plainRest(text.substr(begin, end - begin));
        from = end;
    }
    return out += text.substr(from);
}

std::string plainAddress(std::string_view url)
{
    const std::string plain = withoutSecrets(url.substr(0, url.find_first_of("?#")));
    return plain;
}

source::Target withoutSecrets(source::Target target)
{
    series::Labels kept = target.labels;
    for (std::size_t i = 0; i < target.labels.size(); ++i) {
        const series::Label label = target.labels.at(i);
        kept = label.name.starts_with("__") ? kept.without(label.name) : kept;
    }
    target.labels = withoutSecrets(kept);
    target.scrapeUrl = plainAddress(target.scrapeUrl);
    // The error of a scrape names its address with all that belongs to it.
    target.lastError = withoutSecrets(target.lastError);
    return target;
}

source::RuleGroup withoutSecrets(source::RuleGroup group)
{
    for (source::Rule &rule : group.rules) {
        rule.query = withoutSecrets(rule.query);
        rule.labels = withoutSecrets(rule.labels);
        rule.annotations = withoutSecrets(rule.annotations);
        rule.lastError = withoutSecrets(rule.lastError);
        for (source::Alert &alert : rule.alerts) {
            alert.labels = withoutSecrets(alert.labels);
            alert.annotations = withoutSecrets(alert.annotations);
        }
    }
    return group;
}

void removeSecrets(Documents &documents)
{
    if (documents.rules) {
        for (source::RuleGroup &group : *documents.rules) {
            group = withoutSecrets(std::move(group));
        }
    }
    if (documents.targets) {
        for (source::Target &target : *documents.targets) {
            target = withoutSecrets(std::move(target));
        }
    }
    for (std::optional<std::string> *json : {&documents.alertmanager, &documents.annotations}) {
        if (*json) {
            **json = withoutSecrets(**json);
        }
    }
    for (DashboardDocument &board : documents.dashboards) {
        board.title = withoutSecrets(board.title);
        board.json = withoutSecrets(board.json);
        for (auto &[name, values] : board.variables) {
            for (std::string &value : values) {
                value = withoutSecrets(value);
            }
        }
    }
}

base::Result<std::string> alertmanagerDocument(std::string_view alerts, std::string_view silences)
{
    const auto alertList = arrayOf(alerts,
        {QStringLiteral("labels"), QStringLiteral("annotations"), QStringLiteral("startsAt"),
            QStringLiteral("endsAt"), QStringLiteral("updatedAt"), QStringLiteral("fingerprint"),
            QStringLiteral("receivers"), QStringLiteral("status")});
    if (!alertList) {
        return alertList.error();
    }
    const auto silenceList = arrayOf(silences,
        {QStringLiteral("id"), QStringLiteral("status"), QStringLiteral("matchers"),
            QStringLiteral("startsAt"), QStringLiteral("endsAt"), QStringLiteral("updatedAt"),
            QStringLiteral("createdBy"), QStringLiteral("comment")});
    if (!silenceList) {
        return silenceList.error();
    }
    const QJsonObject document{
        {QStringLiteral("alerts"), *alertList}, {QStringLiteral("silences"), *silenceList}};
    return withoutSecrets(QJsonDocument(document).toJson().toStdString());
}

} // namespace zumik::snapshot::record
