// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/authfailure.h"

#include "models/base/text.h"
#include "models/ssh/wire.h"

#include <algorithm>

namespace zumik::ssh {

namespace {

constexpr std::uint8_t failureMessage = 51; // SSH_MSG_USERAUTH_FAILURE
constexpr std::uint8_t questionMessage = 60; // SSH_MSG_USERAUTH_INFO_REQUEST
constexpr std::size_t longestList = 1000;

/// Of a list of names (RFC 4251, 5 and 6).
bool isPlain(char c)
{
    return c > ' ' && c <= '~';
}

} // namespace

std::optional<AuthFailure> readAuthFailure(std::string_view packet)
{
    WireReader reader(packet);
    if (reader.byte() != failureMessage) {
        return std::nullopt;
    }
    const auto methods = reader.string();
    const auto partial = reader.byte();
    if (!methods || !partial || methods->size() > longestList
        || !std::all_of(methods->begin(), methods->end(), isPlain)) {
        return std::nullopt;
    }
    return AuthFailure{std::string(*methods), *partial != 0};
}

std::optional<std::uint32_t> readPromptCount(std::string_view packet)
{
    WireReader reader(packet);
    if (reader.byte() != questionMessage || !reader.string() || !reader.string() || !reader.string()) {
        return std::nullopt;
    }
    return reader.number();
}

bool hasMethod(std::string_view methods, std::string_view method)
{
    const auto list = base::split(methods, ',');
    return std::find(list.begin(), list.end(), method) != list.end();
}

} // namespace zumik::ssh
