// SPDX-License-Identifier: GPL-3.0-or-later
// Why there is no data: what targets and times say of it.
#include "models/board/diagnosis.h"
#include "models/replay/localsource.h"
#include "tests/promqltest/memorystore.h"
#include "tests/support/fakesource.h"
#include "tests/support/waitfor.h"

#include <gtest/gtest.h>

#include <QObject>

namespace zumik::board {

namespace {

using namespace std::chrono_literals;

constexpr base::Time moment{1'700'000'000'000};

/// Counts what is asked, and knows targets that a store doesn't.
class Server final : public tests::FakeSource {
public:
    explicit Server(const std::shared_ptr<promqltest::MemoryStore> &store)
        : m_local(store)
    {
        present = moment;
    }

    void instant(source::InstantQuery query, base::StopToken stop, async::Receiver receiver,
        source::Answer<series::Instant> answer) override
    {
        ++questions;
        m_local.instant(std::move(query), std::move(stop), std::move(receiver), std::move(answer));
    }

    void seriesOf(source::SeriesQuery query, base::StopToken stop, async::Receiver receiver,
        source::Answer<std::vector<series::Labels>> answer) override
    {
        ++questions;
        query.range = {query.range.start - window, query.range.end};
        m_local.seriesOf(std::move(query), std::move(stop), std::move(receiver), std::move(answer));
    }

    void labelValues(source::LabelValuesQuery query, base::StopToken stop, async::Receiver receiver,
        source::Answer<std::vector<std::string>> answer) override
    {
        ++questions;
        query.range = {query.range.start - window, query.range.end};
        m_local.labelValues(std::move(query), std::move(stop), std::move(receiver), std::move(answer));
    }

    void targets(base::StopToken stop, async::Receiver receiver,
        source::Answer<std::vector<source::Target>> answer) override
    {
        ++questions;
        FakeSource::targets(std::move(stop), std::move(receiver), std::move(answer));
    }

    int questions = 0;
    base::Duration window{0}; ///< a block that reaches beyond the range tells of what is not in it

private:
    replay::LocalSource m_local;
};

class WhyEmpty : public testing::Test {
protected:
    void add(const series::Labels &labels, base::Time from, base::Time to, double value = 1)
    {
        for (base::Time at = from; at <= to; at = at + 15s) {
            m_store->add(labels, at, value);
        }
    }

    void addTarget(const char *job, source::Target::Health health, const char *error = "")
    {
        source::Target target;
        target.labels = {{"job", job}, {"instance", "host:1"}};
        target.health = health;
        target.lastError = error;
        m_targets.push_back(target);
    }

    EmptyFinding why(std::vector<std::string> expressions, base::TimeRange range = {moment - 5min, moment})
    {
        Server server(m_store);
        server.targetList = m_targets;
        server.window = m_window;
        QObject receiver;
        std::optional<EmptyFinding> finding;
        diagnose(server, {std::move(expressions), range, {}}, base::StopToken(), async::Receiver(&receiver),
            [&](const base::Result<EmptyFinding> &answer) {
                finding = answer.ok() ? *answer : EmptyFinding();
            });
        EXPECT_TRUE(tests::waitUntil([&] { return finding.has_value(); }));
        EXPECT_LE(server.questions, 3);
        return finding.value_or(EmptyFinding());
    }

    static series::Labels of(const char *metric, const char *job)
    {
        return {{"__name__", metric}, {"job", job}, {"instance", "host:1"}};
    }

    std::shared_ptr<promqltest::MemoryStore> m_store = std::make_shared<promqltest::MemoryStore>();
    std::vector<source::Target> m_targets;
    base::Duration m_window{0};
};

using Health = source::Target::Health;

} // namespace

TEST_F(WhyEmpty, AMetricThatNobodyExposes)
{
    add(of("up", "api"), moment - 10min, moment);
    addTarget("api", Health::Up);
    const EmptyFinding finding = why({"sum(rate(nowhere[1m]))"});
    EXPECT_EQ(finding.reason, EmptyReason::UnknownMetric);
    EXPECT_EQ(finding.detail, "nowhere");
}

TEST_F(WhyEmpty, TheTargetThatGaveItBeforeIsDownNow)
{
    add(of("requests", "api"), moment - 3h, moment - 1h);
    add(of("up", "api"), moment - 3h, moment - 1h);
    add(of("up", "api"), moment - 1h, moment, 0);
    add(of("up", "other"), moment - 3h, moment);
    addTarget("api", Health::Down, "connection refused");
    addTarget("other", Health::Up);
    const EmptyFinding finding = why({"sum(rate(requests[1m]))"});
    EXPECT_EQ(finding.reason, EmptyReason::TargetDown);
    EXPECT_EQ(finding.detail, R"({job="api", instance="host:1"} (connection refused))");
}

TEST_F(WhyEmpty, TheTargetIsNotBlamedForWhatItNeverGave)
{
    add(of("up", "api"), moment - 3h, moment, 0);
    addTarget("api", Health::Down, "connection refused");
    EXPECT_EQ(why({"nowhere"}).reason, EmptyReason::UnknownMetric);
    EXPECT_EQ(why({"nowhere{job=\"api\"}"}).reason, EmptyReason::TargetDown)
        << "but where the query names it, nobody can know";
}

TEST_F(WhyEmpty, ATargetIsDownThatHasTheLabelsThatAreAskedFor)
{
    add({{"__name__", "load"}, {"job", "nodes"}, {"instance", "b:1"}, {"cluster", "two"}}, moment - 3h,
        moment);
    add(of("up", "nodes"), moment - 3h, moment);
    addTarget("nodes", Health::Up);
    m_targets.back().labels = {{"job", "nodes"}, {"instance", "b:1"}, {"cluster", "two"}};
    addTarget("nodes", Health::Down);
    m_targets.back().labels = {{"job", "nodes"}, {"instance", "a:1"}, {"cluster", "one"}};
    EXPECT_EQ(why({"load{cluster=\"one\", cpu=\"0\"}"}).reason, EmptyReason::TargetDown);
    EXPECT_EQ(why({"load{cluster=\"two\", cpu=\"0\"}"}).reason, EmptyReason::UnknownLabelValue);
    EXPECT_EQ(why({"load{cluster=\"three\"}"}).reason, EmptyReason::UnknownLabelValue);
}

TEST_F(WhyEmpty, OneOfTwoTargetsThatAnswersIsNoReason)
{
    add(of("requests", "api"), moment - 3h, moment - 1h);
    add(of("up", "api"), moment - 3h, moment);
    addTarget("api", Health::Down);
    addTarget("api", Health::Up);
    EXPECT_EQ(why({"requests"}).reason, EmptyReason::UnknownMetric);
}

TEST_F(WhyEmpty, ATargetIsDownWhoseSeriesTheSameBlockStillKnows)
{
    add(of("requests", "api"), moment - 1h, moment - 30min);
    add(of("up", "api"), moment - 1h, moment - 30min);
    add(of("up", "api"), moment - 30min, moment, 0);
    // A server's lists tell of a whole block: series are listed that have no sample in the range.
    m_window = 2h;
    const EmptyFinding finding = why({"rate(requests[1m])"});
    EXPECT_EQ(finding.reason, EmptyReason::TargetDown);
    EXPECT_EQ(finding.detail, R"({job="api", instance="host:1"})");
}

TEST_F(WhyEmpty, ATargetThatAnswersIsNoReasonForAConditionThatNothingMeets)
{
    add(of("requests", "api"), moment - 1h, moment);
    add(of("up", "api"), moment - 1h, moment);
    add(of("up", "other"), moment - 1h, moment, 0);
    EXPECT_EQ(why({"rate(requests[1m]) > 1e9"}).reason, EmptyReason::None);
}

TEST_F(WhyEmpty, AnOperationOnUpItselfBlamesNoTargetThatIsUp)
{
    add(of("up", "api"), moment - 1h, moment);
    add(of("build", "api"), moment - 1h, moment);
    EXPECT_EQ(why({"up * on (job, version) label_replace(build, \"version\", \"2\", \"\", \"\")"}).reason,
        EmptyReason::NothingPairs);
}

TEST_F(WhyEmpty, ATargetWaitsForItsFirstScrape)
{
    add(of("up", "other"), moment - 10min, moment);
    addTarget("other", Health::Up);
    addTarget("api", Health::Unknown);
    const EmptyFinding finding = why({"requests{job=\"api\"}"});
    EXPECT_EQ(finding.reason, EmptyReason::NotScrapedYet);
    EXPECT_EQ(finding.detail, R"({job="api", instance="host:1"})");
    EXPECT_EQ(why({"requests"}).reason, EmptyReason::UnknownMetric) << "it may be anybody's";
}

TEST_F(WhyEmpty, AServerThatHasJustBegun)
{
    addTarget("api", Health::Unknown);
    addTarget("other", Health::Unknown);
    const EmptyFinding finding = why({"requests"});
    EXPECT_EQ(finding.reason, EmptyReason::NotScrapedYet);
    EXPECT_EQ(finding.detail, R"({job="api", instance="host:1"} +1)");
}

TEST_F(WhyEmpty, ATimeOfWhichTheServerKeepsNothing)
{
    add(of("up", "api"), moment - 3h, moment);
    add(of("requests", "api"), moment - 3h, moment);
    addTarget("api", Health::Up);
    const base::TimeRange old{moment - 240h, moment - 239h};
    EXPECT_EQ(why({"requests"}, old).reason, EmptyReason::Retention);
    add(of("up", "api"), moment - 300h, moment - 299h);
    EXPECT_EQ(why({"requests"}, old).reason, EmptyReason::UnknownMetric)
        << "older times are kept: it just wasn't there";
}

TEST_F(WhyEmpty, AStoreThatScrapesNothingItselfHasForgottenNothing)
{
    add({{"__name__", "requests"}}, moment - 3h, moment);
    EXPECT_EQ(why({"requests"}, {moment - 240h, moment - 239h}).reason, EmptyReason::UnknownMetric);
}

TEST_F(WhyEmpty, TargetsOfTodayDoNotExplainAnOldRange)
{
    add(of("up", "api"), moment - 48h, moment);
    add(of("requests", "api"), moment - 48h, moment - 40h);
    addTarget("api", Health::Down);
    EXPECT_EQ(why({"requests"}, {moment - 30h, moment - 29h}).reason, EmptyReason::UnknownMetric);
}

} // namespace zumik::board
