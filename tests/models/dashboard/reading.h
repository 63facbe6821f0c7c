// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/reader.h"

#include <string>
#include <string_view>

namespace zumik::dashboard {

/// What the reader makes of a file that it has to take, and why it refuses one that it must not.
Dashboard read(std::string_view json);
base::Error failure(std::string_view json);

/// A dashboard of these panels' JSON.
Dashboard readPanels(const std::string &panels);

bool noted(const Dashboard &dashboard, const std::string &what, const std::string &detail);

} // namespace zumik::dashboard
