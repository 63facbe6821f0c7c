// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/resources/packfixture.h"

#include <gtest/gtest.h>

namespace zumik::dashboard {

namespace {

/// Requests of one deployment, under the relabeling's name of it or the application's own.
Input requests(
    const std::string &label, const std::string &deployment, const char *status, const char *values)
{
    return {"zai_proxy_requests_total{" + label + "=\"" + deployment + "\",status_code=\"" + status + "\"}",
        values};
}

} // namespace

TEST(ProxyCanary, HasTheTenPanelsOfItsOperators)
{
    const Dashboard canary = board("zai-proxy-canary");
    EXPECT_EQ(canary.panels.size(), 10U);
    EXPECT_EQ(panelOf(canary, "Worker utilization").type, "gauge");
    EXPECT_EQ(panelOf(canary, "Concurrent requests").type, "gauge");
    EXPECT_EQ(panelOf(canary, "Error rate").defaults.unit, "percentunit");
    for (const char *title :
        {"Request rate", "Latency", "Rate limit", "Upstream errors", "Token throughput (canary)",
            "Token counting, p95 (canary)", "Rate limit adjustments (canary)"}) {
        EXPECT_FALSE(panelOf(canary, title).queries.empty());
    }
}

TEST(ProxyCanary, TellsDeploymentsApartByEitherLabel)
{
    const std::string share = expression(board("zai-proxy-canary"), "Error rate", "{{deployment}}");
    for (const char *label : {"deployment_variant", "variant"}) {
        const std::vector<Input> inputs{requests(label, "canary", "200", "0+45x60"),
            requests(label, "canary", "502", "0+15x60"), requests(label, "production", "200", "0+60x60")};
        expectSamples(share, inputs, {{"{deployment=\"canary\"}", 0.25}, {"{deployment=\"production\"}", 0}});
    }
}

TEST(ProxyCanary, TakesTheRelabelingsWordWhereBothLabelsAreThere)
{
    const std::string rate = expression(board("zai-proxy-canary"), "Request rate", "{{deployment}}");
    expectSamples(rate,
        {{"zai_proxy_requests_total{deployment_variant=\"canary\",variant=\"test\"}", "0+60x60"}},
        {{"{deployment=\"canary\"}", 1}});
}

TEST(ProxyCanary, DrawsTokensOfTheCanaryAlone)
{
    const Dashboard canary = board("zai-proxy-canary");
    const std::string tokens = expression(canary, "Token throughput (canary)", "{{direction}} {{model}}");
    for (const std::string label : {"deployment_variant", "variant"}) {
        const std::string rest = "direction=\"input\",model=\"m\"}";
        expectSamples(tokens,
            {{"zai_proxy_tokens_total{" + label + "=\"canary\"," + rest, "0+600x60"},
                {"zai_proxy_tokens_total{" + label + "=\"production\"," + rest, "0+60x60"}},
            {{"{direction=\"input\",model=\"m\"}", 10}});
    }
    expectSamples(expression(canary, "Rate limit adjustments (canary)", "{{direction}}"),
        {{"zai_proxy_rate_limit_adjustments_total{variant=\"canary\",direction=\"decrease\"}", "0+1x60"},
            {"zai_proxy_rate_limit_adjustments_total{variant=\"production\",direction=\"probe\"}", "0+1x60"}},
        {{"{direction=\"decrease\"}", 5}});
}

TEST(ProxyTokens, AreCountedOverAnHourAgainstTheirThresholds)
{
    const Dashboard tokens = board("zai-proxy-tokens");
    EXPECT_EQ(tokens.panels.size(), 7U);
    const auto stepsOf = [&](const char *title) {
        std::vector<std::pair<std::string, double>> steps;
        for (const auto &step : panelOf(tokens, title).defaults.thresholds.steps) {
            steps.emplace_back(step.color, step.from);
        }
        steps.erase(steps.begin()); // from minus infinity
        return steps;
    };
    using Steps = std::vector<std::pair<std::string, double>>;
    EXPECT_EQ(stepsOf("Tokens, 1 h"), (Steps{{"yellow", 50'000}, {"orange", 100'000}}));
    EXPECT_EQ(stepsOf("Input tokens, 1 h"), (Steps{{"yellow", 25'000}, {"orange", 50'000}}));
    EXPECT_EQ(stepsOf("Output tokens, 1 h"), (Steps{{"yellow", 25'000}, {"orange", 50'000}}));
    const std::vector<Input> inputs{{"zai_proxy_tokens_total{direction=\"input\"}", "0+400x60"},
        {"zai_proxy_tokens_total{direction=\"output\"}", "0+100x60"}};
    expectValue(expression(tokens, "Tokens, 1 h", "tokens"), inputs, 30'000);
    expectValue(expression(tokens, "Input tokens, 1 h", "input"), inputs, 24'000);
    expectValue(expression(tokens, "Output tokens, 1 h", "output"), inputs, 6'000);
    expectValue(expression(tokens, "Output / input", "ratio"), inputs, 0.25);
}

TEST(ProxyTokens, ShowTheThroughputOfRequests)
{
    const std::string p90 =
        expression(board("zai-proxy-tokens"), "Throughput of a request", "{{direction}} p90");
    const std::string open = "zai_proxy_token_rate_bucket{direction=\"input\",le=\"";
    expectSamples(
        p90, {{open + "100\"}", "0+60x60"}, {open + "+Inf\"}", "0+60x60"}}, {{"{direction=\"input\"}", 90}});
}

} // namespace zumik::dashboard
