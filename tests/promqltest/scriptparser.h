// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "tests/promqltest/script.h"

#include <string>
#include <string_view>

namespace zumik::promqltest {

/// Reads a whole script. Errors: FormatInvalid with what was expected, `where` is FILE:LINE.
base::Result<Script> parseScript(std::string_view text, const std::string &file);

/// Errors: FileUnreadable, and as above.
base::Result<Script> readScript(const std::string &file);

} // namespace zumik::promqltest
