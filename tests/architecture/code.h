// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace zumik::tests {

struct Include {
    int line = 0; ///< from 1
    std::string path;
    bool angled = false; ///< <path>, else "path"
};

/// The #include lines of a C++ source; not those in comments.
std::vector<Include> includesOf(std::string_view source);

/// The source with comments, and what stands in string and character literals, made blank; lines stay where
/// they are.
std::string codeOnly(std::string_view source);

/// The first line, from 1, on which `word` stands as a word of its own (nothing of an identifier before it);
/// 0 when it doesn't.
int lineOf(std::string_view code, std::string_view word);

} // namespace zumik::tests
