// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/prometheus/ondemand.h"

#include "models/clients/prometheus/placement.h"
#include "models/clients/prometheus/samplescanner.h"

#include <cmath>

namespace zumik::clients::prometheus {

namespace {

bool isMismatch(simdjson::error_code code)
{
    return code == simdjson::INCORRECT_TYPE || code == simdjson::NO_SUCH_FIELD
        || code == simdjson::INDEX_OUT_OF_BOUNDS || code == simdjson::NUMBER_OUT_OF_RANGE;
}

base::Status readText(ondemand::value value, std::string &text)
{
    std::string_view view;
    if (const auto code = value.get_string().get(view)) {
        return jsonError(code, "text");
    }
    text = view;
    return base::Done{};
}

/// An array of texts, or null.
base::Status readAnnotations(ondemand::value value, series::Annotation::Level level, Envelope &envelope)
{
    ondemand::array texts;
    if (const auto code = value.get_array().get(texts)) {
        return code == simdjson::INCORRECT_TYPE ? base::Status(base::Done{}) : jsonError(code, "warnings");
    }
    for (auto element : texts) {
        std::string_view text;
        if (const auto code = element.get_string().get(text)) {
            return jsonError(code, "warnings");
        }
        level == series::Annotation::Level::Warning ? envelope.warn(text) : envelope.annotate(level, text);
    }
    return base::Done{};
}

base::Status readPartial(ondemand::value value, Envelope &envelope)
{
    bool partial = false;
    const auto code = value.get_bool().get(partial);
    if (partial) {
        envelope.partial();
    }
    return code == simdjson::SUCCESS || isMismatch(code) ? base::Status(base::Done{})
                                                         : jsonError(code, "isPartial");
}

} // namespace

base::Error jsonError(simdjson::error_code code, std::string_view what)
{
    const auto kind = isMismatch(code) ? base::ErrorCode::FormatInvalid : base::ErrorCode::JsonInvalid;
    return {kind, std::string(what.substr(0, 80)) + ": " + simdjson::error_message(code), {}};
}

base::Status readEnvelopeField(std::string_view key, ondemand::value value, Envelope &envelope)
{
    if (key == "status") {
        return readText(value, envelope.status);
    }
    if (key == "errorType") {
        return readText(value, envelope.errorType);
    }
    if (key == "error") {
        return readText(value, envelope.error);
    }
    if (key == "warnings") {
        return readAnnotations(value, series::Annotation::Level::Warning, envelope);
    }
    if (key == "infos") {
        return readAnnotations(value, series::Annotation::Level::Info, envelope);
    }
    if (key == "isPartial") {
        return readPartial(value, envelope);
    }
    return base::Done{};
}

base::Result<series::Labels> readLabels(ondemand::value value)
{
    ondemand::object object;
    if (const auto code = value.get_object().get(object)) {
        return jsonError(code, "metric");
    }
    std::vector<std::pair<std::string_view, std::string_view>> pairs;
    for (auto field : object) {
        std::string_view name;
        std::string_view text;
        if (const auto code = field.unescaped_key().get(name)) {
            return jsonError(code, "metric");
        }
        if (const auto code = field.value().get_string().get(text)) {
            return jsonError(code, name);
        }
        pairs.emplace_back(name, text);
    }
    return series::Labels(pairs);
}

base::Result<base::Time> readTime(ondemand::value value)
{
    double seconds = 0;
    if (const auto code = value.get_double().get(seconds)) {
        return jsonError(code, "timestamp");
    }
    const double ms = seconds * 1000;
    if (!(std::abs(ms) < static_cast<double>(maxTimeMs))) {
        return jsonError(simdjson::NUMBER_OUT_OF_RANGE, "timestamp");
    }
    return base::Time{std::llround(ms)};
}

base::Result<double> readSampleValue(ondemand::value value)
{
    std::string_view text;
    if (const auto code = value.get_string().get(text)) {
        return jsonError(code, "value");
    }
    if (const auto number = parseSampleValue(text)) {
        return *number;
    }
    return jsonError(simdjson::INCORRECT_TYPE, "value");
}

base::Result<TimedValue> readSample(ondemand::value value)
{
    ondemand::array pair;
    if (const auto code = value.get_array().get(pair)) {
        return jsonError(code, "sample");
    }
    TimedValue sample;
    std::size_t at = 0;
    for (auto element : pair) {
        ondemand::value part;
        if (const auto code = element.get(part)) {
            return jsonError(code, "sample");
        }
        if (at == 0) {
            const auto time = readTime(part);
            if (!time) {
                return time.error();
            }
            sample.time = *time;
        } else if (at == 1) {
            const auto number = readSampleValue(part);
            if (!number) {
                return number.error();
            }
            sample.value = *number;
        }
        ++at;
    }
    if (at != 2) {
        return jsonError(simdjson::INDEX_OUT_OF_BOUNDS, "sample");
    }
    return sample;
}

} // namespace zumik::clients::prometheus
