// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace zumik::ssh {

/// The value of an environment variable.
using Environment = std::function<std::optional<std::string>(const std::string &name)>;

/// Values by their letter: {'h', "vps.example.com"}.
using Tokens = std::map<char, std::string>;

/// Replaces %X (%% is a percent sign) and, with an environment, ${NAME}. Errors: FormatInvalid: a token that
/// isn't among them, a variable that isn't set.
base::Result<std::string> expandTokens(
    std::string_view text, const Tokens &tokens, const Environment &environment = {});

/// "~" and "~/..." as that home; "~USER" is left as it is.
std::string expandHome(std::string_view path, std::string_view home);

} // namespace zumik::ssh
