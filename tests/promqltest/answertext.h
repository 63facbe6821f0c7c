// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/series/answer.h"
#include "tests/promqltest/script.h"

#include <string>

namespace zumik::promqltest {

/// For reports: a line a series, in the notation of the scripts, each indented by eight.
std::string describe(const series::Instant &answer);
std::string describe(const series::Matrix &answer);
std::string describe(const Eval &eval);

} // namespace zumik::promqltest
