// SPDX-License-Identifier: GPL-3.0-or-later
// Samples that come late, or in another order than they were taken, to real servers that take them: what is
// joined from tails against what the server answers as a whole by then.
#include "models/session/tailrule.h"
#include "models/source/queryscheduler.h"
#include "tests/models/clients/prometheus/apiservers.h"
#include "tests/models/clients/prometheus/clockedsource.h"
#include "tests/models/clients/prometheus/sameanswers.h"
#include "tests/stack/servers/prometheus.h"
#include "tests/stack/servers/victoriametrics.h"

#include <set>

namespace zumik::clients::prometheus {

using namespace std::chrono_literals;

namespace {

constexpr base::Time epoch{1'700'000'100'000};
constexpr base::Duration step = 15s;

const char *const expressions[] = {
    "late_total",
    "sum(rate(late_total[5m]))",
    "max_over_time(late_total[2m])",
    "count(late_total)",
};

class TakesLateSamples {
public:
    virtual ~TakesLateSamples() = default;
    virtual std::uint16_t port() const = 0;
    virtual void add(const std::string &way, std::int64_t ms, double value) const = 0;
};

class LatePrometheus final : public TakesLateSamples {
public:
    std::uint16_t port() const override { return m_server.port(); }

    void add(const std::string &way, std::int64_t ms, double value) const override
    {
        m_server.write({{{{"__name__", "late_total"}, {"way", way}}, {{ms, value}}}});
    }

private:
    tests::Prometheus m_server{{.sections = "storage: {tsdb: {out_of_order_time_window: 2h}}\n"}};
};

class LateVictoriaMetrics final : public TakesLateSamples {
public:
    std::uint16_t port() const override { return m_server.port(); }

    void add(const std::string &way, std::int64_t ms, double value) const override
    {
        m_server.import(
            "late_total{way=\"" + way + "\"} " + std::to_string(value) + ' ' + std::to_string(ms) + '\n');
    }

private:
    // It would keep answers of its own, and forget them some seconds after a late sample.
    tests::VictoriaMetrics m_server{{.arguments = {"-search.disableCache"}}};
};

class LateSamples : public testing::TestWithParam<std::string> {
protected:
    LateSamples()
    {
        if (GetParam() == "Prometheus") {
            m_server = std::make_unique<LatePrometheus>();
        } else {
            m_server = std::make_unique<LateVictoriaMetrics>();
        }
        m_source = openSource({.base = localUrl(m_server->port())});
        m_clocked = std::make_unique<tests::ClockedSource>(*m_source);
        m_scheduler =
            std::make_unique<source::QueryScheduler>(*m_clocked, source::SchedulerOptions{.tail = m_rule});
        moveTo(120);
    }

    /// The counter of one way at its `index`th scrape. What arrives when is the way's.
    void deliver(const std::string &way, int index)
    {
        if (index >= 0 && m_delivered[way].insert(index).second) {
            m_server->add(way, (epoch + step * index).ms, index * index);
        }
    }

    /// To the present of this scrape: "prompt" has come until now, "slow" until 45 s ago, of "mixed" every
    /// second sample comes 30 s late and so after its successor.
    void moveTo(int index)
    {
        for (; m_at <= index; ++m_at) {
            deliver("prompt", m_at);
            deliver("slow", m_at - 3);
            deliver("mixed", m_at % 2 == 0 ? m_at : m_at - 2);
        }
        m_clocked->present = epoch + step * index;
    }

    source::RangeQuery lastHalfHour(const char *expression) const
    {
        return {.expression = expression,
            .grid = series::Grid::over({m_clocked->present - 30min, m_clocked->present}, step)};
    }

    /// How what the scheduler says differs from the server as it is now.
    std::string wrong(const char *expression, base::Duration youngest = base::Duration{0})
    {
        const auto query = lastHalfHour(expression);
        const auto ours = answerTo(*m_scheduler, query);
        return difference(ours, answerTo(*m_source, query), m_clocked->present - youngest);
    }

    const source::TailRule m_rule = session::tailRuleFor({.product = GetParam(), .version = {}}, step);
    std::unique_ptr<TakesLateSamples> m_server;
    std::unique_ptr<PrometheusSource> m_source;
    std::unique_ptr<tests::ClockedSource> m_clocked;
    std::unique_ptr<source::QueryScheduler> m_scheduler;
    std::map<std::string, std::set<int>> m_delivered;
    int m_at = 0;
};

} // namespace

TEST_P(LateSamples, withinTheOverlapAreInTheTailsOnceTheyHaveCome)
{
    for (int index = 120; index <= 136; index += 2) {
        moveTo(index);
        for (const char *expression : expressions) {
            EXPECT_EQ(wrong(expression), "") << expression << " at " << index;
        }
    }
    EXPECT_EQ(m_scheduler->counts().tails, 8 * std::size(expressions));
    EXPECT_EQ(m_scheduler->counts().tailsThatDidNotFit, 0U);
    EXPECT_EQ(m_scheduler->counts().whole, std::size(expressions));
}

TEST_P(LateSamples, laterThanSettledButWithinTheOverlapMakeTheTailNotFitAndEverythingIsAsked)
{
    const char *const expression = "late_total";
    m_at = 141; // "prompt" is silent for five minutes
    m_clocked->present = epoch + step * 140;
    for (int index = 121; index <= 140; ++index) {
        deliver("slow", index - 3);
    }
    EXPECT_EQ(wrong(expression), "");
    deliver("prompt", 130); // 150 s late
    moveTo(141);
    EXPECT_EQ(wrong(expression), "");
    EXPECT_EQ(m_scheduler->counts().tailsThatDidNotFit, 1U);
}

TEST_P(LateSamples, beyondTheOverlapAreThereWithTheNextWholeAnswer)
{
    const char *const expression = "max_over_time(late_total[2m])";
    m_delivered["gap"].insert(0); // a series of its own, with a hole of five minutes
    for (int index = 1; index <= 120; ++index) {
        if (index < 40 || index > 60) {
            deliver("gap", index);
        }
    }
    EXPECT_EQ(wrong(expression), "");
    for (int index = 40; index <= 60; ++index) {
        deliver("gap", index); // a quarter of an hour late
    }
    for (int index = 121; index <= 158; index += 6) {
        moveTo(index);
        for (int each = index - 5; each <= index; ++each) {
            deliver("gap", each);
        }
        EXPECT_NE(wrong(expression), "") << "the hole is far from the tail, at " << index;
    }
    EXPECT_EQ(m_scheduler->counts().whole, 1U);
    moveTo(160); // ten minutes after the last whole answer
    EXPECT_EQ(wrong(expression), "");
    EXPECT_EQ(m_scheduler->counts().whole, 2U);
}

INSTANTIATE_TEST_SUITE_P(Servers, LateSamples, testing::Values("Prometheus", "VictoriaMetrics"));

} // namespace zumik::clients::prometheus
