// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/formats.h"

#include "models/base/number.h"
#include "models/dashboard/json.h"
#include "models/frame/datepattern.h"

#include <QUrl>

#include <cmath>
#include <functional>

namespace zumik::dashboard {

namespace {

using Texts = std::vector<std::string>;
using Change = std::function<std::string(const std::string &)>;

std::string joined(const Texts &texts, std::string_view between, const Change &change = {})
{
    std::string all;
    for (std::size_t i = 0; i < texts.size(); ++i) {
        all.append(i == 0 ? "" : between).append(change ? change(texts[i]) : texts[i]);
    }
    return all;
}

/// Each of `marked` gets `mark` before it.
std::string marked(std::string_view text, std::string_view characters, std::string_view mark)
{
    std::string result;
    for (const char c : text) {
        if (characters.find(c) != std::string_view::npos) {
            result += mark;
        }
        result += c;
    }
    return result;
}

std::string quoted(const std::string &text, char quote)
{
    return quote + marked(text, std::string(1, quote), "\\") + quote;
}

std::string sqlString(const std::string &text)
{
    return "'" + marked(text, "'", "'") + "'";
}

std::string htmlEscaped(const std::string &text)
{
    std::string result;
    for (const char c : text) {
        switch (c) {
        case '&':
            result += "&amp;";
            break;
        case '<':
            result += "&lt;";
            break;
        case '>':
            result += "&gt;";
            break;
        case '"':
            result += "&quot;";
            break;
        case '\'':
            result += "&#39;";
            break;
        default:
            result += c;
        }
    }
    return result;
}

std::string encoded(const std::string &text, const char *kept = "")
{
    return QUrl::toPercentEncoding(qt(text), kept).toStdString();
}

std::string glob(const Texts &values)
{
    return values.size() == 1 ? values.front() : "{" + joined(values, ",") + "}";
}

std::string jsonText(const Texts &values)
{
    if (values.size() == 1) {
        return compact(qt(values.front()));
    }
    QJsonArray array;
    for (const std::string &value : values) {
        array.append(qt(value));
    }
    return compact(array);
}

std::string queryParameters(std::string_view name, const VariableValue &value)
{
    const std::string key = "var-" + encoded(std::string(name)) + "=";
    if (value.all) {
        return key + "All";
    }
    return joined(value.values, "&", [&](const std::string &one) { return key + encoded(one); });
}

std::string lucene(const Texts &values)
{
    const auto escaped = [](const std::string &one) {
        return marked(one, "!*+-=<>&|()[]{}^~?:\\/ \"", "\\");
    };
    if (values.size() == 1) {
        return escaped(values.front());
    }
    return "(" + joined(values, " OR ", [&](const std::string &one) { return "\"" + escaped(one) + "\""; })
        + ")";
}

std::string distributed(std::string_view name, const Texts &values)
{
    return joined(values, "," + std::string(name) + "=");
}

/// Epoch milliseconds as iso (the default), seconds, or a pattern of moment.js.
std::string dateOf(const std::string &value, std::string_view pattern, const frame::FormatContext &context)
{
    const auto ms = base::parseDouble(value);
    if (!ms || !(std::abs(*ms) < 9e12)) {
        return value;
    }
    const base::Time time{static_cast<std::int64_t>(*ms)};
    if (pattern == "seconds") {
        return std::to_string(time.ms / 1000);
    }
    if (pattern.empty() || pattern == "iso") {
        return frame::formatDatePattern(time, base::Duration{0}, "YYYY-MM-DD[T]HH:mm:ss.SSS[Z]");
    }
    return frame::formatDatePattern(
        time, context.zoneOffset ? context.zoneOffset(time) : base::Duration{0}, pattern);
}

std::string regexFormat(const Texts &values)
{
    const std::string all =
        joined(values, "|", [](const std::string &one) { return marked(one, "\\^$*+?.()|[]{}/", "\\"); });
    return values.size() == 1 ? all : "(" + all + ")";
}

} // namespace

std::string regexEscaped(std::string_view text)
{
    return marked(text, "\\^$*+?.()|[]{}", "\\");
}

std::string formatted(std::string_view name, const VariableValue &value, std::string_view format,
    std::string_view argument, const frame::FormatContext &context)
{
    const Texts &values = value.values;
    const std::string first = values.empty() ? std::string() : values.front();
    const std::map<std::string_view, std::function<std::string()>> formats{
        {"csv",
            [&] {
                return joined(values, ",");
            }},
        {"raw",
            [&] {
                return joined(values, ",");
            }},
        {"join",
            [&] {
                return joined(values, argument.empty() ? "," : argument);
            }},
        {"pipe",
            [&] {
                return joined(values, "|");
            }},
        {"regex",
            [&] {
                return regexFormat(values);
            }},
        {"json",
            [&] {
                return jsonText(values);
            }},
        {"text",
            [&] {
                return joined(value.texts, " + ");
            }},
        {"html",
            [&] {
                return joined(values, ", ", htmlEscaped);
            }},
        {"lucene",
            [&] {
                return lucene(values);
            }},
        {"distributed",
            [&] {
                return distributed(name, values);
            }},
        {"queryparam",
            [&] {
                return queryParameters(name, value);
            }},
        {"percentencode",
            [&] {
                return encoded(glob(values));
            }},
        {"uriencode",
            [&] {
                return encoded(glob(values), ";,/?:@&=+$#!'()*");
            }},
        {"singlequote",
            [&] {
                return joined(values, ",", [](const std::string &one) { return quoted(one, '\''); });
            }},
        {"doublequote",
            [&] {
                return joined(values, ",", [](const std::string &one) { return quoted(one, '"'); });
            }},
        {"sqlstring",
            [&] {
                return joined(values, ",", sqlString);
            }},
        {"date",
            [&] {
                return dateOf(first, argument, context);
            }},
    };
    const auto known = formats.find(format);
    return known == formats.end() ? glob(values) : known->second();
}

} // namespace zumik::dashboard
