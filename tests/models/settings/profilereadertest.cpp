// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/settings/profilereader.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::settings {

namespace {

using base::Error;
using base::ErrorCode;
using base::SecretRef;
using testing::HasSubstr;
using testing::Not;

base::Result<Profile> read(const QByteArray &json)
{
    return readProfile(json, QStringLiteral("/etc/zumik/prod.json"));
}

Error errorOf(const QByteArray &json)
{
    const auto result = read(json);
    return result ? Error{ErrorCode::Internal, "it was read", {}} : result.error();
}

/// A profile whose prometheus object has `more` behind its URL.
QByteArray prometheusWith(const QByteArray &more)
{
    return R"({"prometheus": {"url": "http://localhost:9090", )" + more + "}}";
}

const QByteArray contract = R"({
  "name": "prod", "readOnly": false, "publicUrl": "https://api.example.com",
  "ssh": {"host": "vps", "user": "ops", "port": 2222, "identity": "keys/id", "config": "/etc/ssh/config", "knownHosts": "~/kh"},
  "prometheus": {"url": "http://localhost:9090/prometheus", "auth": {"bearer": {"env": "PROM_TOKEN"}},
    "headers": [{"name": "X-Scope-OrgID", "value": "a"}, {"name": "CF-Access-Client-Secret", "value": {"keychain": "cf"}}],
    "tls": {"ca": "ca.pem", "cert": "c.pem", "key": "k.pem", "serverName": "x"}, "scrapeInterval": "15s"},
  "alertmanager": {"url": "http://alertmanager:9093", "via": "docker"},
  "grafana": {"url": "http://localhost:3000", "auth": {"basic": {"user": "admin", "password": {"keychain": "grafana"}}},
    "browserUrl": "https://grafana.example.com/"},
  "gpustack": {"url": "http://localhost:80", "via": "kube:arn:aws:eks:x/cluster/ns"},
  "targets": [{"name": "api-core", "url": "http://localhost:8080/metrics", "labels": {"job": "api-core"}},
    {"name": "gateway", "url": "http://localhost:8000/metrics",
     "auth": {"header": {"name": "X-Admin-Token", "value": {"env": "ADMIN"}}}, "via": "unix:/run/gw.sock"}],
  "sources": [{"name": "eu", "prometheus": {"url": "https://eu:9090"}}]
})";

} // namespace

TEST(ProfileReader, readsTheWayIn)
{
    const auto profile = read(contract);
    ASSERT_TRUE(profile) << describe(profile.error());
    EXPECT_EQ(profile->name, QStringLiteral("prod"));
    EXPECT_FALSE(profile->readOnly);
    EXPECT_EQ(profile->publicUrl, QUrl(QStringLiteral("https://api.example.com")));
    const Ssh ssh{QStringLiteral("vps"), QStringLiteral("ops"), 2222, QStringLiteral("/etc/zumik/keys/id"),
        QStringLiteral("/etc/ssh/config"), QDir::homePath() + QStringLiteral("/kh")};
    EXPECT_EQ(profile->ssh, ssh);
}

TEST(ProfileReader, readsPrometheusWithEverythingItMayNeed)
{
    const auto profile = read(contract);
    ASSERT_TRUE(profile && profile->prometheus);
    const PrometheusEndpoint &prometheus = *profile->prometheus;
    EXPECT_EQ(prometheus.url.path(), QStringLiteral("/prometheus"));
    EXPECT_EQ(prometheus.auth, Auth(BearerAuth{{SecretRef::Kind::Environment, "PROM_TOKEN"}}));
    ASSERT_EQ(prometheus.headers.size(), 2U);
    EXPECT_EQ(std::get<QString>(prometheus.headers[0].value), QStringLiteral("a"));
    EXPECT_EQ(std::get<SecretRef>(prometheus.headers[1].value), (SecretRef{SecretRef::Kind::Keychain, "cf"}));
    EXPECT_EQ(prometheus.tls.ca, QStringLiteral("/etc/zumik/ca.pem"));
    EXPECT_EQ(prometheus.tls.serverName, QStringLiteral("x"));
    EXPECT_EQ(prometheus.scrapeInterval, base::Duration(15'000));
}

TEST(ProfileReader, readsTheOtherServices)
{
    const auto profile = read(contract);
    ASSERT_TRUE(profile && profile->alertmanager && profile->grafana && profile->gpustack);
    EXPECT_EQ(profile->alertmanager->via.kind, Via::Kind::Docker);
    const BasicAuth basic{QStringLiteral("admin"), {SecretRef::Kind::Keychain, "grafana"}};
    EXPECT_EQ(profile->grafana->auth, Auth(basic));
    EXPECT_EQ(profile->grafana->browserUrl.host(), QStringLiteral("grafana.example.com"));
    EXPECT_EQ(profile->gpustack->via.context, QStringLiteral("arn:aws:eks:x/cluster"));
    EXPECT_EQ(profile->gpustack->via.kubeNamespace, QStringLiteral("ns"));
    ASSERT_EQ(profile->targets.size(), 2U);
    EXPECT_EQ(profile->targets[0].labels.at(QStringLiteral("job")), QStringLiteral("api-core"));
    EXPECT_EQ(std::get<HeaderAuth>(profile->targets[1].auth).name, QStringLiteral("X-Admin-Token"));
    EXPECT_EQ(profile->targets[1].via.path, QStringLiteral("/run/gw.sock"));
    ASSERT_EQ(profile->sources.size(), 1U);
    EXPECT_TRUE(profile->sources[0].prometheus);
}

TEST(ProfileReader, needsNoMoreThanOneService)
{
    const auto profile = read(R"({"prometheus": {"url": "http://localhost:9090"}})");
    ASSERT_TRUE(profile) << describe(profile.error());
    EXPECT_EQ(profile->name, QStringLiteral("prod")); // the file's
    EXPECT_TRUE(profile->readOnly);
    EXPECT_FALSE(profile->ssh);
    EXPECT_EQ(profile->prometheus->auth, Auth(NoAuth{}));
    EXPECT_THAT(errorOf(R"({"name": "x"})").message, HasSubstr("names no service"));
}

TEST(ProfileReader, namesAnUnknownKeyAndWhereItStands)
{
    const Error error = errorOf(prometheusWith(R"("auth": {"tokn": {"env": "A"}})"));
    EXPECT_EQ(error.code, ErrorCode::FormatInvalid);
    EXPECT_EQ(error.message, "prometheus.auth.tokn: unknown key (known here: basic, bearer, header)");
    EXPECT_EQ(error.where, "/etc/zumik/prod.json");
    const auto in = [](const QByteArray &json) {
        return errorOf(json).message;
    };
    EXPECT_THAT(in(R"({"promethius": {}})"), testing::StartsWith("promethius: unknown key"));
    EXPECT_THAT(in(R"({"ssh": {"host": "a", "keyFile": "b"}, "prometheus": {"url": "http://a"}})"),
        testing::StartsWith("ssh.keyFile: unknown key"));
    EXPECT_THAT(
        in(R"({"targets": [{"name": "a", "url": "http://a"}, {"name": "b", "url": "http://b", "job": "c"}]})"),
        testing::StartsWith("targets[1].job: unknown key"));
}

TEST(ProfileReader, namesTheKindItFoundAndTheOneItExpected)
{
    const auto in = [](const QByteArray &json) {
        return errorOf(json).message;
    };
    EXPECT_EQ(in(R"({"readOnly": "yes"})"), "readOnly: expected true or false, found a string");
    EXPECT_EQ(in(R"({"prometheus": []})"), "prometheus: expected an object, found an array");
    EXPECT_EQ(in(R"({"targets": {}})"), "targets: expected an array, found an object");
    EXPECT_EQ(in(R"({"ssh": {"host": 7}})"), "ssh.host: expected a string, found a number");
    EXPECT_EQ(
        in(R"({"ssh": {"host": "a", "port": 70000}})"), "ssh.port: must be a whole number from 1 to 65535");
    EXPECT_EQ(
        in(R"({"ssh": {"host": "a", "port": 22.5}})"), "ssh.port: must be a whole number from 1 to 65535");
    EXPECT_EQ(in(R"({"ssh": {"user": "a"}})"), "ssh.host: is missing");
    EXPECT_EQ(in("[]"), "expected an object, found an array");
    EXPECT_EQ(in(prometheusWith(R"("scrapeInterval": "soon")")),
        "prometheus.scrapeInterval: must be a duration like 15s or 1m30s");
}

TEST(ProfileReader, refusesASecretThatStandsInTheFileAndDoesNotRepeatIt)
{
    for (const QByteArray &more : {QByteArray(R"("auth": {"bearer": "hunter2"})"),
             QByteArray(R"("auth": {"basic": {"user": "a", "password": "hunter2"}})"),
             QByteArray(R"("auth": {"header": {"name": "X-Admin-Token", "value": "hunter2"}})"),
             QByteArray(R"("headers": [{"name": "Authorization", "value": "Bearer hunter2"}])"),
             QByteArray(R"("headers": [{"name": "X-Api-Key", "value": "hunter2"}])")}) {
        const Error error = errorOf(prometheusWith(more));
        EXPECT_THAT(error.message, HasSubstr("a secret is not written into a profile")) << more.toStdString();
        EXPECT_THAT(describe(error), Not(HasSubstr("hunter2")));
    }
}

TEST(ProfileReader, wantsOnePlaceForASecretAndOneWayOfAuthentication)
{
    const auto with = [](const QByteArray &more) {
        return errorOf(prometheusWith(more)).message;
    };
    EXPECT_EQ(with(R"("auth": {"bearer": {"env": "A", "keychain": "b"}})"),
        "prometheus.auth.bearer: needs either \"keychain\" or \"env\"");
    EXPECT_EQ(
        with(R"("auth": {"bearer": {}})"), "prometheus.auth.bearer: needs either \"keychain\" or \"env\"");
    EXPECT_EQ(with(R"("auth": {"bearer": {"env": ""}})"), "prometheus.auth.bearer.env: is empty");
    EXPECT_EQ(with(R"("auth": {"bearer": {"env": "A=b"}})"),
        "prometheus.auth.bearer.env: no variable's name holds a \"=\"");
    EXPECT_EQ(with(R"("auth": {})"), "prometheus.auth: needs one of \"basic\", \"bearer\" and \"header\"");
    EXPECT_EQ(with(R"("auth": {"bearer": {"env": "A"}, "header": {"name": "B", "value": {"env": "C"}}})"),
        "prometheus.auth: needs one of \"basic\", \"bearer\" and \"header\"");
}

TEST(ProfileReader, refusesAUrlWithAUserAndDoesNotRepeatIt)
{
    for (const char *url : {"http://admin:hunter2@localhost:9090", "http://hunter2@localhost",
             "http://@localhost", "http://a:hunter2@b@c", "http://:hunter2@localhost/x@y"}) {
        const Error error = errorOf(QByteArray(R"({"prometheus": {"url": ")") + url + R"("}})");
        EXPECT_THAT(error.message, HasSubstr("no user name or password")) << url;
        EXPECT_THAT(describe(error), Not(HasSubstr("hunter2"))) << url;
    }
}

TEST(ProfileReader, refusesWhatIsNoWebAddress)
{
    for (const char *url : {"localhost:9090", "ftp://a", "http://", "http:///metrics", "file:///etc/passwd",
             "http://a:99999", "http://a b/", "//a", "http://a/#x"}) {
        const Error error = errorOf(QByteArray(R"({"grafana": {"url": ")") + url + R"("}})");
        EXPECT_EQ(error.code, ErrorCode::FormatInvalid) << url;
        EXPECT_THAT(error.message, testing::StartsWith("grafana.url: ")) << url;
    }
    EXPECT_TRUE(read(R"({"targets": [{"name": "a", "url": "http://[::1]:80/metrics?module=x@y"}]})"));
}

TEST(ProfileReader, refusesHeadersThatWouldBreakARequest)
{
    EXPECT_EQ(errorOf(prometheusWith(R"("headers": [{"name": "X-A\r\nHost", "value": "b"}])")).message,
        "prometheus.headers[0].name: is not a header's name");
    EXPECT_EQ(errorOf(prometheusWith(R"("headers": [{"name": "X-A", "value": "b\r\nHost: c"}])")).message,
        "prometheus.headers[0].value: holds a control character");
}

TEST(ProfileReader, refusesNamesThatSshWouldTakeForOptions)
{
    EXPECT_THAT(errorOf(R"({"ssh": {"host": "-oProxyCommand=x"}})").message, HasSubstr("ssh.host"));
    EXPECT_THAT(errorOf(R"({"ssh": {"host": "a", "user": "b c"}})").message, HasSubstr("ssh.user"));
}

TEST(ProfileReader, refusesHalfACertificateTwinsAndUnknownWays)
{
    EXPECT_EQ(errorOf(prometheusWith(R"("tls": {"cert": "a.pem"})")).message,
        "prometheus.tls: \"cert\" and \"key\" go together");
    EXPECT_EQ(errorOf(R"({"targets": [{"name": "a", "url": "http://a"}, {"name": "a", "url": "http://b"}]})")
                  .message,
        "targets[1].name: stands twice");
    EXPECT_THAT(
        errorOf(prometheusWith(R"("via": "carrier pigeon")")).message, HasSubstr("prometheus.via: must be"));
    EXPECT_EQ(errorOf(R"({"sources": [{"name": "a"}]})").message, "sources[0]: names no service");
    EXPECT_EQ(errorOf(R"({"targets": [{"name": "a", "url": "http://a", "labels": {"a-b": "c"}}]})").message,
        "targets[0].labels.a-b: is not a label's name");
}

TEST(ProfileReader, readsTheKubeconfigOfItsClusters)
{
    const auto profile = read(R"({"kubeconfig": "kube/prod",
        "prometheus": {"url": "http://prometheus:9090", "via": "kube:prod/monitoring"}})");
    ASSERT_TRUE(profile) << describe(profile.error());
    EXPECT_EQ(profile->kubeconfig, QStringLiteral("/etc/zumik/kube/prod"));
}

TEST(ProfileReader, refusesATokenThatAnApiServerWouldTakeForItsOwn)
{
    EXPECT_THAT(errorOf(prometheusWith(R"("via": "kube:c/n", "auth": {"bearer": {"env": "T"}})")).message,
        HasSubstr("prometheus.auth: the cluster's API server"));
    EXPECT_TRUE(read(prometheusWith(
        R"("via": "kube:c/n", "auth": {"header": {"name": "X-Admin-Token", "value": {"env": "T"}}})")));
}

TEST(ProfileReader, saysWhereTheJsonBreaks)
{
    const Error error = errorOf("{\n  \"name\": \"é\", oops\n}");
    EXPECT_EQ(error.code, ErrorCode::JsonInvalid);
    EXPECT_THAT(error.where, testing::StartsWith("/etc/zumik/prod.json:2:1"));
}

TEST(ProfileReader, takesACutFileForWhatItIsAtEveryPoint)
{
    for (qsizetype length = 0; length < contract.size(); ++length) {
        ASSERT_EQ(errorOf(contract.left(length)).code, ErrorCode::JsonInvalid) << "cut at " << length;
    }
}

TEST(ProfileReader, refusesAFileThatIsTooLarge)
{
    EXPECT_EQ(errorOf(QByteArray(largestProfile + 1, ' ')).code, ErrorCode::TooLarge);
    EXPECT_EQ(errorOf(QByteArray(5'000, '[')).code, ErrorCode::JsonInvalid);
}

TEST(ProfileReader, keepsTerminalEscapesOutOfItsErrors)
{
    const Error error = errorOf("{\"\\u001b[31mred\": 1}");
    EXPECT_THAT(error.message, Not(HasSubstr("\x1b")));
    EXPECT_THAT(error.message, HasSubstr("red"));
}

TEST(ProfileReader, readsAFileAndSaysWhenThereIsNone)
{
    const QTemporaryDir folder;
    const QString name = folder.filePath(QStringLiteral("a.json"));
    EXPECT_EQ(readProfileFile(name).error().code, ErrorCode::FileNotFound);
    EXPECT_EQ(readProfileFile(folder.path()).error().code, ErrorCode::FileUnreadable);
    QFile file(name);
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write(R"({"ssh": {"host": "a", "identity": "id"}, "prometheus": {"url": "http://a"}})");
    file.close();
    const auto profile = readProfileFile(name);
    ASSERT_TRUE(profile) << describe(profile.error());
    EXPECT_EQ(profile->ssh->identity, folder.filePath(QStringLiteral("id")));
    EXPECT_EQ(profile->name, QStringLiteral("a"));
}

TEST(ProfileReader, readsWhetherItIsProductionAndWhereThePassphraseIs)
{
    const auto plain = readProfile(R"({"prometheus": {"url": "http://a"}})", QStringLiteral("/p.json"));
    ASSERT_TRUE(plain);
    EXPECT_FALSE(plain->production);
    const auto marked = readProfile(
        R"({"production": true, "ssh": {"host": "a", "passphrase": {"env": "P"}}, "prometheus": {"url": "http://a"}})",
        QStringLiteral("/p.json"));
    ASSERT_TRUE(marked) << describe(marked.error());
    EXPECT_TRUE(marked->production);
    EXPECT_EQ(marked->ssh->passphrase, (base::SecretRef{base::SecretRef::Kind::Environment, "P"}));
    EXPECT_FALSE(
        readProfile(R"({"ssh": {"host": "a", "passphrase": "hunter2"}, "prometheus": {"url": "http://a"}})",
            QStringLiteral("/p.json")));
}

} // namespace zumik::settings
