// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/promqltest/diff/restyle.h"

#include "models/promql/lexer.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace zumik::promqltest {

namespace {

constexpr std::array keywords{"by", "without", "on", "ignoring", "group_left", "group_right", "bool",
    "offset", "and", "or", "unless", "atan2", "sum", "avg", "min", "max", "count", "topk", "bottomk",
    "quantile", "stddev"};

/// Outside of strings and durations, so that nothing else of the same spelling is meant: a label may be, but
/// the generator's labels are none of these.
std::string recased(std::string_view word, Random &random)
{
    std::string text(word);
    if (std::find(keywords.begin(), keywords.end(), word) != keywords.end() && random.chance(20)) {
        std::transform(text.begin(), text.end(), text.begin(),
            [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    }
    return text;
}

std::string gap(Random &random)
{
    return random.chance(80) ? ""
                             : random.of({" ", "  ", "\n", "\t", " # what follows is no matter\n", "\r\n"});
}

} // namespace

std::string restyled(const std::string &query, Random &random)
{
    const auto tokens = promql::tokenize(query);
    if (!tokens) {
        return query;
    }
    std::string text;
    std::size_t last = 0;
    for (const promql::Token &token : *tokens) {
        const bool apart = token.at > last;
        // Brackets part tokens whatever stands beside them; elsewhere what stands together stays together.
        const bool open = token.kind == promql::TokenKind::Open || token.kind == promql::TokenKind::Close;
        text += apart ? " " + gap(random) : open && token.text != "{" && token.text != "[" ? gap(random) : "";
        text += token.kind == promql::TokenKind::Identifier ? recased(token.text, random)
                                                            : std::string(token.text);
        last = token.at + token.text.size();
    }
    return text;
}

} // namespace zumik::promqltest
