// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace zumik::boardfiles {

/// What a list says of a dashboard.
struct Glance {
    std::string uid;
    std::string title;
    std::vector<std::string> tags; ///< at most 100
    bool isDashboard = false; ///< else: an object, which may be one of Kubernetes', or of rules
};

/// Of a dashboard's JSON, or the API's envelope around it ({"dashboard": ..., "meta": ...}), without reading
/// what is deeper in it; that it ends is checked, so that a file which is still being written is told.
/// Errors: JsonInvalid, FormatInvalid (no object).
base::Result<Glance> glanceAt(std::string_view json, const std::string &name = {});

} // namespace zumik::boardfiles
