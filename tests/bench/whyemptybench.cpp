// SPDX-License-Identifier: GPL-3.0-or-later
// Why a panel is empty, on a real Prometheus: each reason is provoked five times. How many questions the
// reason took beyond the panel's own, and how long it was until the panel said it, its own question included.
// Asserted: the reason, and three questions at most.
#include "models/board/boardrun.h"
#include "models/clients/prometheus/prometheussource.h"
#include "tests/stack/servers/prometheus.h"
#include "tests/support/net.h"
#include "tests/support/waitfor.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QUrl>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

namespace {

using namespace zumik;
using board::EmptyReason;

constexpr int rounds = 5;

[[noreturn]] void fail(const std::string &what)
{
    std::fprintf(stderr, "%s\n", what.c_str());
    std::exit(1);
}

/// Counts what is asked beside the panels' own range queries.
class Counted final : public source::MetricSource {
public:
    explicit Counted(source::MetricSource &source)
        : m_source(source)
    {
    }

    int questions = 0;

    void range(source::RangeQuery query, base::StopToken stop, async::Receiver to,
        source::Answer<series::Matrix> then) override
    {
        m_source.range(std::move(query), std::move(stop), std::move(to), std::move(then));
    }

    void instant(source::InstantQuery query, base::StopToken stop, async::Receiver to,
        source::Answer<series::Instant> then) override
    {
        ++questions;
        m_source.instant(std::move(query), std::move(stop), std::move(to), std::move(then));
    }

    void seriesOf(source::SeriesQuery query, base::StopToken stop, async::Receiver to,
        source::Answer<std::vector<series::Labels>> then) override
    {
        ++questions;
        m_source.seriesOf(std::move(query), std::move(stop), std::move(to), std::move(then));
    }

    void labelNames(source::SeriesQuery query, base::StopToken stop, async::Receiver to,
        source::Answer<std::vector<std::string>> then) override
    {
        ++questions;
        m_source.labelNames(std::move(query), std::move(stop), std::move(to), std::move(then));
    }

    void labelValues(source::LabelValuesQuery query, base::StopToken stop, async::Receiver to,
        source::Answer<std::vector<std::string>> then) override
    {
        ++questions;
        m_source.labelValues(std::move(query), std::move(stop), std::move(to), std::move(then));
    }

    void metadata(base::StopToken stop, async::Receiver to,
        source::Answer<std::vector<source::MetricMetadata>> then) override
    {
        ++questions;
        m_source.metadata(std::move(stop), std::move(to), std::move(then));
    }

    void rules(base::StopToken stop, async::Receiver to,
        source::Answer<std::vector<source::RuleGroup>> then) override
    {
        ++questions;
        m_source.rules(std::move(stop), std::move(to), std::move(then));
    }

    void alerts(
        base::StopToken stop, async::Receiver to, source::Answer<std::vector<source::Alert>> then) override
    {
        ++questions;
        m_source.alerts(std::move(stop), std::move(to), std::move(then));
    }

    void targets(
        base::StopToken stop, async::Receiver to, source::Answer<std::vector<source::Target>> then) override
    {
        ++questions;
        m_source.targets(std::move(stop), std::move(to), std::move(then));
    }

    void buildInfo(base::StopToken stop, async::Receiver to, source::Answer<source::BuildInfo> then) override
    {
        ++questions;
        m_source.buildInfo(std::move(stop), std::move(to), std::move(then));
    }

    base::Time now() const override { return m_source.now(); }

private:
    source::MetricSource &m_source;
};

struct Case {
    EmptyReason reason;
    const char *expression;
    board::BoardTime time{"now-5m", "now"};
    bool drawable = true;
};

const Case cases[] = {
    {EmptyReason::UnknownMetric, "sum(rate(nowhere_total[1m]))"},
    {EmptyReason::UnknownLabelValue, "sum(prometheus_build_info{version=\"nothing\"})"},
    {EmptyReason::TargetDown, "requests_total{job=\"gone\"}"},
    {EmptyReason::NotScrapedYet, "requests_total{job=\"slow\"}"},
    {EmptyReason::Retention, "prometheus_build_info", {"now-240h", "now-239h"}},
    {EmptyReason::ByDesign, "tokens_total"},
    {EmptyReason::NothingPairs, "up{job=\"self\"} * on (job, version) prometheus_build_info"},
    {EmptyReason::NoTraffic, "up{job=\"gone\"} / up{job=\"gone\"}"},
    {EmptyReason::BadQuery, "sum("},
    {EmptyReason::ServerError, "up * on () up"},
    {EmptyReason::Unsupported, "up", {}, false},
};

dashboard::Dashboard boardOf(const Case &each)
{
    dashboard::Dashboard board;
    dashboard::Panel panel;
    panel.id = 1;
    panel.title = "Panel";
    if (each.drawable) {
        panel.options = dashboard::TimeSeriesOptions{};
    } else {
        panel.options = dashboard::UnsupportedOptions{};
    }
    dashboard::Query query;
    query.refId = "A";
    query.expression = each.expression;
    panel.queries = {query};
    board.panels.push_back(panel);
    return board;
}

struct Outcome {
    double milliseconds = 0;
    int questions = 0;
};

Outcome explain(source::MetricSource &server, const Case &each)
{
    Counted source(server);
    board::BoardOptions options;
    options.scrapeInterval = std::chrono::seconds(1);
    if (each.reason == EmptyReason::ByDesign) {
        options.absent = {{"tokens_total", "Counting is switched off."}};
    }
    board::BoardRun run(boardOf(each), source, options);
    if (!run.setTime(each.time)) {
        fail("no time");
    }
    QElapsedTimer clock;
    std::optional<double> took;
    QObject::connect(&run, &board::BoardRun::panelChanged, &run, [&] {
        const auto data = run.panelData(1);
        if (!took && data && data->reason == each.reason) {
            took = static_cast<double>(clock.nsecsElapsed()) / 1e6;
        }
    });
    clock.start();
    run.refresh();
    tests::waitUntil([&] { return run.idle(); });
    const auto data = run.panelData(1);
    if (!took || !data || data->reason != each.reason) {
        fail(std::string(each.expression) + " should be " + std::string(board::reasonName(each.reason))
            + ", is "
            + (data ? std::string(board::reasonName(data->reason)) + " " + data->reasonDetail : "nothing"));
    }
    if (source.questions > 3) {
        fail(std::string(each.expression) + " took " + std::to_string(source.questions) + " questions");
    }
    return {*took, source.questions};
}

void print(const Case &each, std::vector<Outcome> outcomes)
{
    std::sort(outcomes.begin(), outcomes.end(),
        [](const Outcome &a, const Outcome &b) { return a.milliseconds < b.milliseconds; });
    const bool unpaired = each.reason == EmptyReason::NothingPairs; // which the contract calls a bad query
    std::printf("{\"bench\":\"why_empty\",\"reason\":\"%s%s\",\"questions\":%d,\"ms\":%.1f,\"least\":%.1f,"
                "\"most\":%.1f}\n",
        std::string(board::reasonName(each.reason)).c_str(), unpaired ? ": nothing_pairs" : "",
        outcomes.front().questions, outcomes[outcomes.size() / 2].milliseconds, outcomes.front().milliseconds,
        outcomes.back().milliseconds);
}

/// It scrapes itself, one that is down, and one whose turn comes in the next hours.
std::string jobs(std::uint16_t self)
{
    return tests::staticJob("self", self) + tests::staticJob("gone", 1)
        + tests::staticJob("slow", 1, "/metrics", "  scrape_interval: 20h\n");
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    tests::Prometheus server;
    server.setScrapeConfigs(jobs(server.port()));
    QUrl url;
    url.setScheme(QStringLiteral("http"));
    url.setHost(QStringLiteral("127.0.0.1"));
    url.setPort(server.port());
    const auto source = clients::prometheus::PrometheusSource::open(
        {.base = url}, std::make_shared<clients::http::IoThread>());
    if (!source) {
        fail(base::describe(source.error()));
    }
    const bool scraped = tests::waitUntil([&] {
        const auto names = tests::ask<std::vector<std::string>>([&](auto stop, auto to, auto then) {
            const base::Time now = (*source)->now();
            (*source)->labelValues({"job", {"up"}, {now - std::chrono::minutes(1), now}}, stop, to, then);
        });
        return names && names->size() == 2;
    });
    if (!scraped) {
        fail("the server scrapes nothing");
    }
    for (const Case &each : cases) {
        std::vector<Outcome> outcomes;
        for (int round = 0; round < rounds; ++round) {
            outcomes.push_back(explain(**source, each));
        }
        print(each, std::move(outcomes));
    }
    return 0;
}
