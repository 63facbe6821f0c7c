// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace zumik::app {

struct Inspected;

/// The JSON of `inspect`, one line; README.md has its keys.
std::string toJson(const Inspected &inspected);

} // namespace zumik::app
