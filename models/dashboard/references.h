// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace zumik::dashboard {

/// A reference to a variable in a text: $name, ${name}, ${name.field:format}, [[name:format]].
struct Reference {
    std::string_view whole; ///< with its marks
    std::string_view name;
    std::string_view field; ///< of ${name.field}
    std::string_view format; ///< may hold colons: "date:YYYY-MM"
    std::size_t at = 0; ///< where `whole` begins
};

/// The first reference at or after `from`.
std::optional<Reference> findReference(std::string_view text, std::size_t from);

} // namespace zumik::dashboard
