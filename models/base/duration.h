// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <chrono>
#include <string>
#include <string_view>

namespace zumik::base {

/// A length of time in whole milliseconds, as Prometheus counts.
using Duration = std::chrono::milliseconds;

/// PromQL's form: "1h30m", "15s", "250ms", units y (365 d), w, d, h, m, s, ms, each once and in that order.
/// Errors: InvalidArgument with the text. "0" alone is zero.
Result<Duration> parseDuration(std::string_view text);

/// The shortest PromQL form: "1h30m", "15s", "0s"; negative with a leading "-".
std::string formatDuration(Duration duration);

} // namespace zumik::base
