// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/config/optionreader.h"

#include "models/ssh/config/algorithms.h"
#include "models/ssh/config/optionvalues.h"
#include "models/ssh/config/patterns.h"
#include "models/ssh/config/proxyjump.h"

#include <algorithm>
#include <array>

namespace zumik::ssh {

using base::Done;
using base::Error;
using base::ErrorCode;
using base::Result;
using base::Status;

namespace {

constexpr std::size_t mostFiles = 32; // of known hosts; OpenSSH's own limit
constexpr std::size_t mostIdentities = 100;

Error invalid(std::string words)
{
    return {ErrorCode::FormatInvalid, std::move(words), {}};
}

/// One line being read: what it gives goes where nothing was given before.
struct Reading {
    const ConfigLine &line;
    bool active;
    const std::string &where;
    ConfigOptions &options;

    Status exactlyOne() const
    {
        if (line.words.empty()) {
            return invalid("no argument after " + line.keyword);
        }
        if (line.words.size() > 1) {
            return invalid("more than one argument after " + line.keyword);
        }
        return Done{};
    }

    template <typename Value> Status keep(Result<Value> value, std::optional<Value> &place) const
    {
        if (!value) {
            return value.error();
        }
        if (active && !place) {
            place = *std::move(value);
        }
        return Done{};
    }

    template <typename Value, typename Read> Status one(Read read, std::optional<Value> &place) const
    {
        Status single = exactlyOne();
        return single ? keep<Value>(read(line.words.front()), place) : single;
    }

    Status text(std::optional<std::string> &place) const
    {
        return one<std::string>(
            [this](const std::string &word) -> Result<std::string> {
                return word.empty() ? Result<std::string>(invalid("no argument after " + line.keyword))
                                    : Result(word);
            },
            place);
    }

    /// "none" leaves it to a later line, as OpenSSH does.
    Status time(std::optional<std::chrono::seconds> &place) const
    {
        const bool none = line.words.size() == 1 && line.words.front() == "none";
        return none ? Status(Done{}) : one(timeIn, place);
    }

    Status file(std::vector<std::string> &files) const
    {
        std::optional<std::string> name;
        Status single = Reading{line, true, where, options}.text(name);
        if (!single || !active || std::find(files.begin(), files.end(), *name) != files.end()) {
            return single;
        }
        if (files.size() >= mostIdentities) {
            return invalid("too many files after " + line.keyword);
        }
        files.push_back(*name);
        return Done{};
    }

    Status files(std::vector<std::string> &place) const
    {
        if (line.words.empty() || line.words.size() > mostFiles) {
            return invalid(line.words.empty() ? "no argument after " + line.keyword
                                              : "too many files after " + line.keyword);
        }
        for (const std::string &word : line.words) {
            if (word.empty() || (lower(word) == "none" && line.words.size() > 1)) {
                return invalid(word.empty() ? "an empty argument" : "\"none\" must stand alone");
            }
        }
        if (active && place.empty()) {
            place = line.words;
        }
        return Done{};
    }

    Status algorithms(AlgorithmKind kind, std::optional<AlgorithmList> &place) const
    {
        return one<AlgorithmList>(
            [&](const std::string &word) -> Result<AlgorithmList> {
                auto names = algorithmsIn(kind, word);
                return names ? Result(AlgorithmList{*std::move(names), where}) : names.error();
            },
            place);
    }

    Status proxyCommand() const
    {
        const bool jumps = options.proxyJump && lower(*options.proxyJump) != "none";
        if (active && !jumps && !options.proxyCommand) {
            options.proxyCommand = line.rest;
        }
        return Done{};
    }

    Status proxyJump() const
    {
        const auto jumps = readProxyJump(line.rest);
        if (!jumps) {
            return jumps.error();
        }
        if (active && !options.proxyJump && !options.proxyCommand) {
            options.proxyJump = line.rest;
        }
        return Done{};
    }
};

struct Rule {
    std::string_view keyword;
    Status (*read)(const Reading &reading);
};

constexpr std::array rules = std::to_array<Rule>({
    {"hostname",
        [](const Reading &r) {
            return r.text(r.options.hostName);
        }},
    {"user",
        [](const Reading &r) {
            return r.text(r.options.user);
        }},
    {"port",
        [](const Reading &r) {
            return r.one(portIn, r.options.port);
        }},
    {"addressfamily",
        [](const Reading &r) {
            return r.one(familyIn, r.options.addressFamily);
        }},
    {"identityfile",
        [](const Reading &r) {
            return r.file(r.options.identityFiles);
        }},
    {"identityfile2",
        [](const Reading &r) {
            return r.file(r.options.identityFiles);
        }},
    {"certificatefile",
        [](const Reading &r) {
            return r.file(r.options.certificateFiles);
        }},
    {"identitiesonly",
        [](const Reading &r) {
            return r.one(flagIn, r.options.identitiesOnly);
        }},
    {"identityagent",
        [](const Reading &r) {
            return r.text(r.options.identityAgent);
        }},
    {"userknownhostsfile",
        [](const Reading &r) {
            return r.files(r.options.userKnownHosts);
        }},
    {"globalknownhostsfile",
        [](const Reading &r) {
            return r.files(r.options.globalKnownHosts);
        }},
    {"hostkeyalias",
        [](const Reading &r) {
            return r.text(r.options.hostKeyAlias);
        }},
    {"hashknownhosts",
        [](const Reading &r) {
            return r.one(flagIn, r.options.hashKnownHosts);
        }},
    {"stricthostkeychecking",
        [](const Reading &r) {
            return r.one(checkingIn, r.options.hostKeyChecking);
        }},
    {"serveraliveinterval",
        [](const Reading &r) {
            return r.time(r.options.serverAliveInterval);
        }},
    {"serveralivecountmax",
        [](const Reading &r) {
            return r.one(countIn, r.options.serverAliveCountMax);
        }},
    {"connecttimeout",
        [](const Reading &r) {
            return r.time(r.options.connectTimeout);
        }},
    {"proxyjump",
        [](const Reading &r) {
            return r.proxyJump();
        }},
    {"proxycommand",
        [](const Reading &r) {
            return r.proxyCommand();
        }},
    {"ciphers",
        [](const Reading &r) {
            return r.algorithms(AlgorithmKind::Ciphers, r.options.ciphers);
        }},
    {"hostkeyalgorithms",
        [](const Reading &r) {
            return r.algorithms(AlgorithmKind::HostKeys, r.options.hostKeys);
        }},
    {"kexalgorithms",
        [](const Reading &r) {
            return r.algorithms(AlgorithmKind::KeyExchanges, r.options.keyExchanges);
        }},
    {"macs",
        [](const Reading &r) {
            return r.algorithms(AlgorithmKind::Macs, r.options.macs);
        }},
    {"ignoreunknown",
        [](const Reading &r) {
            return r.text(r.options.ignoreUnknown);
        }},
});

} // namespace

base::Status readOption(const ConfigLine &line, bool active, const std::string &where, ConfigOptions &options)
{
    for (const Rule &rule : rules) {
        if (rule.keyword == line.keyword) {
            return rule.read({line, active, where, options});
        }
    }
    return Error{ErrorCode::Internal, "no rule for " + line.keyword, {}};
}

} // namespace zumik::ssh
