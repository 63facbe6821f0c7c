// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/transform/transformation.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace zumik::frame::transform {

/// One value of a text that holds several. Private to models/frame/transform.
using TextCell = std::variant<std::monostate, double, bool, std::string>;
using TextFields = std::vector<std::pair<std::string, TextCell>>;

/// A text longer than this is left alone.
inline constexpr std::size_t longestFieldsText = 1U << 20U;

/// The members of an object, or of an array by their index; with paths, what they lead to, or "Not Found".
/// Objects and arrays inside come as JSON. A scalar has no members. Nothing where the text is no JSON, or
/// null. Nesting is limited to 200 levels.
std::optional<TextFields> jsonFields(std::string_view text, const std::vector<ExtractFields::Path> &paths);

/// a=b, c: "d", {e="f"}: what stands before = or : is a key, the rest up to white space or one of ,;&{} its
/// value; quotes hold both together, a backslash takes the next character as it is.
TextFields keyValueFields(std::string_view text);

/// Each part is a field with the value 1.
TextFields delimitedFields(std::string_view text, std::string_view delimiter);

} // namespace zumik::frame::transform
