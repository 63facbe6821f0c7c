// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/simulator/site.h"
#include "tests/stack/simulator/commandline.h"
#include "tests/stack/simulator/test/samples.h"

#include <gtest/gtest.h>

namespace zumik::simulator {

namespace {

constexpr double noon = 1'763'640'000;

class Doors : public testing::Test {
protected:
    HttpResponse ask(Door door, const std::string &path,
        const std::map<std::string, std::string> &headers = {}, const std::string &method = "GET",
        const std::string &body = {})
    {
        std::string text = method + ' ' + path + " HTTP/1.1\r\n";
        for (const auto &[name, value] : headers) {
            text.append(name).append(": ").append(value).append("\r\n");
        }
        text += "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
        HttpRequest request;
        EXPECT_EQ(takeRequest(text, request), Taken::Request);
        return m_site.handle(request, door, noon);
    }

    HttpResponse post(Door door, const std::string &path, const std::string &body = {})
    {
        return ask(door, path, {{"Authorization", "Bearer key"}}, "POST", body);
    }

    Site m_site{World{}, {"metrics", "admin", "key"}};
};

} // namespace

TEST_F(Doors, apiCoreAsksForItsToken)
{
    EXPECT_EQ(ask(Door::ApiCore, "/metrics").status, 401);
    EXPECT_EQ(ask(Door::ApiCore, "/metrics", {{"Authorization", "Bearer wrong"}}).status, 401);
    const HttpResponse answer = ask(Door::ApiCore, "/metrics", {{"authorization", "Bearer metrics"}});
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.contentType, "text/plain; version=0.0.4; charset=utf-8");
    EXPECT_EQ(ask(Door::ApiCore, "/healthz").status, 200);
}

TEST_F(Doors, apiCoreWithoutAConfiguredTokenIsOpen)
{
    Site open(World{}, {});
    HttpRequest request{.method = "GET", .path = "/metrics", .query = {}, .headers = {}, .body = {}};
    EXPECT_EQ(open.handle(request, Door::ApiCore, noon).status, 200);
}

TEST_F(Doors, theGatewayAnswers401And503AsItsContractSays)
{
    EXPECT_EQ(ask(Door::Gateway, "/metrics").status, 401);
    EXPECT_EQ(ask(Door::Gateway, "/metrics").contentType, "application/json");
    EXPECT_EQ(ask(Door::Gateway, "/metrics", {{"X-Admin-Token", "wrong"}}).status, 401);
    EXPECT_EQ(ask(Door::Gateway, "/metrics", {{"X-Admin-Token", "admin"}}).status, 200);
    EXPECT_EQ(post(Door::Fleet, "/admin/switch?name=gateway-token&on=0").status, 200);
    const HttpResponse unavailable = ask(Door::Gateway, "/metrics", {{"X-Admin-Token", "admin"}});
    EXPECT_EQ(unavailable.status, 503);
    EXPECT_NE(unavailable.body.find("admin_unavailable"), std::string::npos);
}

TEST_F(Doors, switchesWorkWhileItRuns)
{
    post(Door::Fleet, "/admin/switch?name=tenant-labels&on=0");
    post(Door::Fleet, "/admin/switch?name=gateway-gpus&on=off");
    const Scrape scrape(ask(Door::Gateway, "/metrics", {{"X-Admin-Token", "admin"}}).body);
    EXPECT_EQ(scrape.count("gateway_total_tokens_total"), 1U);
    EXPECT_EQ(scrape.count("gpu_utilization_percent"), 0U);
    EXPECT_EQ(post(Door::Fleet, "/admin/switch?name=gravity&on=0").status, 404);
}

TEST_F(Doors, incidentsAreSwitchedByNameAndListed)
{
    EXPECT_NE(post(Door::Fleet, "/admin/incident?name=stuck-gpu&on=1").body.find("\"stuck-gpu\":true"),
        std::string::npos);
    EXPECT_TRUE(m_site.world().incidents.active(Incident::StuckGpu, noon));
    EXPECT_NE(post(Door::Fleet, "/admin/incident?name=stuck%20gpu&on=0").body.find("\"stuck-gpu\":false"),
        std::string::npos);
    EXPECT_EQ(post(Door::Fleet, "/admin/incident?name=flood&on=1").status, 404);
}

TEST_F(Doors, aDownTargetHangsUp)
{
    post(Door::Fleet, "/admin/incident?name=target-down&on=1");
    EXPECT_TRUE(ask(Door::ApiCore, "/metrics", {{"Authorization", "Bearer metrics"}}).hangUp);
    EXPECT_FALSE(ask(Door::Gateway, "/metrics").hangUp);
}

TEST_F(Doors, discoveryNamesTargetsThatAnswer)
{
    m_site.setPort(Door::Fleet, 4711);
    const std::string list = ask(Door::Fleet, "/sd/zai-proxy").body;
    EXPECT_NE(list.find("\"targets\":[\"127.0.0.1:4711\"]"), std::string::npos);
    EXPECT_NE(list.find("\"deployment_variant\":\"canary\""), std::string::npos);
    const std::size_t path = list.find("/zai-proxy/");
    EXPECT_EQ(ask(Door::Fleet, list.substr(path, list.find('"', path) - path)).status, 200);
    EXPECT_NE(ask(Door::GpuStack, "/metrics/targets").body.find("\"cluster_id\":\"1\""), std::string::npos);
}

TEST_F(Doors, theMappingDecidesWhatWorkersExpose)
{
    const auto exposed = [&] {
        return Scrape(ask(Door::GpuStack, "/workers/1/metrics").body).names();
    };
    EXPECT_EQ(ask(Door::GpuStackApi, "/v2/metrics/config").status, 401);
    const std::map<std::string, std::string> key{{"Authorization", "Bearer key"}};
    const std::string original = ask(Door::GpuStackApi, "/v2/metrics/default-config", key).body;
    EXPECT_EQ(ask(Door::GpuStackApi, "/v2/metrics/config", key).body, original);
    EXPECT_TRUE(exposed().contains("gpustack:num_requests_waiting"));

    const std::string less =
        R"({"runtime_mapping":{"vLLM":{"*":{"vllm:num_requests_running":"gpustack:num_requests_running"}}}})";
    EXPECT_EQ(post(Door::GpuStackApi, "/v2/metrics/config", less).status, 200);
    EXPECT_EQ(ask(Door::GpuStackApi, "/v2/metrics/config", key).body, less);
    EXPECT_TRUE(exposed().contains("gpustack:num_requests_running"));
    EXPECT_FALSE(exposed().contains("gpustack:num_requests_waiting"));
    EXPECT_TRUE(exposed().contains("gpustack:worker_node_cpu_cores"));

    EXPECT_EQ(post(Door::GpuStackApi, "/v2/metrics/config", "{\"runtime_mapping\":[]}").status, 400);
    EXPECT_EQ(post(Door::GpuStackApi, "/v2/metrics/config", "{").status, 400);
    EXPECT_EQ(post(Door::GpuStackApi, "/v2/metrics/default-config", less).status, 405);
}

TEST(HttpMessage, isTakenWholeWhereverItIsCut)
{
    const std::string text =
        "POST /a%20b?x=1&y=%2F+z HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nabcGET / HTTP/1.0\r\n\r\n";
    for (std::size_t cut = 0; cut <= text.size(); ++cut) {
        std::string buffer;
        std::vector<HttpRequest> requests;
        for (const std::string &part : {text.substr(0, cut), text.substr(cut)}) {
            buffer += part;
            HttpRequest request;
            while (takeRequest(buffer, request) == Taken::Request) {
                requests.push_back(request);
            }
        }
        ASSERT_EQ(requests.size(), 2U) << cut;
        EXPECT_EQ(requests[0].path, "/a b");
        EXPECT_EQ(requests[0].parameter("y"), "/ z");
        EXPECT_EQ(requests[0].body, "abc");
        EXPECT_TRUE(requests[0].keepAlive);
        EXPECT_FALSE(requests[1].keepAlive);
    }
}

TEST(HttpMessage, thatIsNoneIsRefused)
{
    for (const char *text : {"hello\r\n\r\n", "GET nowhere HTTP/1.1\r\n\r\n",
             "GET / HTTP/1.1\r\nno colon\r\n\r\n", "POST / HTTP/1.1\r\nContent-Length: 99999999999\r\n\r\n",
             "POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n",
             "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n", "\r\n\r\n", " \r\n\r\n"}) {
        std::string buffer = text;
        HttpRequest request;
        EXPECT_EQ(takeRequest(buffer, request), Taken::Bad) << text;
    }
    std::string endless(100'000, 'x');
    HttpRequest request;
    EXPECT_EQ(takeRequest(endless, request), Taken::Bad);
}

TEST(CommandLine, saysWhatItCannotTake)
{
    CommandLine line;
    EXPECT_EQ(readCommandLine({"--clusters", "0", "--seed", "9", "--fleet-port", "1234"}, line), "");
    EXPECT_EQ(line.world.options.clusters, 0);
    EXPECT_EQ(line.ports[static_cast<std::size_t>(Door::Fleet)], 1234);
    EXPECT_EQ(readCommandLine({"--incident", "stuck-gpu:10:20"}, line), "");
    EXPECT_TRUE(line.world.incidents.active(Incident::StuckGpu, 15));
    EXPECT_NE(readCommandLine({"--clusters", "many"}, line), "");
    EXPECT_NE(readCommandLine({"--nonsense", "1"}, line), "");
    EXPECT_NE(readCommandLine({"--seed"}, line), "");
    EXPECT_NE(readCommandLine({"--incident", "stuck-gpu:10"}, line), "");
    EXPECT_NE(readCommandLine({"--history", "--from", "20", "--to", "10"}, line), "");
}

} // namespace zumik::simulator
