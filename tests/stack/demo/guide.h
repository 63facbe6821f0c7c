// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/time.h"
#include "models/replay/notes.h"

#include <string>
#include <vector>

namespace zumik::demo {

/// From 00:00 to 03:00 UTC of 20 November 2025.
base::TimeRange night();

/// What goes wrong in it, as the simulator takes it: "NAME:FROM:TO" in seconds since 1970.
std::vector<std::string> incidents();

/// Marks at what happens, and a text that leads from one to the next.
replay::Notes guide();

} // namespace zumik::demo
