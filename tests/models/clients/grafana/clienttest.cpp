// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/grafana/boardanswer.h"
#include "models/clients/grafana/grafanaclient.h"
#include "models/dashboard/reader.h"
#include "tests/support/grafana/fakegrafana.h"
#include "tests/support/waitfor.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace zumik::clients::grafana {

namespace {

using base::ErrorCode;
using tests::ask;
using tests::FakeGrafana;

http::Endpoint endpointOf(const FakeGrafana &grafana)
{
    return {.base = grafana.url()};
}

class GrafanaApi : public testing::TestWithParam<int> {
protected:
    GrafanaApi()
        : grafana({.version = GetParam()})
        , client(open(endpointOf(grafana)))
    {
    }

    std::unique_ptr<GrafanaClient> open(http::Endpoint endpoint)
    {
        auto opened = GrafanaClient::open(std::move(endpoint), thread);
        EXPECT_TRUE(opened.ok());
        return *std::move(opened);
    }

    BoardList search(const SearchQuery &query)
    {
        const auto list = ask<BoardList>(
            [&](auto stop, auto to, auto reply) { client->search(query, {}, stop, to, reply); });
        EXPECT_TRUE(list.ok()) << describe(list.error());
        return list ? *list : BoardList();
    }

    base::Result<Board> board(const std::string &uid)
    {
        return ask<Board>([&](auto stop, auto to, auto reply) { client->board(uid, stop, to, reply); });
    }

    template <typename T, typename Method> base::Result<T> get(Method method)
    {
        return ask<T>([&](auto stop, auto to, auto reply) { (client.get()->*method)(stop, to, reply); });
    }

    FakeGrafana grafana;
    std::shared_ptr<http::IoThread> thread = std::make_shared<http::IoThread>();
    std::unique_ptr<GrafanaClient> client;
};

/// Of version 12, for what no version changes.
class Grafana : public GrafanaApi { };

} // namespace

TEST_P(GrafanaApi, tellsItsVersionAlsoWhereItsHealthHidesIt)
{
    const auto told = get<Health>(&GrafanaClient::health);
    ASSERT_TRUE(told.ok()) << describe(told.error());
    EXPECT_TRUE(told->version.starts_with(std::to_string(GetParam()) + '.')) << told->version;
    EXPECT_EQ(told->database, "ok");
    grafana.switches().hidesVersion = true;
    const auto hidden = get<Health>(&GrafanaClient::health);
    ASSERT_TRUE(hidden.ok());
    EXPECT_EQ(hidden->version, told->version);
}

TEST_P(GrafanaApi, tellsWhichOrganizationItIs)
{
    EXPECT_EQ(*get<Organization>(&GrafanaClient::organization), (Organization{1, "Main Org."}));
}

TEST_P(GrafanaApi, listsBoardsWithFolderAndTags)
{
    const BoardList list = search({});
    ASSERT_EQ(list.boards.size(), GetParam() >= 12 ? 3U : 2U);
    EXPECT_EQ(list.boards[0],
        (BoardHit{"ops-overview", "Operations overview", {"ops", "prod"}, "ops-folder", "Operations",
            "/d/ops-overview/operations-overview", true}));
    EXPECT_EQ(list.boards[1].folder, "");
    EXPECT_FALSE(list.cut);
}

TEST_P(GrafanaApi, listsFoldersWithWhatTheyAreIn)
{
    const auto folders = get<std::vector<Folder>>(&GrafanaClient::folders);
    ASSERT_TRUE(folders.ok());
    EXPECT_EQ(folders->front(), (Folder{"ops-folder", "Operations", ""}));
    if (GetParam() >= 10) {
        EXPECT_EQ(folders->back().parentUid, "ops-folder");
    }
}

TEST_P(GrafanaApi, aBoardComesWithWhatIsKnownOfIt)
{
    const auto got = board("ops-overview");
    ASSERT_TRUE(got.ok()) << describe(got.error());
    EXPECT_EQ(got->meta.title, "Operations overview");
    EXPECT_EQ(got->meta.version, 12);
    EXPECT_EQ(got->meta.folder, "Operations");
    EXPECT_EQ(got->meta.url, "/d/ops-overview/operations-overview");
    EXPECT_TRUE(got->meta.provisioned);
    EXPECT_EQ(got->meta.updatedBy, "admin");
    EXPECT_EQ(got->meta.updated, base::Time{1730539800000});
    EXPECT_EQ(got->missingElements, std::vector<std::string>{"lib-scrape"});
}

TEST_P(GrafanaApi, itsLibraryPanelsFillTheBoardAsTheReaderReadsIt)
{
    const auto got = board("ops-overview");
    const auto element = ask<LibraryElement>(
        [&](auto stop, auto to, auto reply) { client->libraryElement("lib-scrape", stop, to, reply); });
    ASSERT_TRUE(got.ok() && element.ok());
    EXPECT_EQ(element->name, "Scrape time");
    const auto read = dashboard::readDashboard(withElements(got->json, {*element}));
    ASSERT_TRUE(read.ok()) << describe(read.error());
    ASSERT_EQ(read->panels.size(), 2U);
    EXPECT_EQ(read->panels[1].type, "timeseries");
    EXPECT_EQ(read->panels[1].queries.at(0).expression, "scrape_duration_seconds");
}

TEST_P(GrafanaApi, listsVersionsAndGivesAnOlderOne)
{
    const auto versions = ask<std::vector<BoardVersion>>(
        [&](auto stop, auto to, auto reply) { client->versions("ops-overview", 10, stop, to, reply); });
    ASSERT_TRUE(versions.ok()) << describe(versions.error());
    ASSERT_EQ(versions->size(), 2U);
    EXPECT_EQ(versions->front(), (BoardVersion{12, base::Time{1730539800000}, "admin", "Slower refresh"}));
    const auto older = ask<Board>(
        [&](auto stop, auto to, auto reply) { client->boardVersion("ops-overview", 11, stop, to, reply); });
    ASSERT_TRUE(older.ok()) << describe(older.error());
    EXPECT_EQ(older->meta.version, 11);
    EXPECT_EQ(dashboard::readDashboard(older->json)->title, "Overview of old");
}

TEST_P(GrafanaApi, annotationsHaveTimesTextsAndTheirPanel)
{
    const AnnotationQuery query{{base::Time{1700000000000}, base::Time{1700003600000}}, "ops-overview"};
    const auto found = ask<std::vector<Annotation>>(
        [&](auto stop, auto to, auto reply) { client->annotations(query, stop, to, reply); });
    ASSERT_TRUE(found.ok()) << describe(found.error());
    ASSERT_EQ(found->size(), 2U);
    const Annotation &noted = found->front();
    EXPECT_EQ(noted.until - noted.from, std::chrono::minutes(10));
    EXPECT_EQ(noted.text, "Network <b>maintenance</b>");
    EXPECT_EQ(noted.panelId, 2);
    EXPECT_EQ(QString::fromStdString(found->back().newState).toLower(), QStringLiteral("alerting"));
    EXPECT_EQ(found->back().until, found->back().from);
}

TEST_P(GrafanaApi, annotationsAreAskedForByTagsOfWhichOneMayDo)
{
    const AnnotationQuery query{{base::Time{1700000000000}, base::Time{1700003600000}}, {},
        {"deploy", "gateway"}, true, AnnotationQuery::Type::Annotation, 7};
    const auto found = ask<std::vector<Annotation>>(
        [&](auto stop, auto to, auto reply) { client->annotations(query, stop, to, reply); });
    ASSERT_TRUE(found.ok());
    ASSERT_EQ(found->size(), 1U);
    EXPECT_EQ(found->front().text, "api 1.42 out");
    EXPECT_EQ(found->front().until, found->front().from) << "an end of 0 is none";
    EXPECT_TRUE(grafana.asked().last().endsWith(
        "from=1700000000000&to=1700003600000&limit=7&tags=deploy&tags=gateway&matchAny=true&type=annotation"))
        << grafana.asked().last().toStdString();
}

TEST_P(GrafanaApi, dataSourcesAreNamesAndTypes)
{
    const auto sources = get<std::vector<DataSource>>(&GrafanaClient::dataSources);
    ASSERT_TRUE(sources.ok());
    EXPECT_EQ(sources->front(), (DataSource{"prom", "Prometheus", "prometheus", true}));
}

TEST_P(GrafanaApi, rulesAndAlertsAreThoseOfGrafanasOwnAlerting)
{
    const auto groups = get<std::vector<source::RuleGroup>>(&GrafanaClient::rules);
    ASSERT_TRUE(groups.ok()) << describe(groups.error());
    const source::Rule &rule = groups->at(0).rules.at(0);
    EXPECT_EQ(rule.state, source::AlertState::Firing);
    EXPECT_EQ(rule.holdFor, std::chrono::minutes(5));
    EXPECT_EQ(rule.alerts.at(0).state, source::AlertState::Firing) << "Grafana says Alerting";
    EXPECT_EQ(rule.alerts.at(1).state, source::AlertState::Inactive);
    const auto alerts = get<std::vector<source::Alert>>(&GrafanaClient::alerts);
    ASSERT_TRUE(alerts.ok());
    EXPECT_EQ(alerts->at(0).value, 93);
    const auto notified = get<std::vector<NotifiedAlert>>(&GrafanaClient::notifiedAlerts);
    ASSERT_TRUE(notified.ok());
    EXPECT_EQ(notified->at(0).state, "suppressed");
    EXPECT_EQ(notified->at(0).silencedBy, std::vector<std::string>{"5a4d"});
    EXPECT_EQ(notified->at(0).receivers, std::vector<std::string>{"ops"});
    EXPECT_EQ(notified->at(0).labels.get("instance"), "a");
}

TEST_P(GrafanaApi, aUidThatNobodyKnowsIsNamedAsOne)
{
    const auto got = board("nowhere");
    ASSERT_FALSE(got.ok());
    EXPECT_EQ(got.error().code, ErrorCode::InvalidArgument);
    EXPECT_NE(got.error().message.find("Dashboard not found"), std::string::npos) << describe(got.error());
}

INSTANTIATE_TEST_SUITE_P(Versions, GrafanaApi, testing::Values(9, 10, 11, 12));

// --- what no version changes

TEST_P(Grafana, asksByGetAlone)
{
    search({});
    EXPECT_TRUE(board("ops-overview").ok() && board("newer").ok());
    EXPECT_TRUE(get<Health>(&GrafanaClient::health).ok());
    EXPECT_TRUE(get<std::vector<source::RuleGroup>>(&GrafanaClient::rules).ok());
    const auto &requests = grafana.http().requests();
    EXPECT_GE(requests.size(), 5);
    EXPECT_TRUE(std::all_of(requests.begin(), requests.end(),
        [](const auto &request) { return request.method == "GET" && request.body.isEmpty(); }));
}

TEST_P(Grafana, standsUnderASubPath)
{
    grafana.switches().path = "/grafana";
    for (const char *path : {"/grafana", "/grafana/"}) {
        client = open({.base = grafana.http().url(QLatin1String(path))});
        EXPECT_EQ(search({}).boards.size(), 3U) << path;
    }
}

TEST_P(Grafana, aPasswordOrATokenOrNothingLetsIn)
{
    grafana.switches().authorization = tests::basicAuthorization("ops", "pa55");
    http::Endpoint endpoint = endpointOf(grafana);
    endpoint.auth = http::BasicAuth{"ops", base::Secret::copyOf("pa55")};
    client = open(std::move(endpoint));
    EXPECT_TRUE(get<Organization>(&GrafanaClient::organization).ok());

    grafana.switches().authorization = "Bearer glsa_t0ken";
    const auto refused = get<Organization>(&GrafanaClient::organization);
    ASSERT_FALSE(refused.ok());
    EXPECT_EQ(refused.error().code, ErrorCode::Unauthorized);
    EXPECT_EQ(refused.error().message, "401 Invalid username or password");
    EXPECT_EQ(describe(refused.error()).find("pa55"), std::string::npos);

    endpoint = endpointOf(grafana);
    endpoint.auth = http::BearerAuth{base::Secret::copyOf("glsa_t0ken")};
    client = open(std::move(endpoint));
    EXPECT_TRUE(get<Organization>(&GrafanaClient::organization).ok());

    client = open(endpointOf(grafana));
    EXPECT_EQ(get<Organization>(&GrafanaClient::organization).error().code, ErrorCode::Unauthorized);
    EXPECT_TRUE(get<Health>(&GrafanaClient::health).ok()) << "its health asks for no login";
}

TEST_P(Grafana, theOrganizationOfTheProfileIsAsked)
{
    grafana.switches().organization = "2";
    EXPECT_EQ(get<Organization>(&GrafanaClient::organization).error().code, ErrorCode::Forbidden);
    http::Endpoint endpoint = endpointOf(grafana);
    endpoint.headers.push_back({"X-Grafana-Org-Id", base::Secret::copyOf("2")});
    client = open(std::move(endpoint));
    EXPECT_TRUE(get<Organization>(&GrafanaClient::organization).ok());
    grafana.switches().classicGone = true;
    EXPECT_EQ(search({}).boards.size(), 2U) << "its namespace of the newer API";
}

TEST_P(Grafana, aPageForLoggingInIsNotBeingLetIn)
{
    grafana.switches().redirects = true;
    const auto redirected = get<Organization>(&GrafanaClient::organization);
    ASSERT_FALSE(redirected.ok());
    EXPECT_EQ(redirected.error().code, ErrorCode::Unauthorized);
    EXPECT_NE(redirected.error().message.find("/login"), std::string::npos);
    grafana.switches().redirects = false;
    grafana.switches().ownLogin = "<html><title>Sign in</title></html>";
    const auto page = get<Organization>(&GrafanaClient::organization);
    ASSERT_FALSE(page.ok());
    EXPECT_EQ(page.error().code, ErrorCode::NotJson);
    EXPECT_NE(page.error().message.find("Sign in"), std::string::npos);
}

TEST_P(Grafana, aBoardThatTheClassicApiRefusesComesByTheNewerOne)
{
    const auto got = board("newer");
    ASSERT_TRUE(got.ok()) << describe(got.error());
    EXPECT_EQ(got->meta.uid, "newer");
    EXPECT_EQ(got->meta.version, 4);
    EXPECT_TRUE(got->meta.provisioned);
    EXPECT_EQ(got->missingElements, std::vector<std::string>{"lib-scrape"});
    const auto element = ask<LibraryElement>(
        [&](auto stop, auto to, auto reply) { client->libraryElement("lib-scrape", stop, to, reply); });
    const auto read = dashboard::readDashboard(withElements(got->json, {*element}));
    ASSERT_TRUE(read.ok()) << describe(read.error());
    ASSERT_EQ(read->panels.size(), 2U);
    EXPECT_EQ(read->panels[1].queries.at(0).expression, "scrape_duration_seconds");
}

TEST_P(Grafana, withoutItsClassicApiTheNewerOneListsAndGivesBoards)
{
    grafana.switches().classicGone = true;
    const BoardList list = search({});
    ASSERT_EQ(list.boards.size(), 2U) << "of two pages";
    EXPECT_EQ(list.boards[0].folder, "Operations");
    EXPECT_EQ(list.boards[0].tags, (std::vector<std::string>{"ops", "prod"}));
    EXPECT_EQ(search({.text = "EDGE"}).boards.size(), 1U);
    EXPECT_EQ(search({.tags = {"edge"}}).boards.size(), 1U);
    EXPECT_EQ(search({.tags = {"edge", "prod"}}).boards.size(), 0U);
    EXPECT_EQ(search({.uids = {"edge"}}).boards.at(0).title, "Edge");
    const auto got = board("ops-overview");
    ASSERT_TRUE(got.ok()) << describe(got.error());
    EXPECT_EQ(dashboard::readDashboard(got->json)->title, "Operations overview");
    EXPECT_EQ(board("nowhere").error().code, ErrorCode::InvalidArgument);
}

TEST_P(Grafana, searchesByTextTagsAndUids)
{
    EXPECT_EQ(search({.text = "overview"}).boards.size(), 1U);
    EXPECT_EQ(search({.tags = {"ops", "prod"}}).boards.size(), 1U);
    EXPECT_EQ(search({.uids = {"edge"}}).boards.at(0).title, "Edge");
    const BoardList cut = search({.limit = 1});
    EXPECT_EQ(cut.boards.size(), 1U);
    EXPECT_TRUE(cut.cut);
}

TEST_P(Grafana, pagesAreAskedForUntilOneIsNotFull)
{
    int pages = 0;
    grafana.http().answerWith([&](const tests::FakeRequest &) {
        QByteArray hits;
        for (int i = 0; i < (pages < 2 ? 500 : 3); ++i) {
            hits += (i > 0 ? "," : "") + QByteArray(R"({"uid": "b)") + QByteArray::number(pages * 500 + i)
                + R"(", "type": "dash-db"})";
        }
        ++pages;
        return tests::FakeAnswer{.body = '[' + hits + ']'};
    });
    std::vector<std::size_t> told;
    const auto list = ask<BoardList>([&](auto stop, auto to, auto reply) {
        client->search(
            {}, [&](std::size_t boards) { told.push_back(boards); }, stop, to, reply);
    });
    ASSERT_TRUE(list.ok());
    EXPECT_EQ(list->boards.size(), 1003U);
    EXPECT_EQ(told, (std::vector<std::size_t>{500, 1000, 1003}));
    EXPECT_TRUE(grafana.asked().last().contains("page=3"));
}

TEST_P(Grafana, aServerThatGivesTheSamePageForEverIsLeft)
{
    QByteArray hits;
    for (int i = 0; i < 500; ++i) {
        hits += (i > 0 ? "," : "") + QByteArray(R"({"uid": "b)") + QByteArray::number(i) + R"("})";
    }
    grafana.http().answerWith([&](const auto &) { return tests::FakeAnswer{.body = '[' + hits + ']'}; });
    EXPECT_EQ(search({}).boards.size(), 500U);
    EXPECT_EQ(grafana.asked().size(), 2);
}

TEST_P(Grafana, whatIsNoUidIsNeverAskedFor)
{
    for (const char *uid : {"", "..", ".", "a/b", "a?b", "%2e%2e", "a b", "\xc3\xa4"}) {
        const auto got = board(uid);
        ASSERT_FALSE(got.ok());
        EXPECT_EQ(got.error().code, ErrorCode::InvalidArgument);
    }
    EXPECT_FALSE(isUid(std::string(254, 'a')));
    EXPECT_TRUE(isUid("cIBgcSjkk-_.0"));
    EXPECT_TRUE(grafana.asked().isEmpty());
}

TEST_P(Grafana, aStopEndsTheWaitingAndGoingEndsAllOfIt)
{
    grafana.http().answerWith([](const auto &) { return tests::FakeAnswer{.held = true}; });
    base::StopSource stop;
    const auto stopped = ask<Board>([&](auto, auto to, auto reply) {
        client->board("edge", stop.get_token(), to, reply);
        stop.request_stop();
    });
    EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
    const auto left = ask<BoardList>([&](auto token, auto to, auto reply) {
        client->search({}, {}, token, to, reply);
        tests::waitUntil([&] { return grafana.http().waiting() > 0; });
        client.reset();
    });
    EXPECT_EQ(left.error().code, ErrorCode::Cancelled);
}

TEST_P(Grafana, anAnswerThatIsCutOrNoneSaysWhere)
{
    for (const char *body : {"[{\"uid\": ", "{}", "[1, 2", "nothing"}) {
        grafana.http().answerWith([&](const auto &) { return tests::FakeAnswer{.body = body}; });
        const auto list =
            ask<BoardList>([&](auto stop, auto to, auto reply) { client->search({}, {}, stop, to, reply); });
        ASSERT_FALSE(list.ok()) << body;
        EXPECT_NE(list.error().where.find("/api/search"), std::string::npos) << describe(list.error());
    }
}

INSTANTIATE_TEST_SUITE_P(Twelve, Grafana, testing::Values(12));

} // namespace zumik::clients::grafana
