// SPDX-License-Identifier: GPL-3.0-or-later
// Each incident, switched on and off, changes its series and nothing stays behind.
#include "tests/stack/simulator/targets.h"
#include "tests/stack/simulator/test/samples.h"

#include <gtest/gtest.h>

#include <functional>

namespace zumik::simulator {

namespace {

constexpr double start = 1'763'640'000;
constexpr double minutes = 60;

class IncidentRun : public testing::Test {
protected:
    /// On from minute 10 to minute 20.
    void happen(Incident incident)
    {
        m_world.incidents.set(incident, true, start + 10 * minutes);
        m_world.incidents.set(incident, false, start + 20 * minutes);
    }

    Scrape at(double minute, const std::string &job) const
    {
        const Moment moment{m_world, start + minute * minutes};
        std::string all;
        for (const Target &target : targetsAt(moment)) {
            if (target.job == job) {
                Exposition out;
                target.write(out, moment);
                all += out.text();
            }
        }
        return Scrape(all);
    }

    double value(double minute, const std::string &job, const std::string &name,
        const std::map<std::string, std::string> &labels = {}) const
    {
        return at(minute, job).sum(name, labels);
    }

    /// Growth of a counter over the five minutes up to `minute`.
    double growth(double minute, const std::string &job, const std::string &name,
        const std::map<std::string, std::string> &labels = {}) const
    {
        return value(minute, job, name, labels) - value(minute - 5, job, name, labels);
    }

    World m_world;
};

} // namespace

TEST_F(IncidentRun, fiveHundredsBurst)
{
    happen(Incident::HttpErrors);
    const auto errors = [&](double minute) {
        return growth(minute, "api-core", "http_requests_total", {{"status", "502"}})
            / growth(minute, "api-core", "http_requests_total");
    };
    EXPECT_LT(errors(9), 0.005);
    EXPECT_GT(errors(19), 0.04);
    EXPECT_LT(errors(29), 0.005);
}

TEST_F(IncidentRun, spendSurge)
{
    happen(Incident::SpendSurge);
    const auto spend = [&](double minute) {
        return growth(minute, "api-core", "zumik_inference_charged_micros_total");
    };
    EXPECT_GT(spend(19), 4 * spend(9));
    EXPECT_LT(spend(29), 2 * spend(9));
}

TEST_F(IncidentRun, firstTokenOverItsTarget)
{
    happen(Incident::SlowFirstToken);
    const auto quick = [&](double minute) {
        return growth(minute, "byoc-collector", "sglang_time_to_first_token_seconds_bucket", {{"le", "1.0"}})
            / growth(minute, "byoc-collector", "sglang_time_to_first_token_seconds_count");
    };
    EXPECT_GT(quick(9), 0.9);
    EXPECT_LT(quick(19), 0.6);
    EXPECT_GT(quick(29), 0.9);
}

TEST_F(IncidentRun, stuckGpu)
{
    happen(Incident::StuckGpu);
    EXPECT_EQ(value(9, "byoc-collector", "DCGM_FI_DEV_XID_ERRORS"), 0);
    EXPECT_EQ(value(19, "byoc-collector", "DCGM_FI_DEV_XID_ERRORS"), 43);
    EXPECT_EQ(value(29, "byoc-collector", "DCGM_FI_DEV_XID_ERRORS"), 0);
    const Scrape during = at(19, "byoc-collector");
    for (const Sample &sample : during.samples) {
        if (sample.name == "DCGM_FI_DEV_XID_ERRORS" && sample.value > 0) {
            const std::map<std::string, std::string> gpu{{"UUID", sample.labels.at("UUID")}};
            EXPECT_EQ(during.sum("DCGM_FI_DEV_GPU_UTIL", gpu), 100);
            EXPECT_EQ(during.sum("DCGM_FI_PROF_PIPE_TENSOR_ACTIVE", gpu), 0);
        }
    }
}

TEST_F(IncidentRun, nodeGone)
{
    happen(Incident::NodeGone);
    const auto gpus = [&](double minute) {
        return at(minute, "byoc-collector").count("DCGM_FI_DEV_GPU_UTIL");
    };
    EXPECT_EQ(gpus(9), 32U);
    EXPECT_EQ(gpus(19), 24U);
    EXPECT_EQ(gpus(29), 32U);
}

TEST_F(IncidentRun, engineUnhealthy)
{
    happen(Incident::EngineUnhealthy);
    EXPECT_EQ(value(9, "gateway", "gateway_engine_healthy"), 1);
    EXPECT_EQ(value(19, "gateway", "gateway_engine_healthy"), 0);
    EXPECT_EQ(value(29, "gateway", "gateway_engine_healthy"), 1);
    EXPECT_GT(growth(19, "gateway", "gateway_http_requests_total", {{"status", "502"}}), 100);
}

TEST_F(IncidentRun, canaryGoneBad)
{
    happen(Incident::CanaryBad);
    const auto failing = [&](double minute) {
        return growth(
            minute, "zai-proxy", "zai_proxy_requests_total", {{"variant", "canary"}, {"status_code", "502"}});
    };
    EXPECT_LT(failing(9), 3);
    EXPECT_GT(failing(19), 20);
    EXPECT_LT(failing(29), 3);
    const auto limit = [&](double minute) {
        return value(
            minute, "zai-proxy", "zai_proxy_rate_limit_requests_per_second", {{"variant", "canary"}});
    };
    EXPECT_LT(limit(19), 2);
    EXPECT_GT(limit(9), 4);
    EXPECT_EQ(growth(19, "zai-proxy", "zai_proxy_requests_total",
                  {{"variant", "production"}, {"status_code", "502"}}),
        0);
}

TEST_F(IncidentRun, podReplaced)
{
    happen(Incident::PodReplaced);
    const auto pod = [&](double minute) {
        const Moment moment{m_world, start + minute * minutes};
        for (const Target &target : targetsAt(moment)) {
            for (const auto &[name, value] : target.labels) {
                if (name == "pod" && value.find("canary") != std::string::npos) {
                    return value;
                }
            }
        }
        return std::string();
    };
    EXPECT_NE(pod(9), pod(19));
    EXPECT_EQ(pod(11), pod(19));
    const std::map<std::string, std::string> canary{{"variant", "canary"}};
    EXPECT_LT(value(11, "zai-proxy", "zai_proxy_requests_total", canary),
        value(9, "zai-proxy", "zai_proxy_requests_total", canary));
    EXPECT_EQ(at(19, "kube-state-metrics").count("kube_pod_info", {{"pod", pod(9)}}), 0U);
    EXPECT_EQ(at(19, "kube-state-metrics").count("kube_pod_info", {{"pod", pod(19)}}), 1U);
}

TEST_F(IncidentRun, targetDown)
{
    m_world.incidents.set(Incident::TargetDown, true, start, "gateway");
    const Moment moment{m_world, start + 1};
    for (const Target &target : targetsAt(moment)) {
        EXPECT_EQ(isDown(target, moment), target.job == "gateway") << target.job;
    }
}

} // namespace zumik::simulator
