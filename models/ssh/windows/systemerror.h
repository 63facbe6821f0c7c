// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"

#include <string>
#include <string_view>

namespace zumik::ssh {

/// AgentUnavailable, "WHAT: Windows's own words" of an error code of GetLastError.
base::Error systemError(std::string_view what, unsigned long code);

/// UTF-8 as Windows's calls take it; empty when it is no UTF-8.
std::wstring wideText(std::string_view text);

} // namespace zumik::ssh
