// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/templates.h"

#include <algorithm>

namespace zumik::snapshot {

namespace {

bool isNameStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

bool isNamePart(char c)
{
    return isNameStart(c) || (c >= '0' && c <= '9');
}

std::size_t nameSize(std::string_view text)
{
    if (text.empty() || !isNameStart(text.front())) {
        return 0;
    }
    return static_cast<std::size_t>(std::find_if_not(text.begin(), text.end(), isNamePart) - text.begin());
}

/// A name in brackets, perhaps with a format or a path behind it; `open` was passed.
std::size_t bracketedSize(std::string_view text, std::string_view open, std::string_view close)
{
    const std::string_view inner = text.substr(open.size());
    const std::size_t end = inner.find(close);
    const std::size_t name = nameSize(inner);
    if (end == std::string_view::npos || name == 0) {
        return 0;
    }
    return open.size() + end + close.size();
}

/// Of the variable that begins the text; 0 when none does.
std::size_t variableSize(std::string_view text)
{
    if (text.starts_with("${")) {
        return bracketedSize(text, "${", "}");
    }
    if (text.starts_with("[[")) {
        return bracketedSize(text, "[[", "]]");
    }
    if (text.starts_with('$')) {
        const std::size_t name = nameSize(text.substr(1));
        return name == 0 ? 0 : name + 1;
    }
    return 0;
}

} // namespace

bool hasVariable(std::string_view text)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        if (variableSize(text.substr(at)) > 0) {
            return true;
        }
    }
    return false;
}

bool isVariable(std::string_view text)
{
    return !text.empty() && variableSize(text) == text.size();
}

} // namespace zumik::snapshot
