// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/config/algorithms.h"
#include "models/ssh/config/hostconfig.h"

namespace zumik::ssh {

namespace {

std::string_view nameOf(AddressFamily family)
{
    switch (family) {
    case AddressFamily::Any:
        return "any";
    case AddressFamily::Inet:
        return "inet";
    case AddressFamily::Inet6:
        return "inet6";
    }
    return {};
}

std::string_view nameOf(HostKeyChecking checking)
{
    switch (checking) {
    case HostKeyChecking::Ask:
        return "ask";
    case HostKeyChecking::Strict:
        return "true";
    case HostKeyChecking::Off:
        return "false";
    case HostKeyChecking::AcceptNew:
        return "accept-new";
    }
    return {};
}

std::string_view namesOf(const std::optional<AlgorithmList> &said, AlgorithmKind kind)
{
    return said ? std::string_view(said->names) : usualAlgorithms(kind);
}

class Lines {
public:
    void add(std::string_view keyword, std::string_view value)
    {
        m_text.append(keyword).append(" ").append(value).append("\n");
    }

    void addFlag(std::string_view keyword, bool on) { add(keyword, on ? "yes" : "no"); }

    void addIf(std::string_view keyword, const std::string &value)
    {
        if (!value.empty()) {
            add(keyword, value);
        }
    }

    void addEach(std::string_view keyword, const std::vector<std::string> &values)
    {
        for (const std::string &value : values) {
            add(keyword, value);
        }
    }

    void addRow(std::string_view keyword, const std::vector<std::string> &values)
    {
        std::string row;
        for (const std::string &value : values) {
            row += (row.empty() ? "" : " ") + value;
        }
        add(keyword, row);
    }

    const std::string &text() const { return m_text; }

private:
    std::string m_text;
};

} // namespace

std::string asText(const HostConfig &config)
{
    Lines lines;
    lines.add("host", config.host);
    lines.add("user", config.user);
    lines.add("hostname", config.hostName);
    lines.add("port", std::to_string(config.port));
    lines.add("addressfamily", nameOf(config.addressFamily));
    lines.addFlag("hashknownhosts", config.hashKnownHosts.value_or(false));
    lines.addFlag("identitiesonly", config.identitiesOnly);
    lines.add("stricthostkeychecking", nameOf(config.hostKeyChecking));
    lines.add("serveralivecountmax", std::to_string(config.serverAliveCountMax));
    lines.add("serveraliveinterval", std::to_string(config.serverAliveInterval.count()));
    lines.add("ciphers", namesOf(config.ciphers, AlgorithmKind::Ciphers));
    lines.add("hostkeyalgorithms", namesOf(config.hostKeys, AlgorithmKind::HostKeys));
    lines.addIf("hostkeyalias", config.hostKeyAlias);
    lines.addIf("identityagent", config.agent.value_or(""));
    lines.add("kexalgorithms", namesOf(config.keyExchanges, AlgorithmKind::KeyExchanges));
    lines.add("macs", namesOf(config.macs, AlgorithmKind::Macs));
    lines.addIf("proxycommand", config.proxyCommand);
    lines.addEach("identityfile", config.identities);
    lines.addEach("certificatefile", config.certificates);
    lines.addRow("globalknownhostsfile", config.globalKnownHosts);
    lines.addRow("userknownhostsfile", config.userKnownHosts);
    lines.add(
        "connecttimeout", config.connectTimeout ? std::to_string(config.connectTimeout->count()) : "none");
    lines.addIf("proxyjump", config.proxyJump);
    return lines.text();
}

} // namespace zumik::ssh
