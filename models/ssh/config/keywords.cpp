// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/config/keywords.h"

#include <algorithm>
#include <array>

namespace zumik::ssh {

namespace {

// Each sorted. OpenSSH 9.2's, and behind the ignored ones of ssh_config(5) those that later versions and
// macOS's own have: a file shared with them is no error here.
constexpr std::array followed = std::to_array<std::string_view>({"addressfamily", "certificatefile",
    "ciphers", "connecttimeout", "globalknownhostsfile", "hashknownhosts", "host", "hostkeyalgorithms",
    "hostkeyalias", "hostname", "identitiesonly", "identityagent", "identityfile", "identityfile2",
    "ignoreunknown", "include", "kexalgorithms", "macs", "match", "port", "proxycommand", "proxyjump",
    "serveralivecountmax", "serveraliveinterval", "stricthostkeychecking", "user", "userknownhostsfile"});

constexpr std::array ignored = std::to_array<std::string_view>({"addkeystoagent", "batchmode", "bindaddress",
    "bindinterface", "canonicaldomains", "canonicalizefallbacklocal", "canonicalizehostname",
    "canonicalizemaxdots", "canonicalizepermittedcnames", "casignaturealgorithms",
    "challengeresponseauthentication", "channeltimeout", "checkhostip", "clearallforwardings", "compression",
    "connectionattempts", "controlmaster", "controlpath", "controlpersist", "dsaauthentication",
    "dynamicforward", "enableescapecommandline", "enablesshkeysign", "escapechar", "exitonforwardfailure",
    "fingerprinthash", "forkafterauthentication", "forwardagent", "forwardx11", "forwardx11timeout",
    "forwardx11trusted", "gatewayports", "gssapiauthentication", "gssapiclientidentity",
    "gssapidelegatecredentials", "gssapikexalgorithms", "gssapikeyexchange", "gssapirenewalforcesrekey",
    "gssapiserveridentity", "gssapitrustdns", "hostbasedacceptedalgorithms", "hostbasedauthentication",
    "hostbasedkeytypes", "ipqos", "kbdinteractiveauthentication", "kbdinteractivedevices", "keepalive",
    "knownhostscommand", "localcommand", "localforward", "loglevel", "logverbose",
    "nohostauthenticationforlocalhost", "numberofpasswordprompts", "obscurekeystroketiming",
    "passwordauthentication", "permitlocalcommand", "permitremoteopen", "pkcs11provider",
    "preferredauthentications", "proxyusefdpass", "pubkeyacceptedalgorithms", "pubkeyacceptedkeytypes",
    "pubkeyauthentication", "refuseconnection", "rekeylimit", "remotecommand", "remoteforward", "requesttty",
    "requiredrsasize", "revokedhostkeys", "securitykeyprovider", "sendenv", "sessiontype", "setenv",
    "skeyauthentication", "smartcarddevice", "stdinnull", "streamlocalbindmask", "streamlocalbindunlink",
    "syslogfacility", "tag", "tcpkeepalive", "tisauthentication", "tunnel", "tunneldevice", "updatehostkeys",
    "usekeychain", "verifyhostkeydns", "versionaddendum", "visualhostkey", "warnweakcrypto",
    "xauthlocation"});

constexpr std::array obsolete = std::to_array<std::string_view>({"afstokenpassing", "cipher",
    "compressionlevel", "fallbacktorsh", "globalknownhostsfile2", "kerberosauthentication",
    "kerberostgtpassing", "protocol", "rhostsauthentication", "rhostsrsaauthentication", "rsaauthentication",
    "useblacklistedkeys", "useprivilegedport", "userknownhostsfile2", "useroaming", "usersh"});

template <typename Names> bool has(const Names &names, std::string_view name)
{
    return std::binary_search(names.begin(), names.end(), name);
}

} // namespace

KeywordUse useOf(std::string_view keyword)
{
    if (has(followed, keyword)) {
        return KeywordUse::Followed;
    }
    if (has(ignored, keyword)) {
        return KeywordUse::Ignored;
    }
    return has(obsolete, keyword) ? KeywordUse::Obsolete : KeywordUse::Unknown;
}

} // namespace zumik::ssh
