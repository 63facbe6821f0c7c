// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/config/hostconfig.h"

#include "models/ssh/config/configreader.h"
#include "models/ssh/config/patterns.h"

#include <algorithm>
#include <array>

namespace zumik::ssh {

using base::Error;
using base::Result;
using base::Status;

namespace {

constexpr std::array usualIdentities{"~/.ssh/id_rsa", "~/.ssh/id_ecdsa", "~/.ssh/id_ecdsa_sk",
    "~/.ssh/id_ed25519", "~/.ssh/id_ed25519_sk", "~/.ssh/id_xmss", "~/.ssh/id_dsa"}; // 9.2's, in its order
constexpr std::array usualKnownHosts{"~/.ssh/known_hosts", "~/.ssh/known_hosts2"};
constexpr std::array globalKnownHosts{"/etc/ssh/ssh_known_hosts", "/etc/ssh/ssh_known_hosts2"};

Status readFiles(ConfigReader &reader, const ConfigContext &context)
{
    const std::string folder = context.home + "/.ssh";
    if (context.userFileNamed) {
        if (const auto text = context.files.read(context.userFile, false); !text) {
            return text.error();
        }
        return reader.addFile(context.userFile, folder, false);
    }
    const Status user = reader.addFile(context.userFile, folder, true);
    return user ? reader.addFile(context.systemFile, "/etc/ssh", false) : user;
}

Result<std::string> connectName(const std::string &host, const ConfigOptions &options)
{
    if (!options.hostName) {
        return lower(host);
    }
    const auto name = expandTokens(*options.hostName, {{'h', host}});
    return name ? Result(lower(*name)) : name;
}

/// As a text in which tokens are replaced.
std::string literally(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        result.append(c == '%' ? 2 : 1, c);
    }
    return result;
}

Tokens tokensOf(const HostConfig &config, const ConfigContext &context)
{
    const std::string shortName = context.localHost.substr(0, context.localHost.find('.'));
    const std::string port = std::to_string(config.port);
    const std::string way = context.localHost + config.hostName + port + config.user;
    return {{'C', context.sha1 ? context.sha1(way) : std::string()}, {'d', context.home},
        {'h', config.hostName}, {'i', context.userId},
        {'k', config.hostKeyAlias.empty() ? config.host : config.hostKeyAlias}, {'L', shortName},
        {'l', context.localHost}, {'n', config.host}, {'p', port}, {'r', config.user},
        {'u', context.localUser}};
}

MatchCommands commandsOf(const ConfigContext &context)
{
    return {context.commandTest,
        [&context](const ConfigQuestion &question, const std::string &host, const ConfigOptions &options) {
            HostConfig soFar;
            soFar.host = question.originalHost;
            soFar.hostName = host;
            soFar.hostKeyAlias = options.hostKeyAlias.value_or(host);
            soFar.user = options.user.value_or(context.localUser);
            soFar.port = options.port.value_or(soFar.port);
            return tokensOf(soFar, context);
        }};
}

/// What the files say, read once more when they ask for it.
Result<ConfigOptions> gather(const HostQuestion &question, const ConfigContext &context)
{
    ConfigOptions given;
    given.user = question.user;
    given.port = question.port;
    const MatchCommands commands = commandsOf(context);
    ConfigReader first(context.files, {question.host, question.host, context.localUser, false}, context.home,
        given, commands);
    if (const Status read = readFiles(first, context); !read) {
        return read.error();
    }
    if (!first.wantsFinal()) {
        return first.options();
    }
    const auto name = connectName(question.host, first.options());
    if (!name) {
        return name.error();
    }
    ConfigOptions options = first.options();
    options.hostName = literally(*name);
    ConfigReader last(
        context.files, {*name, question.host, context.localUser, true}, context.home, options, commands);
    const Status read = readFiles(last, context);
    return read ? Result(last.options()) : read.error();
}

/// Completes paths; `none` as the only one stays.
class Paths {
public:
    Paths(const HostConfig &config, const ConfigContext &context)
        : m_tokens(tokensOf(config, context))
        , m_context(context)
    {
    }

    Result<std::string> complete(const std::string &path) const
    {
        return expandTokens(expandHome(path, m_context.home), m_tokens, m_context.environment);
    }

    Result<std::vector<std::string>> complete(const std::vector<std::string> &paths) const
    {
        std::vector<std::string> result;
        for (const std::string &path : paths) {
            auto full = complete(path);
            if (!full) {
                return Error{full.error().code, full.error().message, path};
            }
            result.push_back(*std::move(full));
        }
        return result;
    }

private:
    Tokens m_tokens;
    const ConfigContext &m_context;
};

/// IdentityAgent: a path; $NAME and SSH_AUTH_SOCK name variables; none.
Result<std::string> agentOf(const std::string &written, const Paths &paths)
{
    const bool name = written == "none" || written == "SSH_AUTH_SOCK"
        || (written.front() == '$' && written.substr(0, 2) != "${");
    return name ? Result(written) : paths.complete(written);
}

bool isNone(const std::string &text)
{
    return lower(text) == "none";
}

template <typename Usual>
std::vector<std::string> orUsual(const std::vector<std::string> &said, const Usual &usual)
{
    return said.empty() ? std::vector<std::string>(usual.begin(), usual.end()) : said;
}

std::vector<std::string> withoutNone(std::vector<std::string> files)
{
    files.erase(std::remove_if(files.begin(), files.end(), isNone), files.end());
    return files;
}

Status completePaths(HostConfig &config, const ConfigOptions &options, const ConfigContext &context)
{
    const Paths paths(config, context);
    auto identities = paths.complete(withoutNone(config.identities));
    auto certificates = paths.complete(withoutNone(config.certificates));
    auto known = paths.complete(orUsual(options.userKnownHosts, usualKnownHosts));
    auto global = paths.complete(orUsual(options.globalKnownHosts, globalKnownHosts));
    for (const auto *each : {&identities, &certificates, &known, &global}) {
        if (!*each) {
            return each->error();
        }
    }
    config.identityPaths = *std::move(identities);
    config.certificatePaths = *std::move(certificates);
    config.userKnownHosts = *std::move(known);
    config.globalKnownHosts = *std::move(global);
    if (options.identityAgent) {
        auto agent = agentOf(*options.identityAgent, paths);
        if (!agent) {
            return agent.error();
        }
        config.agent = *std::move(agent);
    }
    return base::Done{};
}

} // namespace

Result<HostConfig> resolveHost(const HostQuestion &question, const ConfigContext &context)
{
    const auto gathered = gather(question, context);
    if (!gathered) {
        return gathered.error();
    }
    const ConfigOptions &options = *gathered;
    HostConfig config;
    config.host = question.host;
    config.user = options.user.value_or(context.localUser);
    config.port = options.port.value_or(config.port);
    auto name = connectName(question.host, options);
    if (!name) {
        return Error{name.error().code, name.error().message, "HostName"};
    }
    config.hostName = *std::move(name);
    config.addressFamily = options.addressFamily.value_or(config.addressFamily);
    config.identitiesOnly = options.identitiesOnly.value_or(false);
    config.namesIdentities = !options.identityFiles.empty();
    config.identities = orUsual(options.identityFiles, usualIdentities);
    config.certificates = options.certificateFiles;
    config.hostKeyAlias = lower(options.hostKeyAlias.value_or(""));
    config.hashKnownHosts = options.hashKnownHosts;
    config.hostKeyChecking = options.hostKeyChecking.value_or(config.hostKeyChecking);
    config.serverAliveInterval = options.serverAliveInterval.value_or(config.serverAliveInterval);
    config.serverAliveCountMax = options.serverAliveCountMax.value_or(config.serverAliveCountMax);
    config.connectTimeout = options.connectTimeout;
    config.proxyJump = isNone(options.proxyJump.value_or("none")) ? "" : *options.proxyJump;
    config.proxyCommand = isNone(options.proxyCommand.value_or("none")) ? "" : *options.proxyCommand;
    config.ciphers = options.ciphers;
    config.hostKeys = options.hostKeys;
    config.keyExchanges = options.keyExchanges;
    config.macs = options.macs;
    config.notes = options.notes;
    const Status completed = completePaths(config, options, context);
    return completed ? Result(config) : completed.error();
}

} // namespace zumik::ssh
