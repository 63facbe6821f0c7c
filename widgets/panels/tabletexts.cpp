// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/tabletexts.h"

#include "models/base/text.h"
#include "widgets/common/text.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonValue>

#include <algorithm>

namespace zumik::widgets::panels {

namespace {

constexpr std::size_t longestJson = 200'000;
constexpr qsizetype mostPills = 50;

QByteArray bytesOf(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

QString pillText(const QJsonValue &value)
{
    const QString text = value.isDouble() ? QString::number(value.toDouble(), 'g', 15)
        : value.isBool()                  ? QString::fromLatin1(value.toBool() ? "true" : "false")
                                          : value.toString();
    return common::plain(text.toStdString(), 100);
}

QStringList listedPills(const QJsonArray &list)
{
    QStringList pills;
    for (const QJsonValue &value : list) {
        const QString text = pillText(value);
        if (!text.isEmpty() && pills.size() < mostPills) {
            pills << text;
        }
    }
    return pills;
}

} // namespace

QStringList pillsOf(std::string_view value)
{
    value = base::trimmed(value);
    if (value.size() > longestJson) {
        value = value.substr(0, longestJson);
    }
    if (value.starts_with('[')) {
        const QJsonDocument document = QJsonDocument::fromJson(bytesOf(value));
        if (document.isArray()) {
            return listedPills(document.array());
        }
    }
    QStringList pills;
    for (const std::string_view part : base::split(value, ',')) {
        if (const std::string_view pill = base::trimmed(part); !pill.empty() && pills.size() < mostPills) {
            pills << common::plain(pill, 100);
        }
    }
    return pills;
}

QString jsonLines(std::string_view value)
{
    const QJsonDocument document =
        value.size() > longestJson ? QJsonDocument() : QJsonDocument::fromJson(bytesOf(value));
    if (document.isNull()) {
        return common::plainLines(value, longestJson);
    }
    return common::plainLines(document.toJson(QJsonDocument::Indented).trimmed().toStdString(), longestJson);
}

QString tsvCell(const QString &text)
{
    QString cell = text;
    for (const QChar separator : {QChar(u'\t'), QChar(u'\n'), QChar(u'\r')}) {
        cell.replace(separator, QLatin1Char(' '));
    }
    return cell;
}

} // namespace zumik::widgets::panels
