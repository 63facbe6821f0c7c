// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/variables.h"
#include "tests/resources/packfixture.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace zumik::dashboard {

TEST(GatewayBoard, HasFiveSectionsAndTheTenants)
{
    const Dashboard gateway = board("vllm-control-plane");
    EXPECT_EQ(gateway.title, "vLLM Control Plane Observability");
    std::vector<std::string> rows;
    for (const Panel &panel : gateway.panels) {
        if (panel.type == "row") {
            rows.push_back(panel.title);
        }
    }
    EXPECT_EQ(
        rows, (std::vector<std::string>{"Health", "Traffic and latency", "Tokens", "Rejections", "GPU"}));
    EXPECT_EQ(gateway.panels.size(), 5U + 13U);
    const Variable &tenant = gateway.variables.at(1);
    EXPECT_EQ(tenant.name, "tenant_name");
    EXPECT_TRUE(tenant.multi && tenant.includeAll);
}

TEST(GatewayBoard, DrawsTenantsAndAlsoWhereTheirLabelsAreOff)
{
    const Dashboard gateway = board("vllm-control-plane");
    const std::string tokens = expression(gateway, "Total tokens", "{{tenant_name}}");
    expectSamples(tokens,
        {{"gateway_total_tokens_total{tenant_name=\"acme\"}", "0+60x60"},
            {"gateway_total_tokens_total{tenant_name=\"globex\"}", "0+120x60"}},
        {{"{tenant_name=\"acme\"}", 1}, {"{tenant_name=\"globex\"}", 2}});
    expectSamples(
        tokens, {{"gateway_total_tokens_total", "0+60x60"}}, {{"{tenant_name=\"all tenants\"}", 1}});
    expectSamples(expression(gateway, "Rejections by reason", "{{reason}}"),
        {{"gateway_rejections_total{reason=\"auth\"}", "0+60x60"}}, {{"{reason=\"auth\"}", 1}});
    Interpolation none = values(gateway);
    none.variables["tenant_name"] = {{""}, {""}, true, true, false};
    const auto &query = panelOf(gateway, "Total tokens").queries[0].expression;
    expectSamples(interpolate(query, none, Syntax::PromQl), {{"gateway_total_tokens_total", "0+60x60"}},
        {{"{tenant_name=\"all tenants\"}", 1}});
}

TEST(GatewayBoard, CountsFailuresAsZeroWhereThereAreNone)
{
    const std::string failed = expression(board("vllm-control-plane"), "Request rate", "5xx");
    const Input fine{"gateway_http_requests_total{status=\"200\"}", "0+60x60"};
    expectValue(failed, {fine}, 0);
    expectValue(failed, {fine, {"gateway_http_requests_total{status=\"502\"}", "0+30x60"}}, 0.5);
    expectValue(failed, {}, std::nullopt);
}

TEST(GatewayBoard, DrawsEachGpusShareOfMemory)
{
    expectSamples(expression(board("vllm-control-plane"), "GPU memory used", "gpu {{gpu_index}}"),
        {{"gpu_memory_used_bytes{gpu_index=\"1\"}", "30+0x60"},
            {"gpu_memory_total_bytes{gpu_index=\"1\"}", "40+0x60"}},
        {{"{gpu_index=\"1\"}", 0.75}});
}

} // namespace zumik::dashboard
