// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/fieldconfig.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace zumik::frame {

/// Replaces what `pattern` ("/re/flags" or plain) matches in `subject`; nothing where it does not match. The
/// engine brings no regular expressions: models/dashboard has one that is bounded.
using RegexReplace = std::function<std::optional<std::string>(
    std::string_view pattern, std::string_view subject, std::string_view replacement)>;

struct MappedValue {
    std::optional<std::string> text; ///< absent: the value itself is shown
    std::string color; ///< empty: unchanged
};

/// The first mapping that takes the value. Regex mappings take nothing without `regex`.
std::optional<MappedValue> mapValue(const FieldConfig &config, double value, const RegexReplace &regex = {});
std::optional<MappedValue> mapText(
    const FieldConfig &config, std::string_view text, const RegexReplace &regex = {});

} // namespace zumik::frame
