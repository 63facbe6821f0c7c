// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/agentclient.h"

#include "models/ssh/certificate.h"
#include "models/ssh/wire.h"

#ifdef _WIN32
#include "models/ssh/agentthread.h"
#include "models/ssh/windows/windowsagent.h"
#else
#include "models/ssh/agentsocket.h"
#endif

#include <utility>

namespace zumik::ssh {

namespace {

constexpr std::uint8_t requestIdentities = 11;
constexpr std::uint8_t identitiesAnswer = 12;
constexpr std::uint8_t signRequest = 13;
constexpr std::uint8_t signResponse = 14;
constexpr std::uint32_t rsaSha256Flag = 2;
constexpr std::uint32_t rsaSha512Flag = 4;
constexpr std::uint32_t mostKeys = 2048;

std::uint32_t flagsFor(std::string_view algorithm)
{
    if (algorithm == "rsa-sha2-512") {
        return rsaSha512Flag;
    }
    return algorithm == "rsa-sha2-256" ? rsaSha256Flag : 0;
}

} // namespace

std::string signatureAlgorithm(std::string_view data)
{
    WireReader reader(data);
    if (!reader.string() || !reader.byte() || !reader.string() || !reader.string() || !reader.string()
        || !reader.byte()) {
        return {};
    }
    return signatureName(reader.string().value_or(std::string_view{}));
}

base::Result<AgentClient> AgentClient::connect(const std::string &path)
{
#ifdef _WIN32
    auto transport = AgentThread::create(std::make_unique<WindowsAgent>(path));
#else
    auto transport = AgentSocket::connect(path);
#endif
    if (!transport) {
        return transport.error();
    }
    return AgentClient(std::move(*transport));
}

void AgentClient::askForKeys()
{
    m_transport->request(std::string(1, static_cast<char>(requestIdentities)));
}

void AgentClient::askForSignature(const std::string &blob, std::string_view data)
{
    std::string body(1, static_cast<char>(signRequest));
    putString(body, blob);
    putString(body, data);
    putNumber(body, flagsFor(signatureAlgorithm(data)));
    m_transport->request(body);
}

std::optional<std::vector<AgentKey>> parseAgentKeys(std::string_view reply)
{
    WireReader reader(reply);
    if (reader.byte() != identitiesAnswer) {
        return std::nullopt;
    }
    const auto count = reader.number();
    if (!count || *count > mostKeys) {
        return std::nullopt;
    }
    std::vector<AgentKey> keys;
    for (std::uint32_t i = 0; i < *count; ++i) {
        const auto blob = reader.string();
        const auto comment = reader.string();
        if (!blob || !comment) {
            return std::nullopt;
        }
        keys.push_back({std::string(*blob), std::string(*comment)});
    }
    return keys;
}

std::optional<std::string> parseAgentSignature(std::string_view reply, std::string_view data)
{
    WireReader reader(reply);
    if (reader.byte() != signResponse) {
        return std::nullopt;
    }
    const std::string algorithm = signatureAlgorithm(data);
    WireReader signature(reader.string().value_or(std::string_view{}));
    if (algorithm.empty() || signature.string() != algorithm) {
        return std::nullopt;
    }
    const std::string_view whole = signature.rest();
    const auto bytes = signature.string();
    if (!bytes || bytes->empty()) {
        return std::nullopt;
    }
    return std::string(isSecurityKey(algorithm) ? whole : *bytes);
}

} // namespace zumik::ssh
