// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/config/tokens.h"

namespace zumik::ssh {

using base::Error;
using base::ErrorCode;
using base::Result;

namespace {

Result<std::string> variable(std::string_view name, const Environment &environment)
{
    if (name.empty()) {
        return Error{ErrorCode::FormatInvalid, "${} names no variable", {}};
    }
    const auto value = environment(std::string(name));
    if (!value) {
        return Error{
            ErrorCode::FormatInvalid, "the environment variable " + std::string(name) + " is not set", {}};
    }
    return *value;
}

Result<std::string> token(std::string_view text, const Tokens &tokens)
{
    if (text.size() > 1 && text[1] == '%') {
        return std::string("%");
    }
    const auto found = text.size() > 1 ? tokens.find(text[1]) : tokens.end();
    if (found == tokens.end()) {
        return Error{ErrorCode::FormatInvalid, std::string(text.substr(0, 2)) + " can't be used here", {}};
    }
    return found->second;
}

} // namespace

Result<std::string> expandTokens(std::string_view text, const Tokens &tokens, const Environment &environment)
{
    std::string expanded;
    while (!text.empty()) {
        std::size_t length = 1;
        Result<std::string> piece = std::string(text.substr(0, 1));
        if (text.front() == '%') {
            length = 2;
            piece = token(text, tokens);
        } else if (environment && text.substr(0, 2) == "${") {
            const auto close = text.find('}');
            if (close == std::string_view::npos) {
                return Error{ErrorCode::FormatInvalid, "${ has no end", {}};
            }
            length = close + 1;
            piece = variable(text.substr(2, close - 2), environment);
        }
        if (!piece) {
            return piece;
        }
        expanded += *piece;
        text.remove_prefix(length);
    }
    return expanded;
}

std::string expandHome(std::string_view path, std::string_view home)
{
    const bool own = !path.empty() && path.front() == '~' && (path.size() == 1 || path[1] == '/');
    return own ? std::string(home) + std::string(path.substr(1)) : std::string(path);
}

} // namespace zumik::ssh
