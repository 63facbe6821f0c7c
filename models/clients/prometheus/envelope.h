// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"
#include "models/series/answer.h"

#include <optional>
#include <string>
#include <string_view>

namespace zumik::clients::prometheus {

/// What stands around the data of every answer of the API:
///     {"status":"success"|"error", "data":..., "errorType":"...", "error":"...",
///      "warnings":[...], "infos":[...], "isPartial":true}
/// in any order. `isPartial` is VictoriaMetrics's word for an answer without all of its storage nodes;
/// Thanos, and Prometheus with remote storage, say it in a warning of their own words.
struct Envelope {
    std::string status;
    std::string errorType;
    std::string error;
    series::Annotations annotations;

    void annotate(series::Annotation::Level level, std::string_view message);

    void partial() { annotate(series::Annotation::Level::Partial, {}); }

    /// Remarks on the expression begin with "PromQL "; every other warning comes from reading the storage.
    void warn(std::string_view message);

    /// The server's refusal; nothing when the status is "success". A missing status is FormatInvalid.
    std::optional<base::Error> refusal() const;
};

/// A refusal's error from its type and message. Prometheus: bad_data, execution, timeout, canceled, internal,
/// unavailable, not_found, not_acceptable; VictoriaMetrics repeats the HTTP status there, and says only in
/// the text whether the query could not be read or not be evaluated.
base::Error refusalError(std::string_view type, std::string_view message);

} // namespace zumik::clients::prometheus
