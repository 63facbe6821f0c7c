// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/series/answer.h"

#include <string>

namespace zumik::app {

/// An answer as the Prometheus HTTP API writes it: {"status":"success","data":{"resultType":...}}, one line;
/// values as strings, times in seconds with milliseconds where there are any, warnings and infos beside the
/// data.
std::string toPrometheusJson(const series::Matrix &matrix);
std::string toPrometheusJson(const series::Instant &instant);

/// A JSON string literal with its quotes; invalid UTF-8 becomes U+FFFD.
std::string jsonString(std::string_view text);

} // namespace zumik::app
