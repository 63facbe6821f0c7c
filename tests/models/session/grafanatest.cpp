// SPDX-License-Identifier: GPL-3.0-or-later
// Sessions and the tests' Grafana (tests/support/grafana), also behind a real sshd.
#include "models/secrets/environmentstore.h"
#include "models/secrets/memorystore.h"
#include "models/session/grafanaboards.h"
#include "models/session/grafanacheck.h"
#include "tests/stack/servers/sshd.h"
#include "tests/support/grafana/fakegrafana.h"
#include "tests/support/net.h"
#include "tests/support/waitfor.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace zumik::session {

namespace {

using base::ErrorCode;
using clients::grafana::BoardList;
using tests::ask;
using tests::GrafanaThread;

class GrafanaSession : public testing::Test {
protected:
    GrafanaSession() { qputenv("GRAFANA_PASSWORD", "pa55-w0rd"); }

    ~GrafanaSession() override { qunsetenv("GRAFANA_PASSWORD"); }

    static settings::Profile profileOf(const QUrl &url)
    {
        settings::Profile profile;
        profile.grafana.emplace().url = url;
        return profile;
    }

    static settings::Ssh behind(const tests::Sshd &sshd)
    {
        settings::Ssh ssh;
        ssh.host = QStringLiteral("127.0.0.1");
        ssh.port = sshd.port();
        ssh.user = QString::fromStdString(tests::Sshd::user());
        ssh.identity = QString::fromStdString(sshd.identity());
        ssh.knownHosts = QString::fromStdString(sshd.knownHosts());
        return ssh;
    }

    static settings::BasicAuth password(const std::string &variable = "GRAFANA_PASSWORD")
    {
        return {QStringLiteral("ops"), {base::SecretRef::Kind::Environment, variable}};
    }

    LiveSession &open(settings::Profile profile)
    {
        m_session = std::make_unique<LiveSession>(std::move(profile), m_resolver);
        return *m_session;
    }

    /// "grafana.ready ok" and so on.
    std::vector<std::string> check(settings::Profile profile, bool reachable = true)
    {
        QObject context;
        bool done = false;
        m_rows.clear();
        checkGrafana(open(std::move(profile)), reachable, {}, async::Receiver(&context), [&](auto rows) {
            m_rows = std::move(rows);
            done = true;
        });
        EXPECT_TRUE(tests::waitUntil([&] { return done; }));
        std::vector<std::string> words;
        for (const CheckRow &row : m_rows) {
            const char *const states[] = {"ok", "warn", "fail", "unknown"};
            words.push_back(row.id + ' ' + states[static_cast<std::size_t>(row.state)]);
        }
        return words;
    }

    base::Result<GrafanaBoard> load(LiveSession &session, const std::string &uid)
    {
        GrafanaBoards boards(session);
        return ask<GrafanaBoard>([&](auto stop, auto, auto reply) { boards.load(uid, stop, reply); });
    }

    secrets::MemoryStore m_keychain;
    secrets::EnvironmentStore m_environment;
    secrets::SecretResolver m_resolver{m_keychain, m_environment};
    std::unique_ptr<LiveSession> m_session;
    std::vector<CheckRow> m_rows;
};

using Words = std::vector<std::string>;

} // namespace

TEST_F(GrafanaSession, aSessionWithoutOneSaysSo)
{
    const auto none = ask<clients::grafana::GrafanaClient *>(
        [&](auto stop, auto to, auto reply) { open({}).openGrafana(stop, to, reply); });
    ASSERT_FALSE(none.ok());
    EXPECT_EQ(none.error().code, ErrorCode::InvalidArgument);
    EXPECT_TRUE(check({}).empty());
}

TEST_F(GrafanaSession, everyLegIsToldWithWhatItFound)
{
    const GrafanaThread grafana(
        {.version = 11, .authorization = tests::basicAuthorization("ops", "pa55-w0rd")});
    auto profile = profileOf(grafana.url());
    profile.grafana->auth = password();
    EXPECT_EQ(check(profile),
        (Words{"grafana.ready ok", "grafana.version ok", "grafana.login ok", "grafana.dashboards ok",
            "grafana.rules ok"}));
    EXPECT_EQ(m_rows[1].arguments, (Words{"Grafana", "11.6.4"}));
    EXPECT_EQ(m_rows[2].fact, CheckFact::LetIn);
    EXPECT_EQ(m_rows[2].arguments, Words{"Main Org."});
    EXPECT_EQ(m_rows[3].arguments, Words{"2"});
    EXPECT_EQ(m_rows[4].fact, CheckFact::RulesSeen);
    EXPECT_EQ(m_rows[4].arguments, (Words{"1", "1", "0", "0"})) << "a rule, an alert that fires";
}

TEST_F(GrafanaSession, oneThatMayBeLookedAtByAnybodyIsToldAsThat)
{
    const GrafanaThread grafana;
    check(profileOf(grafana.url()));
    EXPECT_EQ(m_rows.at(2).fact, CheckFact::OpenToLook);
}

TEST_F(GrafanaSession, aMissingLoginIsAWarningAndAWrongOneFails)
{
    const GrafanaThread grafana({.authorization = tests::basicAuthorization("ops", "other")});
    EXPECT_EQ(check(profileOf(grafana.url())),
        (Words{"grafana.ready ok", "grafana.version ok", "grafana.login warn", "grafana.dashboards unknown",
            "grafana.rules unknown"}));
    EXPECT_EQ(m_rows[2].fact, CheckFact::LoginWanted);
    auto profile = profileOf(grafana.url());
    profile.grafana->auth = password();
    EXPECT_EQ(check(profile)[2], "grafana.login fail");
    EXPECT_EQ(m_rows[2].error->code, ErrorCode::Unauthorized);
    EXPECT_EQ(describe(*m_rows[2].error).find("pa55"), std::string::npos);
}

TEST_F(GrafanaSession, aSecretThatIsNotThereOrAServerThatIsGoneFailsTheFirstLeg)
{
    QUrl url;
    {
        const GrafanaThread grafana;
        url = grafana.url();
        auto profile = profileOf(url);
        profile.grafana->auth = password("NO_SUCH_VARIABLE");
        EXPECT_EQ(check(profile),
            (Words{"grafana.ready fail", "grafana.version unknown", "grafana.login unknown",
                "grafana.dashboards unknown", "grafana.rules unknown"}));
        EXPECT_EQ(m_rows[0].error->code, ErrorCode::SecretNotFound);
        EXPECT_TRUE(grafana.asked().isEmpty()) << "nothing is asked without the secret";
    }
    EXPECT_EQ(check(profileOf(url))[0], "grafana.ready fail");
    EXPECT_EQ(m_rows[0].error->code, ErrorCode::ConnectionRefused);
    EXPECT_EQ(check(profileOf(url), false)[0], "grafana.ready unknown");
}

TEST_F(GrafanaSession, rulesThatCantBeSeenAreAWarning)
{
    const GrafanaThread grafana({.rulesForbidden = true});
    EXPECT_EQ(check(profileOf(grafana.url())).back(), "grafana.rules warn");
    EXPECT_EQ(m_rows.back().error->code, ErrorCode::Forbidden);
}

TEST_F(GrafanaSession, aRuleThatCantBeEvaluatedIsAWarning)
{
    const GrafanaThread grafana({.rulesFail = true});
    EXPECT_EQ(check(profileOf(grafana.url())).back(), "grafana.rules warn");
    EXPECT_EQ(m_rows.back().fact, CheckFact::RulesFail);
    EXPECT_EQ(m_rows.back().arguments.at(3), "1");
}

TEST_F(GrafanaSession, aHiddenVersionIsNotMadeUp)
{
    const GrafanaThread grafana({.version = 13, .hidesVersion = true});
    check(profileOf(grafana.url()));
    EXPECT_EQ(m_rows.at(1).fact, CheckFact::VersionHidden);
}

TEST_F(GrafanaSession, boardsAreListedWithTheirPlaces)
{
    const GrafanaThread grafana;
    GrafanaBoards boards(open(profileOf(grafana.url())));
    const auto list = ask<BoardList>([&](auto stop, auto, auto reply) { boards.list({}, {}, stop, reply); });
    ASSERT_TRUE(list.ok()) << describe(list.error());
    const std::string host = "127.0.0.1:" + std::to_string(grafana.url().port());
    EXPECT_EQ(grafanaPlace(grafana.url(), list->boards.at(0)), host + "/Operations");
    EXPECT_EQ(grafanaPlace(grafana.url(), list->boards.at(1)), host);
}

TEST_F(GrafanaSession, aBoardIsLoadedWithItsLibraryPanelsAndWhatIsKnownOfIt)
{
    for (const int version : {9, 10, 11, 12}) {
        const GrafanaThread grafana({.version = version});
        const auto board = load(open(profileOf(grafana.url())), "ops-overview");
        ASSERT_TRUE(board.ok()) << describe(board.error());
        EXPECT_EQ(board->dashboard.uid, "ops-overview");
        EXPECT_EQ(board->meta.folder, "Operations");
        EXPECT_EQ(board->dashboard.panels.at(1).queries.at(0).expression, "scrape_duration_seconds");
        EXPECT_EQ(board->dashboard.annotations.size(), 2U);
        EXPECT_TRUE(board->leftOut.empty());
        EXPECT_TRUE(board->dashboard.notes.empty()) << version;
    }
}

TEST_F(GrafanaSession, aBoardOfTheNewerFormIsLoadedLikeTheOthers)
{
    const GrafanaThread grafana;
    const auto board = load(open(profileOf(grafana.url())), "newer");
    ASSERT_TRUE(board.ok()) << describe(board.error());
    EXPECT_EQ(board->dashboard.title, "Newer board");
    EXPECT_EQ(board->dashboard.uid, "newer");
    EXPECT_EQ(board->dashboard.panels.size(), 2U);
}

TEST_F(GrafanaSession, aLibraryPanelThatIsGoneIsToldAndTheBoardIsThere)
{
    tests::FakeGrafana grafana;
    const QByteArray board = grafana.shape("board-ops-overview");
    grafana.http().answerWith([&](const tests::FakeRequest &request) {
        return request.target.startsWith("/api/dashboards")
            ? tests::FakeAnswer{.body = board}
            : tests::FakeAnswer{
                .status = 404, .body = R"({"message": "library element could not be found"})"};
    });
    const auto loaded = load(open(profileOf(grafana.url())), "ops-overview");
    ASSERT_TRUE(loaded.ok());
    EXPECT_EQ(loaded->dashboard.panels.size(), 2U);
    ASSERT_EQ(loaded->leftOut.size(), 1U);
    EXPECT_EQ(loaded->leftOut[0].where, "library panel lib-scrape");
}

TEST_F(GrafanaSession, aLoadThatIsStoppedEnds)
{
    tests::FakeGrafana grafana;
    grafana.http().answerWith([](const auto &) { return tests::FakeAnswer{.held = true}; });
    LiveSession &session = open(profileOf(grafana.url()));
    GrafanaBoards boards(session);
    base::StopSource stop;
    const auto ended = ask<GrafanaBoard>([&](auto, auto, auto reply) {
        boards.load("edge", stop.get_token(), reply);
        tests::waitUntil([&] { return grafana.http().waiting() > 0; });
        stop.request_stop();
    });
    EXPECT_EQ(ended.error().code, ErrorCode::Cancelled);
}

TEST_F(GrafanaSession, aBrowserGoesThroughTheDoorWithoutOurCredentials)
{
    const tests::Sshd sshd;
    const GrafanaThread grafana({.authorization = tests::basicAuthorization("ops", "pa55-w0rd")});
    auto profile = profileOf(grafana.url());
    profile.grafana->auth = password();
    profile.ssh = behind(sshd);
    LiveSession &session = open(profile);
    const auto none =
        ask<std::uint16_t>([&](auto, auto to, auto reply) { session.openGrafanaDoor(to, reply); });
    ASSERT_FALSE(none.ok()) << "there is no tunnel yet";
    ASSERT_TRUE(load(session, "ops-overview").ok());
    EXPECT_EQ(session.door(), nullptr);
    const auto port =
        ask<std::uint16_t>([&](auto, auto to, auto reply) { session.openGrafanaDoor(to, reply); });
    ASSERT_TRUE(port.ok()) << describe(port.error());
    ASSERT_TRUE(tests::waitUntil([&] { return session.door() != nullptr; }));
    EXPECT_EQ(session.door()->port, *port);
    EXPECT_EQ(tests::http({.port = *port, .path = "/api/health"}).status, 200);
    EXPECT_EQ(tests::http({.port = *port, .path = "/api/org"}).status, 401)
        << "Grafana asks for its own login";
    session.closeDoor();
    EXPECT_TRUE(tests::waitUntil([&] { return session.door() == nullptr; }));
}

TEST_F(GrafanaSession, itIsReachedThroughTheTunnelAloneWithItsCredentials)
{
    const tests::Sshd sshd;
    const GrafanaThread grafana({.authorization = tests::basicAuthorization("ops", "pa55-w0rd")});
    auto profile = profileOf(grafana.url());
    profile.grafana->auth = password();
    profile.ssh = behind(sshd);
    LiveSession &session = open(profile);
    const auto board = load(session, "ops-overview");
    ASSERT_TRUE(board.ok()) << describe(board.error());
    EXPECT_EQ(session.tunnelStatus().state, ssh::TunnelState::Connected);
    EXPECT_GT(session.state().bytesIn, 1000U) << "it came through the tunnel";
}

} // namespace zumik::session
