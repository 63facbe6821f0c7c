// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

namespace zumik::exposition {

class Cursor;

/// What a text in quotes may hold beside other characters; Prometheus's lexers differ by place.
struct QuotedRules {
    bool lineFeeds = false;
    bool nuls = false;
};

struct Quoted {
    std::string_view raw; ///< without the quotes
    bool escaped = false; ///< there is a backslash
    bool ascii = true;
};

/// Reads "..." at the cursor, where a backslash takes the next character with it unless that is a line feed.
/// False, with the cursor at the culprit, when something comes that isn't allowed before the closing quote.
bool takeQuoted(Cursor &cursor, QuotedRules rules, Quoted &out);

} // namespace zumik::exposition
