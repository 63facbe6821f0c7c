// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/keyfailure.h"

#include <string_view>

namespace zumik::ssh {

using base::ErrorCode;

namespace {

constexpr std::string_view noKey = "there is no key to offer";
constexpr std::string_view notSigned = "the agent refused to sign";

} // namespace

base::Error nothingToOffer()
{
    return {ErrorCode::SshAuthFailed, std::string(noKey), {}};
}

bool isNothingToOffer(const base::Error &error)
{
    return error.code == ErrorCode::SshAuthFailed && error.message.find(noKey) != std::string::npos;
}

base::Error refusalToSign(const std::string &agentSocket)
{
    return {ErrorCode::AgentUnavailable, std::string(notSigned), agentSocket};
}

bool isRefusalToSign(const base::Error &error)
{
    return error.code == ErrorCode::AgentUnavailable && error.message == notSigned;
}

} // namespace zumik::ssh
