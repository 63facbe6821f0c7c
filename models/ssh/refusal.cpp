// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/refusal.h"

#include "models/ssh/wire.h"

#include <array>

namespace zumik::ssh {

using base::ErrorCode;

namespace {

constexpr std::uint8_t openFailureMessage = 92; // SSH_MSG_CHANNEL_OPEN_FAILURE
constexpr std::uint32_t administrativelyProhibited = 1; // RFC 4254, 5.1
constexpr std::uint32_t resourceShortage = 4;

} // namespace

std::optional<Refusal> readRefusal(std::string_view packet)
{
    WireReader reader(packet);
    if (reader.byte() != openFailureMessage || !reader.number()) {
        return std::nullopt;
    }
    const auto reason = reader.number();
    const auto text = reader.string();
    if (!reason || !text) {
        return std::nullopt;
    }
    return Refusal{*reason, std::string(*text)};
}

ErrorCode codeOfRefusal(const Refusal &refusal)
{
    struct Phrase {
        std::string_view part;
        ErrorCode code;
    };

    constexpr std::array<Phrase, 9> phrases{{
        {"refused", ErrorCode::ConnectionRefused},
        {"timed out", ErrorCode::Timeout},
        {"not known", ErrorCode::NameNotFound},
        {"name resolution", ErrorCode::NameNotFound},
        {"No address associated", ErrorCode::NameNotFound},
        {"nodename nor servname", ErrorCode::NameNotFound},
        {"No such host", ErrorCode::NameNotFound},
        {"nknown host", ErrorCode::NameNotFound},
        {"No such file", ErrorCode::NameNotFound},
    }};
    if (refusal.reason == administrativelyProhibited || refusal.reason == resourceShortage) {
        return ErrorCode::SshForwardRefused;
    }
    for (const Phrase &phrase : phrases) {
        if (refusal.words.find(phrase.part) != std::string::npos) {
            return phrase.code;
        }
    }
    return ErrorCode::Unreachable;
}

} // namespace zumik::ssh
