// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/series/labels.h"

#include <string>
#include <string_view>

namespace zumik::frame {

/// A series' name by a legend format: "{{ label }}" gives the label's value (spaces inside count nothing, a
/// missing label is empty). Empty or "__auto": the only label's value where the series has one label, else
/// the series as Prometheus prints it. A series with neither name nor labels is called `expression`.
std::string seriesName(std::string_view format, const series::Labels &labels, std::string_view expression);

/// A display name with its references filled in: ${__field.labels.x}, ${__field.labels["x"]},
/// ${__field.name},
/// ${__series.name}, ${__name}. `name`: what the field is called without it.
std::string expandDisplayName(std::string_view text, const series::Labels &labels, std::string_view name);

} // namespace zumik::frame
