// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace zumik::exposition {

enum class Format : std::uint8_t {
    Text, ///< Prometheus's text format 0.0.4, with the quoted names of 1.0.0
    OpenMetrics, ///< OpenMetrics 1.0 as text
};

/// The format that a Content-Type header announces, whatever its version and parameters: OpenMetrics for
/// "application/openmetrics-text", text for everything else, also for no header at all, as Prometheus does.
Format formatOf(std::string_view contentType);

} // namespace zumik::exposition
