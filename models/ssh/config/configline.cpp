// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/config/configline.h"

#include "models/ssh/config/patterns.h"

#include <algorithm>

namespace zumik::ssh {

using base::Error;
using base::ErrorCode;

namespace {

constexpr std::string_view blank = " \t\r\n";

void skip(std::string_view &text, std::string_view characters)
{
    text.remove_prefix(std::min(text.find_first_not_of(characters), text.size()));
}

/// Behind a word: blanks, with at most one '=' among them.
void skipDelimiter(std::string_view &text)
{
    skip(text, blank);
    if (!text.empty() && text.front() == '=') {
        text.remove_prefix(1);
        skip(text, blank);
    }
}

/// A backslash stands for itself unless a quote, a backslash or, outside of quotes, a space follows.
bool escapes(std::string_view text, std::size_t at, char quote)
{
    if (at + 1 >= text.size()) {
        return false;
    }
    const char next = text[at + 1];
    return next == '\'' || next == '"' || next == '\\' || (quote == 0 && next == ' ');
}

/// One word of the arguments, from `at`, which comes to stand behind it. Nothing: its quote doesn't close.
std::optional<std::string> quotedWord(std::string_view text, std::size_t &at)
{
    std::string word;
    char quote = 0;
    for (; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '\\') {
            at += escapes(text, at, quote) ? 1 : 0;
            word += text[at];
        } else if (quote == 0 && (c == ' ' || c == '\t')) {
            break;
        } else if (quote == 0 && (c == '"' || c == '\'')) {
            quote = c;
        } else if (quote != 0 && c == quote) {
            quote = 0;
        } else {
            word += c;
        }
    }
    return quote == 0 ? std::optional(word) : std::nullopt;
}

std::optional<std::vector<std::string>> wordsOf(std::string_view text)
{
    std::vector<std::string> words;
    for (std::size_t at = 0;;) {
        at = std::min(text.find_first_not_of(" \t", at), text.size());
        if (at == text.size() || text[at] == '#') {
            return words;
        }
        auto word = quotedWord(text, at);
        if (!word) {
            return std::nullopt;
        }
        words.push_back(std::move(*word));
    }
}

} // namespace

std::optional<std::string> takeConfigWord(std::string_view &text)
{
    const auto end = std::min(text.find_first_of("\" \t\r\n="), text.size());
    if (end == 0 && !text.empty() && text.front() == '"') {
        const auto close = text.find('"', 1);
        if (close == std::string_view::npos) {
            return std::nullopt;
        }
        const std::string word(text.substr(1, close - 1));
        text.remove_prefix(close + 1);
        skipDelimiter(text);
        return word;
    }
    const std::string word(text.substr(0, end));
    text.remove_prefix(end);
    skipDelimiter(text);
    return word;
}

base::Result<std::optional<ConfigLine>> readConfigLine(std::string_view text)
{
    const auto last = text.find_last_not_of(" \t\r\n\f");
    text = last == std::string_view::npos ? std::string_view() : text.substr(0, last + 1);
    skip(text, " \t\r");
    if (text.empty() || text.front() == '#') {
        return std::optional<ConfigLine>();
    }
    const auto keyword = takeConfigWord(text);
    if (!keyword) {
        return Error{ErrorCode::FormatInvalid, "invalid quotes", {}};
    }
    ConfigLine line;
    line.keyword = lower(*keyword);
    line.rest = text;
    if (text.empty()) {
        return Error{ErrorCode::FormatInvalid, "no argument after " + line.keyword, {}};
    }
    auto words = wordsOf(text);
    if (!words) {
        return Error{ErrorCode::FormatInvalid, "invalid quotes", {}};
    }
    line.words = std::move(*words);
    return std::optional(std::move(line));
}

} // namespace zumik::ssh
