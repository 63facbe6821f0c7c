// SPDX-License-Identifier: GPL-3.0-or-later
// {"status":"success","data":{"resultType":"vector","result":[{"metric":{NAME:VALUE},"value":[SECONDS,"VALUE"]}]},
//  "warnings":[TEXT]}; a matrix has "values":[[SECONDS,"VALUE"],...], a scalar and a string only the pair.
// {"status":"error","errorType":"bad_data","error":TEXT}
#include "tests/promqltest/server/apianswer.h"

#include "models/base/number.h"

#include <simdjson.h>

#include <cmath>
#include <utility>

namespace zumik::promqltest {

namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

std::string textOf(element value)
{
    return std::string(std::string_view(value));
}

base::ErrorCode codeOf(std::string_view type)
{
    if (type == "bad_data") {
        return base::ErrorCode::QueryInvalid;
    }
    if (type == "execution") {
        return base::ErrorCode::QueryFailed;
    }
    return type == "timeout" ? base::ErrorCode::QueryTimeout : base::ErrorCode::Internal;
}

base::Time timeOf(element seconds)
{
    return {std::llround(double(seconds) * 1000)};
}

double numberOf(element text)
{
    return base::parseDouble(std::string_view(text)).value();
}

series::Labels labelsOf(object metric)
{
    std::vector<std::pair<std::string_view, std::string_view>> pairs;
    for (const auto field : metric) {
        pairs.emplace_back(field.key, std::string_view(field.value));
    }
    return series::Labels(pairs);
}

series::Annotations annotationsOf(element answer, const char *key, series::Annotation::Level level)
{
    series::Annotations annotations;
    array texts;
    if (answer[key].get(texts) == simdjson::SUCCESS) {
        for (const element text : texts) {
            annotations.push_back({level, textOf(text)});
        }
    }
    return annotations;
}

series::Annotations annotationsOf(element answer)
{
    series::Annotations all = annotationsOf(answer, "warnings", series::Annotation::Level::Warning);
    const series::Annotations infos = annotationsOf(answer, "infos", series::Annotation::Level::Info);
    all.insert(all.end(), infos.begin(), infos.end());
    return all;
}

series::RawSeries rawOf(element entry)
{
    series::RawSeries series{labelsOf(entry["metric"]), {}, {}};
    for (const element pair : array(entry["values"])) {
        series.times.push_back(timeOf(pair.at(0)));
        series.values.push_back(numberOf(pair.at(1)));
    }
    return series;
}

template <typename T> series::Instant instantWith(T value)
{
    series::Instant instant;
    instant.value = std::move(value);
    return instant;
}

series::Instant instantOf(element data)
{
    const std::string_view type = data["resultType"];
    const element result = data["result"];
    if (type == "scalar") {
        return instantWith(series::Scalar{timeOf(result.at(0)), numberOf(result.at(1))});
    }
    if (type == "string") {
        return instantWith(series::Text{timeOf(result.at(0)), textOf(result.at(1))});
    }
    std::vector<series::Sample> samples;
    std::vector<series::RawSeries> raw;
    for (const element entry : array(result)) {
        if (type == "matrix") {
            raw.push_back(rawOf(entry));
        } else {
            const element pair = entry["value"];
            samples.push_back({labelsOf(entry["metric"]), timeOf(pair.at(0)), numberOf(pair.at(1))});
        }
    }
    return type == "matrix" ? instantWith(std::move(raw)) : instantWith(std::move(samples));
}

std::vector<double> columnOf(element entry, const series::Grid &grid)
{
    std::vector<double> column(grid.count, base::absent());
    for (const element pair : array(entry["values"])) {
        const base::Duration after = timeOf(pair.at(0)) - grid.start;
        if (after.count() < 0 || after % grid.step != base::Duration{0}) {
            throw std::out_of_range("a sample beside the grid");
        }
        column.at(static_cast<std::size_t>(after / grid.step)) = numberOf(pair.at(1));
    }
    return column;
}

/// simdjson's errors, and those of a value that isn't there, come as exceptions.
template <typename T, typename Read> base::Result<T> guarded(const std::string &json, Read read)
{
    try {
        simdjson::dom::parser parser;
        const element answer = parser.parse(json);
        if (std::string_view(answer["status"]) == "error") {
            return base::Error{codeOf(answer["errorType"]), textOf(answer["error"]), {}};
        }
        T value = read(element(answer["data"]));
        value.annotations = annotationsOf(answer);
        return value;
    } catch (const std::exception &error) {
        return base::Error{base::ErrorCode::FormatInvalid, error.what() + (": " + json.substr(0, 500)), {}};
    }
}

} // namespace

base::Result<series::Instant> readInstant(const std::string &json)
{
    return guarded<series::Instant>(json, [](element data) { return instantOf(data); });
}

base::Result<series::Matrix> readMatrix(const std::string &json, const series::Grid &grid)
{
    return guarded<series::Matrix>(json, [&](element data) {
        series::Matrix matrix;
        matrix.grid = grid;
        for (const element entry : array(data["result"])) {
            matrix.series.push_back({labelsOf(entry["metric"]), series::Column(columnOf(entry, grid))});
        }
        return matrix;
    });
}

} // namespace zumik::promqltest
