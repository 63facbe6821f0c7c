// SPDX-License-Identifier: GPL-3.0-or-later
// What we make of an ssh_config against what `ssh -G` prints of it.
#include "models/ssh/config/hostconfig.h"
#include "tests/models/ssh/config/generatedconfig.h"
#include "tests/support/process.h"
#include "tests/support/tempdir.h"

#include <QCryptographicHash>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <pwd.h>
#include <set>
#include <sstream>
#include <tuple>
#include <unistd.h>

namespace zumik::tests {

namespace {

using testing::IsEmpty;

/// What OpenSSH takes for granted of the user: from the system's list, not from HOME.
ssh::ConfigContext context(const std::string &file)
{
    const passwd *const me = ::getpwuid(::getuid());
    std::array<char, 256> host{};
    ::gethostname(host.data(), host.size() - 1);
    ssh::ConfigContext result;
    result.home = me->pw_dir;
    result.localUser = me->pw_name;
    result.localHost = host.data();
    result.userId = std::to_string(::getuid());
    result.userFile = file;
    result.userFileNamed = true;
    result.files = ssh::diskFiles();
    result.sha1 = [](const std::string &text) {
        return QCryptographicHash::hash(QByteArray::fromStdString(text), QCryptographicHash::Sha1)
            .toHex()
            .toStdString();
    };
    result.environment = [](const std::string &name) {
        const char *const value = std::getenv(name.c_str());
        return value == nullptr ? std::nullopt : std::optional<std::string>(value);
    };
    result.commandTest = [](const std::string &line) {
        return base::Result(run({.program = "sh", .arguments = {"-c", line}}).status == 0);
    };
    return result;
}

/// The lines of the options that we follow, in any order but that of the same option.
std::multiset<std::string> linesIn(const std::string &text)
{
    static const std::set<std::string> followed{"host", "user", "hostname", "port", "addressfamily",
        "hashknownhosts", "identitiesonly", "stricthostkeychecking", "serveralivecountmax",
        "serveraliveinterval", "hostkeyalias", "identityagent", "proxycommand", "identityfile",
        "certificatefile", "ciphers", "hostkeyalgorithms", "kexalgorithms", "macs", "globalknownhostsfile",
        "userknownhostsfile", "connecttimeout", "proxyjump"};
    std::multiset<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);) {
        if (followed.contains(line.substr(0, line.find(' ')))) {
            lines.insert(line);
        }
    }
    return lines;
}

/// Lines that only one of them has.
std::vector<std::string> differences(
    const std::multiset<std::string> &ours, const std::multiset<std::string> &theirs)
{
    std::vector<std::string> result;
    for (const auto &[mark, from, other] :
        {std::tuple("ours: ", &ours, &theirs), {"theirs: ", &theirs, &ours}}) {
        std::vector<std::string> lines;
        std::set_difference(
            from->begin(), from->end(), other->begin(), other->end(), std::back_inserter(lines));
        for (const std::string &line : lines) {
            result.push_back(mark + line);
        }
    }
    return result;
}

class OpenSsh : public testing::Test {
protected:
    void expectSame(const std::string &config, const std::string &host)
    {
        const std::string file = m_folder.file("config");
        writeFile(file, config, true);
        const Outcome theirs = run({.program = "ssh", .arguments = {"-G", "-F", file, host}});
        const auto ours = ssh::resolveHost({.host = host, .user = {}, .port = {}}, context(file));
        EXPECT_EQ(ours.ok(), theirs.status == 0) << host << "\n"
                                                 << config << (ours ? theirs.output : ours.error().message);
        if (ours && theirs.status == 0) {
            EXPECT_THAT(differences(linesIn(ssh::asText(*ours)), linesIn(theirs.output)), IsEmpty())
                << host << "\n"
                << config;
        }
        m_answered += theirs.status == 0 ? 1 : 0;
    }

    TempDir m_folder{"ssh-config"};
    int m_answered = 0;
};

} // namespace

TEST_F(OpenSsh, answersTheSameOnConfigsAsPeopleHaveThem)
{
    const std::string included = m_folder.file("included");
    writeFile(included, "Host vps\n User included\nMatch host db1\n Port 99\n", true);
    const std::string asked = "Match exec \"test %h/%k/%n/%p/%r = v.ex/K/vps/7/u\"\n ConnectTimeout 3\n";
    const std::vector<std::string> configs{
        "",
        "Host vps\n HostName 10.0.0.7\n User ops\n Port 2222\n IdentityFile ~/a\n IdentitiesOnly yes\n",
        "Host * !db1\n User a\nHost db?\n User b\nHost *\n User c\n Port 5\n",
        "Host db1\n User lower\nHost DB1\n User upper\n",
        "HostName %h.example.com\nMatch host *.example.com\n User m\nMatch originalhost vps\n Port 7\n",
        "User ops\nMatch user ops\n Port 1\nMatch !user ops\n Port 2\nMatch localuser *\n IdentityFile /l\n",
        "Match final host vps.example.com\n User f\nHost vps\n HostName vps.example.com\n",
        "Match final\n Host vps\n",
        "Match all\n User all\n",
        "Match canonical\n User c\nHost *\n User d\n",
        "Include " + included + "\nUser later\n",
        "Host web\n Include " + included + "\nHost *\n User later\n",
        "Host vps\n Include " + included + " /nowhere/*\nHost *\n User later\n",
        "Include " + m_folder.file("incl*") + "\n",
        "ProxyJump a,b:22\nProxyCommand nc %h\n",
        "ProxyCommand none\nProxyJump a\n",
        "ProxyJump none\nProxyCommand nc\n",
        "IdentityFile none\n",
        "IdentityFile /a\nIdentityFile /a\nIdentityFile /b\n",
        "UserKnownHostsFile /a /b\nUserKnownHostsFile /c\n",
        "UserKnownHostsFile ${NOPE}/x\n",
        "UserKnownHostsFile /a none\n",
        "HostName %q\n",
        "Host a \"b\n",
        "Match host\n User x\n",
        "Match all host vps\n User x\n",
        "Match\n",
        "IgnoreUnknown foo*\nFooBar x\nUser ok\n",
        "FooBar x\n",
        "Host vps # the VPS\n User ops # me\n",
        "User = \"quoted name\"\n\"Port\" 4\n",
        "Protocol 2\nUseRoaming no\nCipher blowfish\nUser ok\n",
        "Ciphers aes128-ctr,aes256-ctr\nCiphers 3des-cbc\n",
        "Ciphers +aes256-cbc,aes128-ctr\nMACs ^hmac-sha2-512,hmac-md5\nKexAlgorithms -*nistp*,diffie*\n",
        "Ciphers -*\n",
        "Ciphers aes*-ctr\n",
        "Ciphers +nonsense\n",
        "Ciphers none\n",
        "Ciphers aes128-ctr aes256-ctr\n",
        "Ciphers AES128-CTR\n",
        "MACs -hmac-sha1*,umac-*\nHost db1\n MACs hmac-sha2-256\n",
        "KexAlgorithms +diffie-hellman-group1-sha1\nHostKeyAlgorithms +ssh-rsa,ssh-dss\n",
        "HostKeyAlgorithms ssh-ed25519*,rsa-*\n",
        "HostKeyAlgorithms ^*cert*\n",
        "HostKeyAlgorithms -*cert*,sk-*\n",
        "HostKeyAlgorithms nothing*\n",
        "HostKeyAlgorithms !ssh-rsa,ssh-*\n",
        "HostKeyAlgorithms ssh-ed25519,,ssh-rsa\n",
        "KexAlgorithms\n",
        "KexAlgorithms \"\"\n",
        "MACs +\n",
        "IdentityFile ~/.ssh/id-%C\nUserKnownHostsFile /k/%C-%d-%i-%L-%l-%u\n",
        "IdentityAgent /run/%C/%h-%p-%r-%n-%k\nCertificateFile /c/%C\n",
        "Match host vps exec \"false\"\n User x\n",
        "Match exec \"test %n = vps\"\n User x\nMatch !exec \"test %n = vps\"\n User y\n",
        "Host vps\n HostName v.ex\n HostKeyAlias K\n User u\n Port 7\n" + asked,
        "Match exec \"test '%C %L %d %i %l %u' = '%C %L %d %i %l %u' && test -n '%k'\"\n Port 9\n",
        "Match exec \"exit 3\"\n User x\nMatch user root exec true\n Port 5\n",
        "Match exec \"test %h = %k\" originalhost vps\n Port 5\nMatch exec %z\n User x\n",
        "Match exec\n User x\n",
        "Port 0\n",
        "StrictHostKeyChecking maybe\n",
        "ConnectTimeout 5x\n",
        "ServerAliveCountMax x\n",
    };
    for (const std::string &config : configs) {
        for (const std::string &host : generatedHosts()) {
            expectSame(config, host);
        }
    }
    EXPECT_GT(m_answered, 100);
}

TEST_F(OpenSsh, answersTheSameOnGeneratedConfigs)
{
    const char *const given = std::getenv("ZUMIK_SEED");
    const unsigned seed = given == nullptr ? std::random_device()() : unsigned(std::stoul(given));
    std::mt19937 random(seed);
    for (int i = 0; i < 40 && !HasFailure(); ++i) {
        const std::string config = generatedConfig(random);
        for (const std::string &host : generatedHosts()) {
            expectSame(config, host);
        }
    }
    EXPECT_GT(m_answered, 100) << "ZUMIK_SEED=" << seed;
    EXPECT_FALSE(HasFailure()) << "ZUMIK_SEED=" << seed;
}

} // namespace zumik::tests
