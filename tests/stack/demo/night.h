// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <string>

namespace zumik::demo {

/// Writes the night of a GPU fleet with something in it to find: samples of the simulator, the rules as a
/// real Prometheus has loaded them, the alerts that it would have had, and a guide of marks and notes. Throws
/// SetupError where simulator, promtool or Prometheus don't start. Errors: those of writing.
base::Status recordNight(const std::string &file);

} // namespace zumik::demo
