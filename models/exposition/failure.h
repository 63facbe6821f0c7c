// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"

#include <string>
#include <string_view>

namespace zumik::exposition {

/// What stopped a parser, and where in the body.
struct Failure {
    base::ErrorCode code = base::ErrorCode::FormatInvalid;
    const char *at = nullptr;
    std::string expected; ///< "a label's name"
};

/// "line 3, column 8: expected a label's name, not "=\"x\"} 1"": the rest of the line, cut after some
/// characters and made printable, stands for what was found.
base::Error describeFailure(std::string_view body, const Failure &failure);

} // namespace zumik::exposition
