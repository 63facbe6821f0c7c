// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prometheusjson.h"

#include "models/base/number.h"

#include <QByteArray>
#include <QString>

#include <algorithm>
#include <array>
#include <cstdio>

namespace zumik::app {

namespace {

std::string seconds(base::Time time)
{
    const bool negative = time.ms < 0;
    const std::int64_t ms = negative ? -time.ms : time.ms;
    std::string text = (negative ? "-" : "") + std::to_string(ms / 1000);
    if (ms % 1000 != 0) {
        std::array<char, 8> fraction{};
        std::snprintf(fraction.data(), fraction.size(), ".%03d", static_cast<int>(ms % 1000));
        text += fraction.data();
    }
    return text;
}

std::string pair(base::Time time, double value)
{
    return "[" + seconds(time) + ",\"" + base::formatDouble(value) + "\"]";
}

std::string metric(const series::Labels &labels)
{
    std::string out = "\"metric\":{";
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const series::Label label = labels.at(i);
        out += (i == 0 ? "" : ",") + jsonString(label.name) + ":" + jsonString(label.value);
    }
    return out + "}";
}

std::string notes(const series::Annotations &annotations, bool infos, const char *key)
{
    std::string list;
    for (const series::Annotation &annotation : annotations) {
        const bool isInfo = annotation.level == series::Annotation::Level::Info;
        if (isInfo == infos && !annotation.message.empty()) {
            list += (list.empty() ? "" : ",") + jsonString(annotation.message);
        }
    }
    return list.empty() ? "" : std::string(",\"") + key + "\":[" + list + "]";
}

std::string envelope(const char *type, const std::string &result, const series::Annotations &annotations)
{
    const bool saysPartial = std::any_of(annotations.begin(), annotations.end(),
        [](const series::Annotation &each) { return each.message.empty(); });
    return std::string(R"({"status":"success","data":{"resultType":")") + type + R"(","result":)" + result
        + "}" + notes(annotations, false, "warnings") + notes(annotations, true, "infos")
        + (saysPartial ? ",\"isPartial\":true}" : "}");
}

std::string matrixSeries(const series::Series &series, const series::Grid &grid)
{
    std::string values;
    for (std::size_t i = 0; i < series.values.size(); ++i) {
        if (series.values.hasValue(i)) {
            values += (values.empty() ? "" : ",") + pair(grid.at(i), series.values[i]);
        }
    }
    return "{" + metric(series.labels) + ",\"values\":[" + values + "]}";
}

std::string rawSeries(const series::RawSeries &series)
{
    std::string values;
    for (std::size_t i = 0; i < series.times.size(); ++i) {
        values += (i == 0 ? "" : ",") + pair(series.times[i], series.values[i]);
    }
    return "{" + metric(series.labels) + ",\"values\":[" + values + "]}";
}

template <typename T, typename Write> std::string list(const std::vector<T> &items, Write write)
{
    std::string out = "[";
    for (std::size_t i = 0; i < items.size(); ++i) {
        out += (i == 0 ? "" : ",") + write(items[i]);
    }
    return out + "]";
}

} // namespace

std::string jsonString(std::string_view text)
{
    // Through QString, so that what is not UTF-8 becomes U+FFFD.
    const QByteArray valid = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())).toUtf8();
    std::string out = "\"";
    for (const char c : valid) {
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (static_cast<unsigned char>(c) < 0x20) {
            std::array<char, 8> escape{};
            std::snprintf(escape.data(), escape.size(), "\\u%04x", static_cast<unsigned>(c));
            out += escape.data();
        } else {
            out += c;
        }
    }
    return out + "\"";
}

std::string toPrometheusJson(const series::Matrix &matrix)
{
    const auto write = [&](const series::Series &series) {
        return matrixSeries(series, matrix.grid);
    };
    return envelope("matrix", list(matrix.series, write), matrix.annotations);
}

std::string toPrometheusJson(const series::Instant &instant)
{
    struct Writer {
        const series::Annotations &annotations;

        std::string operator()(const std::vector<series::Sample> &samples) const
        {
            const auto write = [](const series::Sample &sample) {
                return "{" + metric(sample.labels) + ",\"value\":" + pair(sample.time, sample.value) + "}";
            };
            return envelope("vector", list(samples, write), annotations);
        }

        std::string operator()(const std::vector<series::RawSeries> &all) const
        {
            return envelope("matrix", list(all, rawSeries), annotations);
        }

        std::string operator()(const series::Scalar &scalar) const
        {
            return envelope("scalar", pair(scalar.time, scalar.value), annotations);
        }

        std::string operator()(const series::Text &text) const
        {
            return envelope(
                "string", "[" + seconds(text.time) + "," + jsonString(text.value) + "]", annotations);
        }
    };

    return std::visit(Writer{instant.annotations}, instant.value);
}

} // namespace zumik::app
