// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/ssh/config/generatedconfig.h"

namespace zumik::tests {

namespace {

using Texts = std::vector<std::string>;

class Maker {
public:
    explicit Maker(std::mt19937 &random)
        : m_random(random)
    {
    }

    std::string config()
    {
        std::string text;
        for (int i = below(3); i > 0; --i) {
            text += option();
        }
        for (int i = 1 + below(5); i > 0; --i) {
            text += block();
        }
        return text;
    }

private:
    int below(int limit) { return std::uniform_int_distribution(0, limit - 1)(m_random); }

    const std::string &oneOf(const Texts &texts) { return texts[std::size_t(below(int(texts.size())))]; }

    std::string pattern()
    {
        static const Texts patterns{"vps", "v*", "db?", "*", "DB1", "gpu-*.example.com", "10.0.0.?", "web"};
        return (below(6) == 0 ? "!" : "") + oneOf(patterns);
    }

    std::string patterns(const char *separator)
    {
        std::string text = pattern();
        for (int i = below(3); i > 0; --i) {
            text += separator + pattern();
        }
        return text;
    }

    std::string block()
    {
        std::string text = below(3) == 0 ? "Match " + criteria() + "\n" : "Host " + patterns(" ") + "\n";
        for (int i = 1 + below(4); i > 0; --i) {
            text += option();
        }
        return text;
    }

    std::string criteria()
    {
        static const Texts names{"host", "originalhost", "user", "localuser", "!host", "!user"};
        if (below(6) == 0) {
            return oneOf({"all", "final", "canonical", "!final", "final all", "!canonical"});
        }
        std::string text;
        for (int i = 1 + below(2); i > 0; --i) {
            const std::string &name = oneOf(names);
            text += (text.empty() ? "" : " ") + name + oneOf({" ", "="});
            text += name.find("user") != std::string::npos ? oneOf({"ops", "root,ops", "*", "!ops,*", "OPS"})
                                                           : patterns(",");
        }
        return text;
    }

    std::string option()
    {
        static const std::vector<std::pair<std::string, Texts>> options{
            {"HostName", {"%h.example.com", "10.0.0.7", "DB1.example.com", "x%%y"}},
            {"User", {"ops", "\"with space\"", "root"}},
            {"Port", {"2222", "22", "443"}},
            {"AddressFamily", {"inet", "INET6", "any"}},
            {"IdentityFile", {"~/.ssh/%h", "/k/%C", "/k/one", "\"/k/two words\"", "none"}},
            {"IdentitiesOnly", {"yes", "no", "TRUE"}},
            {"IdentityAgent", {"none", "SSH_AUTH_SOCK", "~/agent-%u", "$AGENT"}},
            {"CertificateFile", {"/k/cert"}},
            {"UserKnownHostsFile", {"none", "~/kh %d/kh-%p", "/k/kh-%n-%k-%r", "/dev/null"}},
            {"GlobalKnownHostsFile", {"/k/global", "none"}},
            {"HostKeyAlias", {"Alias", "a%h"}},
            {"HashKnownHosts", {"yes", "no"}},
            {"StrictHostKeyChecking", {"yes", "no", "ask", "off", "accept-new"}},
            {"ServerAliveInterval", {"15", "1m", "0"}},
            {"ServerAliveCountMax", {"2", "10"}},
            {"ConnectTimeout", {"10", "1m30s", "none"}},
            {"ProxyJump", {"bastion", "ops@bastion:2222,second", "none"}},
            {"ProxyCommand", {"nc -X 5 %h %p", "none", "sh -c \"exec x\" # not a comment"}},
            {"Ciphers", {"aes128-ctr", "+aes256-cbc", "-aes*-ctr", "^aes256-gcm@openssh.com,3des-cbc"}},
            {"MACs", {"hmac-sha2-256", "+hmac-md5", "-*sha1*,umac-*", "^hmac-sha2-512"}},
            {"KexAlgorithms", {"curve25519-sha256", "+diffie-hellman-group14-sha1", "-ecdh-*,sntrup*"}},
            {"HostKeyAlgorithms", {"ssh-ed25519,rsa-*", "+ssh-rsa", "-*cert*", "^ecdsa-*"}},
            {"ForwardAgent", {"yes"}},
            {"Compression", {"yes"}},
        };
        if (below(150) == 0) {
            return oneOf({"Prt 22\n", "Port none\n", "User a b\n", "Host\n", "User \"a\n"});
        }
        const auto &[keyword, values] = options[std::size_t(below(int(options.size())))];
        return oneOf({"  ", "\t", ""}) + keyword + oneOf({" ", "=", " = ", "\t"}) + oneOf(values)
            + oneOf({"", "", "  "}) + oneOf({"\n", "\n", "\n\n# comment\n"});
    }

    std::mt19937 &m_random;
};

} // namespace

std::string generatedConfig(std::mt19937 &random)
{
    return Maker(random).config();
}

std::vector<std::string> generatedHosts()
{
    return {"vps", "db1", "DB1", "gpu-7.example.com", "10.0.0.7"};
}

} // namespace zumik::tests
