// SPDX-License-Identifier: GPL-3.0-or-later
// What the readers of range and instant answers share: simdjson's on-demand interface with error codes.
#pragma once

#include "models/base/result.h"
#include "models/clients/prometheus/envelope.h"
#include "models/series/labels.h"

#include <simdjson.h>

#include <string>
#include <utility>

namespace zumik::clients::prometheus {

namespace ondemand = simdjson::ondemand;

/// A syntax error is JsonInvalid; a value of another kind than expected is FormatInvalid.
base::Error jsonError(simdjson::error_code code, std::string_view what);

/// Room for the parser to read past the end.
inline void pad(std::string &json)
{
    json.reserve(json.size() + simdjson::SIMDJSON_PADDING);
}

/// The member `key` of the envelope, when it is one of those around the data.
base::Status readEnvelopeField(std::string_view key, ondemand::value value, Envelope &envelope);

/// {"name":"value",...}
base::Result<series::Labels> readLabels(ondemand::value value);

/// Seconds as a float.
base::Result<base::Time> readTime(ondemand::value value);

/// A number in quotes, as sample values are written.
base::Result<double> readSampleValue(ondemand::value value);

struct TimedValue {
    base::Time time;
    double value = 0;
};

/// [1700000000.25,"1.5"]
base::Result<TimedValue> readSample(ondemand::value value);

/// Walks the members of an answer in whatever order they come, `onData` reads "data", and decides: the
/// server's refusal first, then what was wrong with the data.
template <typename OnData>
base::Status walkAnswer(ondemand::parser &parser, std::string &json, Envelope &envelope, OnData onData)
{
    pad(json);
    ondemand::document document;
    if (const auto code = parser.iterate(json.data(), json.size(), json.capacity()).get(document)) {
        return jsonError(code, "answer");
    }
    ondemand::object answer;
    if (const auto code = document.get_object().get(answer)) {
        const bool garbage = code == simdjson::INCORRECT_TYPE && json.front() != '[';
        return jsonError(garbage ? simdjson::TAPE_ERROR : code, "answer");
    }
    bool seen = false;
    base::Status data = base::Error{base::ErrorCode::FormatInvalid, "an answer without data", {}};
    for (auto field : answer) {
        std::string_view key;
        ondemand::value value;
        if (const auto code = field.unescaped_key().get(key)) {
            return jsonError(code, "answer");
        }
        if (const auto code = field.value().get(value)) {
            return jsonError(code, key);
        }
        const bool isData = key == "data" && !std::exchange(seen, seen || key == "data");
        base::Status read = isData ? onData(value) : readEnvelopeField(key, value, envelope);
        if (!read && read.error().code == base::ErrorCode::JsonInvalid) {
            return read;
        }
        if (isData) {
            data = std::move(read);
        }
    }
    if (document.current_location().error() != simdjson::OUT_OF_BOUNDS) {
        return jsonError(simdjson::TAPE_ERROR, "the end");
    }
    if (auto refused = envelope.refusal()) {
        return *std::move(refused);
    }
    return data;
}

} // namespace zumik::clients::prometheus
