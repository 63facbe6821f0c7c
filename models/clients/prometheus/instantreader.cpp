// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/prometheus/instantreader.h"

namespace zumik::clients::prometheus {

namespace {

/// Calls `read` with every element.
template <typename Read> base::Status forEach(ondemand::value value, std::string_view what, Read read)
{
    ondemand::array elements;
    if (const auto code = value.get_array().get(elements)) {
        return jsonError(code, what);
    }
    for (auto element : elements) {
        ondemand::value part;
        if (const auto code = element.get(part)) {
            return jsonError(code, what);
        }
        if (auto status = read(part); !status) {
            return status;
        }
    }
    return base::Done{};
}

/// Calls `read` with every member's raw key.
template <typename Read> base::Status forEachMember(ondemand::value value, std::string_view what, Read read)
{
    ondemand::object object;
    if (const auto code = value.get_object().get(object)) {
        return jsonError(code, what);
    }
    for (auto member : object) {
        ondemand::field field;
        if (const auto code = std::move(member).get(field)) {
            return jsonError(code, what);
        }
        if (auto status = read(field.key(), field.value()); !status) {
            return status;
        }
    }
    return base::Done{};
}

base::Status assignLabels(ondemand::value value, series::Labels &labels)
{
    auto read = readLabels(value);
    if (!read) {
        return read.error();
    }
    labels = *std::move(read);
    return base::Done{};
}

base::Status assignSample(ondemand::value value, series::Sample &sample)
{
    const auto read = readSample(value);
    if (!read) {
        return read.error();
    }
    sample.time = read->time;
    sample.value = read->value;
    return base::Done{};
}

base::Status appendSamples(ondemand::value value, std::size_t room, series::RawSeries &series)
{
    return forEach(value, "values", [&](ondemand::value element) -> base::Status {
        if (series.values.size() >= room) {
            return base::Done{};
        }
        const auto sample = readSample(element);
        if (!sample) {
            return sample.error();
        }
        series.times.push_back(sample->time);
        series.values.push_back(sample->value);
        return base::Done{};
    });
}

} // namespace

base::Status InstantReader::read(ondemand::value data)
{
    ondemand::object object;
    if (const auto code = data.get_object().get(object)) {
        return jsonError(code, "data");
    }
    std::string_view type;
    if (const auto code = object.find_field_unordered("resultType").get_string().get(type)) {
        return jsonError(code, "resultType");
    }
    ondemand::value result;
    if (const auto code = object.find_field_unordered("result").get(result)) {
        return jsonError(code, "result");
    }
    return readResult(type, result);
}

base::Status InstantReader::readResult(std::string_view type, ondemand::value result)
{
    if (type == "vector") {
        return readVector(result);
    }
    if (type == "matrix") {
        return readRange(result);
    }
    if (type == "scalar") {
        return readScalar(result);
    }
    if (type == "string") {
        return readText(result);
    }
    return jsonError(simdjson::INCORRECT_TYPE, "resultType");
}

base::Status InstantReader::readVector(ondemand::value result)
{
    std::vector<series::Sample> vector;
    const auto readOne = [&](ondemand::value element) -> base::Status {
        if (vector.size() >= m_caps.maxSeries) {
            ++m_instant.seriesDropped;
            return base::Done{};
        }
        series::Sample sample;
        bool valued = false;
        bool histogram = false;
        auto read = forEachMember(element, "series", [&](auto key, auto value) -> base::Status {
            if (key == "metric") {
                return assignLabels(value, sample.labels);
            }
            histogram = histogram || key == "histogram";
            valued = valued || key == "value";
            return key == "value" ? assignSample(value, sample) : base::Status(base::Done{});
        });
        m_instant.histogramsSkipped += histogram ? 1 : 0;
        if (read && valued) {
            vector.push_back(std::move(sample));
        }
        return read;
    };
    auto read = forEach(result, "result", readOne);
    m_instant.value = std::move(vector);
    return read;
}

base::Status InstantReader::readRange(ondemand::value result)
{
    std::vector<series::RawSeries> range;
    std::size_t room = m_caps.maxValues;
    const auto readOne = [&](ondemand::value element) -> base::Status {
        if (range.size() >= m_caps.maxSeries || room == 0) {
            ++m_instant.seriesDropped;
            return base::Done{};
        }
        series::RawSeries series;
        bool histogram = false;
        auto read = forEachMember(element, "series", [&](auto key, auto value) -> base::Status {
            if (key == "metric") {
                return assignLabels(value, series.labels);
            }
            histogram = histogram || key == "histograms";
            return key == "values" ? appendSamples(value, room, series) : base::Status(base::Done{});
        });
        m_instant.histogramsSkipped += histogram ? 1 : 0;
        if (read && !(histogram && series.values.empty())) {
            room -= series.values.size();
            range.push_back(std::move(series));
        }
        return read;
    };
    auto read = forEach(result, "result", readOne);
    m_instant.value = std::move(range);
    return read;
}

base::Status InstantReader::readScalar(ondemand::value result)
{
    const auto sample = readSample(result);
    if (!sample) {
        return sample.error();
    }
    m_instant.value = series::Scalar{sample->time, sample->value};
    return base::Done{};
}

base::Status InstantReader::readText(ondemand::value result)
{
    series::Text text;
    std::size_t at = 0;
    auto read = forEach(result, "result", [&](ondemand::value element) -> base::Status {
        if (at++ == 0) {
            const auto time = readTime(element);
            text.time = time ? *time : base::Time{};
            return time ? base::Status(base::Done{}) : base::Status(time.error());
        }
        std::string_view view;
        if (const auto code = element.get_string().get(view)) {
            return jsonError(code, "result");
        }
        text.value = view;
        return base::Done{};
    });
    m_instant.value = std::move(text);
    return read;
}

series::Instant InstantReader::take(Envelope &envelope)
{
    m_instant.annotations = std::move(envelope.annotations);
    return std::move(m_instant);
}

} // namespace zumik::clients::prometheus
