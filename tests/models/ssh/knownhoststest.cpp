// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/knownhosts.h"
#include "models/ssh/config/patterns.h"
#include "models/ssh/hostkey.h"
#include "tests/stack/servers/sshkeys.h"
#include "tests/support/process.h"
#include "tests/support/tempdir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

namespace zumik::ssh {

using Kind = HostKeyVerdict::Kind;
using testing::ElementsAre;

namespace {

/// Two real keys, and what known_hosts writes for them: "TYPE BASE64".
class KnownHostsTest : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        dir = std::make_unique<tests::TempDir>("knownhosts");
        first = make("first", tests::KeyType::Ed25519);
        second = make("second", tests::KeyType::Ed25519);
        rsa = make("rsa", tests::KeyType::Rsa);
    }

    static void TearDownTestSuite() { dir.reset(); }

    struct Key {
        std::string text;
        std::string blob;
    };

    static Key make(const std::string &name, tests::KeyType type)
    {
        tests::makeSshKey(dir->file(name), type);
        std::istringstream line(tests::readFile(dir->file(name) + ".pub"));
        std::string kind;
        std::string base64;
        line >> kind >> base64;
        Key key{kind + " " + base64, {}};
        EXPECT_TRUE(decodeBase64(base64, key.blob));
        return key;
    }

    static HostKeyVerdict check(const std::string &text, const std::string &host, std::uint16_t port = 22)
    {
        KnownHosts hosts;
        hosts.addText(text, "known");
        return hosts.check(host, port, first.blob);
    }

    static std::unique_ptr<tests::TempDir> dir;
    static Key first;
    static Key second;
    static Key rsa;
};

std::unique_ptr<tests::TempDir> KnownHostsTest::dir;
KnownHostsTest::Key KnownHostsTest::first;
KnownHostsTest::Key KnownHostsTest::second;
KnownHostsTest::Key KnownHostsTest::rsa;

} // namespace

TEST_F(KnownHostsTest, plainNameIsFoundWhateverItsCase)
{
    const auto verdict = check("# a comment\n\nVPS.example " + first.text + " a comment\n", "vps.EXAMPLE");
    EXPECT_EQ(verdict.kind, Kind::Known);
    EXPECT_EQ(verdict.where, "known:3");
}

TEST_F(KnownHostsTest, nothingIsKnownOfAnotherHost)
{
    EXPECT_EQ(check("vps.example " + first.text, "other.example").kind, Kind::Unknown);
    EXPECT_EQ(check("", "vps.example").kind, Kind::Unknown);
}

TEST_F(KnownHostsTest, anotherKeyOfTheHostIsAChangeAndNamesItsLine)
{
    const auto verdict = check("x.example " + first.text + "\nvps " + second.text, "vps");
    EXPECT_EQ(verdict.kind, Kind::Changed);
    EXPECT_EQ(verdict.where, "known:2");
}

TEST_F(KnownHostsTest, aKeyOfAnotherTypeAloneIsAChangeToo)
{
    EXPECT_EQ(check("vps " + rsa.text, "vps").kind, Kind::Changed);
}

TEST_F(KnownHostsTest, oneOfSeveralKeysSuffices)
{
    const auto verdict = check("vps " + second.text + "\nvps " + rsa.text + "\nvps " + first.text, "vps");
    EXPECT_EQ(verdict.kind, Kind::Known);
    EXPECT_EQ(verdict.where, "known:3");
}

TEST_F(KnownHostsTest, aPortBelongsToTheName)
{
    EXPECT_EQ(check("[vps]:2222 " + first.text, "vps", 2222).kind, Kind::Known);
    EXPECT_EQ(check("[vps]:2222 " + first.text, "vps", 22).kind, Kind::Unknown);
    EXPECT_EQ(check("[vps]:2222 " + second.text, "vps", 2222).kind, Kind::Changed);
}

TEST_F(KnownHostsTest, anotherPortIsKnownByTheSameKeyOfThePlainNameOnly)
{
    EXPECT_EQ(check("vps " + first.text, "vps", 2222).kind, Kind::Known);
    EXPECT_EQ(check("vps " + second.text, "vps", 2222).kind, Kind::Unknown);
}

TEST_F(KnownHostsTest, patternsMatchAndNegationsWin)
{
    const std::string line = "*.example,!bad.example,10.0.?.1 " + first.text;
    EXPECT_EQ(check(line, "vps.example").kind, Kind::Known);
    EXPECT_EQ(check(line, "bad.example").kind, Kind::Unknown);
    EXPECT_EQ(check(line, "10.0.7.1").kind, Kind::Known);
    EXPECT_EQ(check(line, "10.0.77.1").kind, Kind::Unknown);
    EXPECT_EQ(check("!bad.example " + first.text, "vps.example").kind, Kind::Unknown);
}

TEST_F(KnownHostsTest, revokedWinsOverEverything)
{
    const auto verdict = check("vps " + first.text + "\n@revoked * " + first.text, "vps");
    EXPECT_EQ(verdict.kind, Kind::Revoked);
    EXPECT_EQ(verdict.where, "known:2");
    EXPECT_EQ(check("@revoked vps " + second.text + "\nvps " + first.text, "vps").kind, Kind::Known);
}

TEST_F(KnownHostsTest, anAuthorityAloneIsNoKnownKey)
{
    EXPECT_EQ(check("@cert-authority *.example " + first.text, "vps.example").kind, Kind::Authority);
    EXPECT_EQ(check("@cert-authority * " + second.text + "\nvps " + first.text, "vps").kind, Kind::Known);
}

TEST_F(KnownHostsTest, hashedNamesAreFoundAsSshKeygenWritesThem)
{
    const std::string path = dir->file("hashed");
    tests::writeFile(path, "vps.example " + first.text + "\n[vps.example]:2222 " + second.text + "\n");
    tests::runOrThrow({.program = "ssh-keygen", .arguments = {"-H", "-f", path}});
    const std::string text = tests::readFile(path);
    ASSERT_EQ(text.rfind("|1|", 0), 0U) << text;
    EXPECT_EQ(check(text, "vps.example").kind, Kind::Known);
    EXPECT_EQ(check(text, "vps.example", 2222).kind, Kind::Changed);
    EXPECT_EQ(check(text, "other.example").kind, Kind::Unknown);
}

TEST_F(KnownHostsTest, linesThatAreDamagedAreSkipped)
{
    for (const std::string line : {"vps", "vps ssh-ed25519", "vps ssh-ed25519 !!!!", "@other vps ", "|1|x|y ",
             "|1| ", "@revoked", "vps ssh-rsa AAAAC3NzaC1lZDI1NTE5", "\xff\xfe", ",,, "}) {
        EXPECT_EQ(check(line, "vps").kind, Kind::Unknown) << line;
        EXPECT_EQ(check(line + "\nvps " + first.text, "vps").kind, Kind::Known) << line;
    }
    EXPECT_EQ(check("vps " + first.text.substr(0, 60), "vps").kind, Kind::Unknown);
}

TEST_F(KnownHostsTest, patternsOfStarsDoNotTakeForever)
{
    std::string stars;
    for (int i = 0; i < 2000; ++i) {
        stars += "*a";
    }
    EXPECT_FALSE(matchesPatternList(stars + "b", std::string(255, 'a')));
}

TEST_F(KnownHostsTest, knownTypesAreAskedForFirst)
{
    KnownHosts hosts;
    hosts.addText("vps " + rsa.text, "known");
    EXPECT_THAT(hosts.keyTypes("vps", 22), ElementsAre("ssh-rsa"));
    constexpr const char *offered =
        "ssh-ed25519,ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521,rsa-sha2-512,rsa-sha2-256";
    EXPECT_EQ(knownFirst(offered, hosts.keyTypes("vps", 22)),
        "rsa-sha2-512,rsa-sha2-256,ssh-ed25519,ecdsa-sha2-nistp256,ecdsa-sha2-nistp384,ecdsa-sha2-nistp521");
    EXPECT_EQ(knownFirst(offered, {}), offered);
}

TEST_F(KnownHostsTest, fingerprintIsTheOneOfSshKeygen)
{
    const std::string printed =
        tests::runOrThrow({.program = "ssh-keygen", .arguments = {"-l", "-f", dir->file("first") + ".pub"}});
    EXPECT_THAT(printed, testing::HasSubstr(" " + fingerprint(first.blob) + " "));
}

TEST_F(KnownHostsTest, aMissingFileHoldsNothingAndAnUnreadableOneIsAnError)
{
    KnownHosts hosts;
    EXPECT_TRUE(hosts.addFile(dir->file("nowhere")).ok());
    const auto directory = hosts.addFile(dir->path().string());
    ASSERT_FALSE(directory.ok());
    EXPECT_EQ(directory.error().code, base::ErrorCode::FileUnreadable);
}

} // namespace zumik::ssh
