// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "tests/promqltest/script.h"

#include <string_view>

namespace zumik::promqltest {

/// Reads one line of a load or of an expectation. Errors: FormatInvalid with the column and what was expected
/// there.
base::Result<SeriesLine> parseSeries(std::string_view line);

} // namespace zumik::promqltest
