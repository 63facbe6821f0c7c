// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/exactnumbers.h"

#include "models/base/number.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QLocale>

#include <algorithm>
#include <bitset>
#include <cmath>
#include <limits>
#include <string_view>

namespace zumik::dashboard {

namespace {

constexpr int firstMark = 0xE000;
constexpr int lastMark = 0xF8FF;
constexpr int longestSafe = 18; // digits of any whole number within 64 bits

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

bool isOfNumber(char c)
{
    return isDigit(c) || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
}

/// JSON's grammar of numbers; what is none stays for the parser to complain about.
bool isNumber(std::string_view text)
{
    const auto digits = [&text] {
        const std::size_t count = std::min(
            static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), isDigit) - text.begin()),
            text.size());
        text.remove_prefix(count);
        return count;
    };
    text.remove_prefix(text.starts_with('-') ? 1 : 0);
    const bool zero = text.starts_with('0');
    const std::size_t whole = digits();
    if (whole == 0 || (zero && whole > 1)) {
        return false;
    }
    if (text.starts_with('.')) {
        text.remove_prefix(1);
        if (digits() == 0) {
            return false;
        }
    }
    if (text.starts_with('e') || text.starts_with('E')) {
        text.remove_prefix(1);
        text.remove_prefix(text.starts_with('-') || text.starts_with('+') ? 1 : 0);
        return digits() > 0 && text.empty();
    }
    return text.empty();
}

/// Written by QJsonDocument as it stands.
bool isKept(std::string_view number)
{
    const std::size_t digits = number.size() - (number.starts_with('-') ? 1 : 0);
    if (std::all_of(number.end() - static_cast<std::ptrdiff_t>(digits), number.end(), isDigit)) {
        return digits <= longestSafe && number != "-0";
    }
    const auto value = base::parseDouble(number);
    return value && std::isfinite(*value)
        && QByteArray::number(*value, 'g', QLocale::FloatingPointShortest).toStdString() == number;
}

/// The letter whose UTF-8 begins at `at`, or that is escaped there; nothing for any other than a private one.
std::optional<int> privateAt(const QByteArray &json, qsizetype at)
{
    if (json.at(at) == '\\' && at + 5 < json.size() && json.at(at + 1) == 'u') {
        bool read = false;
        const int code = json.mid(at + 2, 4).toInt(&read, 16);
        return read ? std::optional(code) : std::nullopt;
    }
    const auto byte = [&](qsizetype i) {
        return static_cast<unsigned char>(json.at(i));
    };
    if ((byte(at) & 0xF0U) != 0xE0U || at + 2 >= json.size()) {
        return std::nullopt;
    }
    const unsigned code = (byte(at) & 0x0FU) << 12U | (byte(at + 1) & 0x3FU) << 6U | (byte(at + 2) & 0x3FU);
    return static_cast<int>(code);
}

/// Behind the string that begins at `at`, or the end.
qsizetype afterString(const QByteArray &json, qsizetype at)
{
    for (++at; at < json.size() && json.at(at) != '"'; ++at) {
        at += json.at(at) == '\\' ? 1 : 0;
    }
    return std::min(at + 1, json.size());
}

qsizetype afterNumber(const QByteArray &json, qsizetype at)
{
    return std::find_if_not(json.begin() + at, json.end(), isOfNumber) - json.begin();
}

} // namespace

std::optional<QChar> freeMark(const QByteArray &json)
{
    std::bitset<lastMark - firstMark + 1> used;
    for (qsizetype at = 0; at < json.size(); ++at) {
        const auto code = privateAt(json, at);
        if (code && *code >= firstMark && *code <= lastMark) {
            used.set(static_cast<std::size_t>(*code - firstMark));
        }
    }
    for (std::size_t i = 0; i < used.size(); ++i) {
        if (!used.test(i)) {
            return QChar(firstMark + static_cast<int>(i));
        }
    }
    return std::nullopt;
}

QByteArray withMarkedNumbers(const QByteArray &json, QChar mark)
{
    const QByteArray letter = QString(mark).toUtf8();
    QByteArray made;
    made.reserve(json.size());
    for (qsizetype at = 0; at < json.size();) {
        const char c = json.at(at);
        const bool number = c == '-' || isDigit(c);
        const qsizetype end = c == '"' ? afterString(json, at) : number ? afterNumber(json, at) : at + 1;
        const std::string_view text(json.constData() + at, static_cast<std::size_t>(end - at));
        if (number && isNumber(text) && !isKept(text)) {
            made += '"' + letter + json.mid(at, end - at) + '"';
        } else {
            made.append(json.constData() + at, end - at);
        }
        at = end;
    }
    return made;
}

QByteArray withPlainNumbers(QByteArray json, QChar mark)
{
    const QByteArray opening = '"' + QString(mark).toUtf8();
    QByteArray made;
    made.reserve(json.size());
    qsizetype from = 0;
    for (qsizetype at = json.indexOf(opening); at >= 0; at = json.indexOf(opening, from)) {
        const qsizetype number = at + opening.size();
        const qsizetype end = json.indexOf('"', number);
        made.append(json.constData() + from, at - from).append(json.constData() + number, end - number);
        from = end + 1;
    }
    return made.append(json.constData() + from, json.size() - from);
}

QJsonValue unmarked(const QJsonValue &value, QChar mark)
{
    if (value.isArray()) {
        QJsonArray made;
        const QJsonArray array = value.toArray();
        for (const QJsonValue item : array) {
            made.append(unmarked(item, mark));
        }
        return made;
    }
    if (value.isObject()) {
        QJsonObject made;
        const QJsonObject object = value.toObject();
        for (auto it = object.begin(); it != object.end(); ++it) {
            made.insert(it.key(), unmarked(it.value(), mark));
        }
        return made;
    }
    const QString text = value.toString();
    if (!text.startsWith(mark)) {
        return value;
    }
    constexpr double most = std::numeric_limits<double>::max();
    return std::clamp(text.mid(1).toDouble(), -most, most);
}

} // namespace zumik::dashboard
