// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/stack/stack.h"

#include <string>
#include <vector>

namespace zumik::tests {

/// Reads the options of `stack up` into `options`; what is wrong with them, or nothing.
std::string readUpOptions(const std::vector<std::string> &arguments, StackOptions &options);

} // namespace zumik::tests
