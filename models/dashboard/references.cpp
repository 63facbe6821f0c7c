// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/references.h"

#include <algorithm>

namespace zumik::dashboard {

namespace {

bool isWord(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

std::string_view wordAt(std::string_view text, std::size_t at)
{
    const auto begin = text.begin() + static_cast<std::ptrdiff_t>(std::min(at, text.size()));
    const auto end = std::find_if_not(begin, text.end(), isWord);
    return text.substr(std::min(at, text.size()), static_cast<std::size_t>(end - begin));
}

std::optional<Reference> simple(std::string_view text, std::size_t at)
{
    const std::string_view name = wordAt(text, at + 1);
    if (name.empty()) {
        return std::nullopt;
    }
    return Reference{text.substr(at, name.size() + 1), name, {}, {}, at};
}

std::optional<Reference> braced(std::string_view text, std::size_t at)
{
    const std::string_view name = wordAt(text, at + 2);
    std::size_t next = at + 2 + name.size();
    if (name.empty() || next >= text.size()) {
        return std::nullopt;
    }
    Reference reference{{}, name, {}, {}, at};
    if (text[next] == '.') {
        const std::size_t end = std::min(text.find_first_of("^:}", next), text.size());
        reference.field = text.substr(next + 1, end - next - 1);
        next = end;
    }
    if (next < text.size() && text[next] == ':') {
        const std::size_t end = std::min(text.find('}', next), text.size());
        reference.format = text.substr(next + 1, end - next - 1);
        next = end;
    }
    if (next >= text.size() || text[next] != '}') {
        return std::nullopt;
    }
    reference.whole = text.substr(at, next + 1 - at);
    return reference;
}

std::optional<Reference> bracketed(std::string_view text, std::size_t at)
{
    Reference reference{{}, wordAt(text, at + 2), {}, {}, at};
    std::size_t next = at + 2 + reference.name.size();
    if (next < text.size() && text[next] == ':') {
        reference.format = wordAt(text, next + 1);
        next += 1 + reference.format.size();
    }
    if (reference.name.empty() || text.substr(std::min(next, text.size()), 2) != "]]") {
        return std::nullopt;
    }
    reference.whole = text.substr(at, next + 2 - at);
    return reference;
}

std::optional<Reference> referenceAt(std::string_view text, std::size_t at)
{
    const std::string_view rest = text.substr(at);
    if (rest.starts_with("${")) {
        return braced(text, at);
    }
    if (rest.starts_with("[[")) {
        return bracketed(text, at);
    }
    return rest.starts_with('$') ? simple(text, at) : std::nullopt;
}

} // namespace

std::optional<Reference> findReference(std::string_view text, std::size_t from)
{
    for (std::size_t at = text.find_first_of("$[", from); at != std::string_view::npos;
         at = text.find_first_of("$[", at + 1)) {
        if (auto reference = referenceAt(text, at)) {
            return reference;
        }
    }
    return std::nullopt;
}

} // namespace zumik::dashboard
