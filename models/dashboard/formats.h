// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/interpolate.h"

#include <string>
#include <string_view>

namespace zumik::dashboard {

/// A value in one of Grafana's formats: csv, date, distributed, doublequote, glob, html, join, json, lucene,
/// percentencode, pipe, queryparam, raw, regex, singlequote, sqlstring, text, uriencode; an unknown one
/// counts as glob. `argument` is what follows a second colon. Private to models/dashboard.
std::string formatted(std::string_view name, const VariableValue &value, std::string_view format,
    std::string_view argument, const frame::FormatContext &context);

/// The text with what a regular expression gives a meaning kept from it by a backslash.
std::string regexEscaped(std::string_view text);

} // namespace zumik::dashboard
