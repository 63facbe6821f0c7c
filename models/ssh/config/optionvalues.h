// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/ssh/config/options.h"

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zumik::ssh {

/// The values of ssh_config(5)'s options, each from its word. Errors: FormatInvalid.
base::Result<bool> flagIn(const std::string &word);
base::Result<AddressFamily> familyIn(const std::string &word);
base::Result<HostKeyChecking> checkingIn(const std::string &word);
base::Result<std::uint16_t> portIn(const std::string &word);
base::Result<int> countIn(const std::string &word);
base::Result<std::chrono::seconds> timeIn(const std::string &word);

/// A time of ssh_config(5): "90", "5m30s"; nothing when it isn't one.
std::optional<std::chrono::seconds> readConfigTime(std::string_view text);

} // namespace zumik::ssh
