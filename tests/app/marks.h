// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace zumik::tests {

/// Every form in which the secret could have come out: as it is, percent-encoded, in UTF-16, in hexadecimal,
/// and in base64 wherever it stands in the encoded text.
std::vector<std::string> formsOf(const std::string &secret);

/// The forms of the marks that stand in the text.
std::vector<std::string> foundIn(std::string_view text, const std::vector<std::string> &marks);

/// Those that stand in any file of the folder, or in the name of one: "FILE: FORM".
std::vector<std::string> foundBelow(
    const std::filesystem::path &folder, const std::vector<std::string> &marks);

} // namespace zumik::tests
