// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/windows/agentchoice.h"

#include <algorithm>
#include <utility>

namespace zumik::ssh {

namespace {

constexpr std::string_view prefix = R"(\\.\pipe\)";
constexpr std::size_t longestPath = 256; // CreateNamedPipe's own

char asWindowsWritesIt(char character)
{
    if (character == '/') {
        return '\\';
    }
    const bool capital = character >= 'A' && character <= 'Z';
    return capital ? static_cast<char>(character - 'A' + 'a') : character;
}

bool beginsAsPipe(std::string_view text)
{
    return text.size() > prefix.size()
        && std::equal(prefix.begin(), prefix.end(), text.begin(),
            [](char wanted, char given) { return asWindowsWritesIt(given) == wanted; });
}

} // namespace

std::optional<std::string> localPipe(std::string_view text)
{
    if (text.size() > longestPath || !beginsAsPipe(text)) {
        return std::nullopt;
    }
    const std::string_view name = text.substr(prefix.size());
    // ".." would lead out of the pipes, to devices and files; a zero would cut the name.
    const bool leavesPipes = name == "." || name == ".."
        || name.find_first_of(std::string_view("\\/\0", 3)) != std::string_view::npos;
    if (leavesPipes) {
        return std::nullopt;
    }
    return std::string(prefix).append(name);
}

std::string chooseAgent(std::string_view named, const std::function<bool(std::string_view pipe)> &exists)
{
    if (auto pipe = localPipe(named)) {
        return std::move(*pipe);
    }
    return exists(opensshPipe) ? std::string(opensshPipe) : std::string();
}

} // namespace zumik::ssh
