// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/source/queryscheduler.h"

#include "tests/support/fakesource.h"
#include "tests/support/waitfor.h"

#include <gtest/gtest.h>

#include <optional>

namespace zumik::source {

using namespace std::chrono_literals;

namespace {

/// What came of a question.
using Outcome = std::shared_ptr<std::optional<base::Result<series::Matrix>>>;

class QuerySchedulerTest : public testing::Test {
protected:
    static constexpr base::Duration step = 15s;

    /// The last six hours at 15 s, `moved` steps later.
    RangeQuery hours(int moved = 0, std::string expression = "up") const
    {
        const base::Time end = base::alignDown(m_started, step) + step * moved;
        return {.expression = std::move(expression), .grid = series::Grid::over({end - 6h, end}, step)};
    }

    Outcome ask(RangeQuery query, base::StopToken stop = {})
    {
        auto outcome = std::make_shared<std::optional<base::Result<series::Matrix>>>();
        m_scheduler->range(std::move(query), std::move(stop), m_receiver,
            [outcome](base::Result<series::Matrix> result) { outcome->emplace(std::move(result)); });
        return outcome;
    }

    Outcome answerTo(const RangeQuery &query)
    {
        Outcome outcome = ask(query);
        EXPECT_TRUE(tests::waitUntil([&] { return outcome->has_value(); }));
        return outcome;
    }

    /// The range moves on, and the clock with it.
    series::Matrix later(int moved, const std::string &expression = "up")
    {
        m_source.present = m_started + step * moved;
        return ***answerTo(hours(moved, expression));
    }

    static std::string codeOf(const Outcome &outcome)
    {
        return (**outcome) ? "ok" : std::string(base::errorName((**outcome).error().code));
    }

    QObject m_context;
    async::Receiver m_receiver{&m_context};
    tests::FakeSource m_source;
    base::Time m_started = m_source.present;
    std::unique_ptr<QueryScheduler> m_scheduler = std::make_unique<QueryScheduler>(m_source);
};

} // namespace

TEST_F(QuerySchedulerTest, sendsIdenticalQuestionsOnceAndAnswersAll)
{
    m_source.holds = true;
    const Outcome first = ask(hours());
    const Outcome second = ask(hours());
    const Outcome other = ask(hours(0, "down"));
    EXPECT_EQ(m_source.asked.size(), 2U);
    m_source.release();
    ASSERT_TRUE(tests::waitUntil([&] { return *first && *second && *other; }));
    EXPECT_EQ(codeOf(first), "ok");
    EXPECT_EQ(codeOf(second), "ok");
}

TEST_F(QuerySchedulerTest, givesAQuestionUpOnlyWhenAllWhoAskedHave)
{
    m_source.holds = true;
    base::StopSource one;
    base::StopSource two;
    const Outcome first = ask(hours(), one.get_token());
    const Outcome second = ask(hours(), two.get_token());
    one.request_stop();
    ASSERT_TRUE(tests::waitUntil([&] { return first->has_value(); }));
    EXPECT_EQ(codeOf(first), "cancelled");
    EXPECT_EQ(m_source.givenUp(), 0U);
    two.request_stop();
    EXPECT_TRUE(tests::waitUntil([&] { return m_source.givenUp() == 1; }));
}

TEST_F(QuerySchedulerTest, asksAgainWhatWasGivenUp)
{
    m_source.holds = true;
    base::StopSource stop;
    const Outcome first = ask(hours(), stop.get_token());
    stop.request_stop();
    const Outcome second = ask(hours());
    EXPECT_EQ(m_source.asked.size(), 2U);
    m_source.release();
    ASSERT_TRUE(tests::waitUntil([&] { return second->has_value(); }));
    EXPECT_EQ(codeOf(second), "ok");
}

TEST_F(QuerySchedulerTest, tellsWhoeverWaitsWhenItGoes)
{
    m_source.holds = true;
    const Outcome first = ask(hours());
    m_scheduler.reset();
    ASSERT_TRUE(tests::waitUntil([&] { return first->has_value(); }));
    EXPECT_EQ(codeOf(first), "cancelled");
    m_source.release();
}

TEST_F(QuerySchedulerTest, asksOnlyTheTailOfARangeThatMovedOn)
{
    later(0);
    const auto moved = later(4);
    ASSERT_EQ(m_source.asked.size(), 2U);
    EXPECT_EQ(m_source.asked[1].grid.count, 25U); // the look-back of 5 min, and what is new
    EXPECT_EQ(m_source.asked[1].grid.end(), hours(4).grid.end());
    EXPECT_EQ(moved.grid, hours(4).grid);
    EXPECT_EQ(m_scheduler->counts().tails, 1U);
    tests::FakeSource fresh;
    QueryScheduler untouched(fresh);
    const Outcome whole = std::make_shared<std::optional<base::Result<series::Matrix>>>();
    untouched.range(hours(4), {}, m_receiver, [&](auto result) { whole->emplace(std::move(result)); });
    ASSERT_TRUE(tests::waitUntil([&] { return whole->has_value(); }));
    for (std::size_t s = 0; s < 2; ++s) {
        for (std::size_t i = 0; i < moved.grid.count; ++i) {
            ASSERT_EQ(moved.series[s].values[i], (**whole)->series[s].values[i]);
        }
    }
}

TEST_F(QuerySchedulerTest, keepsARangeAndTheEarlierOneThatItIsComparedWithApart)
{
    const auto earlier = [&](int moved) {
        RangeQuery query = hours(moved);
        query.behind = 24h;
        query.grid.start = query.grid.start - query.behind;
        answerTo(query);
    };
    later(0);
    earlier(0);
    later(4);
    earlier(4);
    EXPECT_EQ(m_scheduler->counts().tails, 2U) << "neither took the other's place";
}

TEST_F(QuerySchedulerTest, asksAllOfItEveryTenMinutes)
{
    later(0);
    later(20);
    later(39);
    EXPECT_EQ(m_scheduler->counts().whole, 1U);
    later(40);
    EXPECT_EQ(m_scheduler->counts().whole, 2U);
    later(41);
    EXPECT_EQ(m_scheduler->counts().whole, 2U);
}

TEST_F(QuerySchedulerTest, neverJoinsAPartialAnswerToALaterOne)
{
    bool partial = true;
    m_source.rangeAnswer = [&](const RangeQuery &query) {
        series::Matrix matrix;
        matrix.grid = query.grid;
        matrix.series.push_back({{}, series::Column(std::vector<double>(query.grid.count, partial ? 1 : 2))});
        if (partial) {
            matrix.annotations = {{series::Annotation::Level::Partial, {}}};
        }
        return matrix;
    };
    EXPECT_TRUE(series::isPartial(later(0).annotations));
    partial = false;
    const auto whole = later(1);
    EXPECT_FALSE(series::isPartial(whole.annotations));
    EXPECT_EQ(whole.series[0].values[0], 2);
    EXPECT_EQ(m_scheduler->counts().whole, 2U);
    later(2);
    EXPECT_EQ(m_scheduler->counts().tails, 1U);
}

TEST_F(QuerySchedulerTest, marksAWholeThatEndsInAPartialTailAndForgetsIt)
{
    bool partial = false;
    m_source.rangeAnswer = [&](const RangeQuery &query) {
        series::Matrix matrix;
        matrix.grid = query.grid;
        matrix.series.push_back({{}, series::Column(std::vector<double>(query.grid.count, 1))});
        if (partial) {
            matrix.annotations = {{series::Annotation::Level::Partial, {}}};
        }
        return matrix;
    };
    later(0);
    partial = true;
    EXPECT_TRUE(series::isPartial(later(1).annotations));
    partial = false;
    EXPECT_FALSE(series::isPartial(later(2).annotations));
    EXPECT_EQ(m_scheduler->counts().tails, 2U);
}

TEST_F(QuerySchedulerTest, asksAllOfItWhenToldTo)
{
    later(0);
    RangeQuery query = hours(1);
    query.whole = true;
    answerTo(query);
    EXPECT_EQ(m_scheduler->counts().whole, 2U);
    EXPECT_EQ(m_source.asked[1].grid, query.grid);
}

TEST_F(QuerySchedulerTest, asksAllOfItWhenTheSetOfSeriesChanges)
{
    later(0);
    m_source.seriesNames.emplace_back("three");
    const auto moved = later(1);
    EXPECT_EQ(moved.series.size(), 3U);
    EXPECT_TRUE(moved.series[2].values.hasValue(0));
    EXPECT_EQ(m_scheduler->counts().tailsThatDidNotFit, 1U);
}

TEST_F(QuerySchedulerTest, neverAsksTheTailOfWhatLooksElsewhere)
{
    for (const char *expression : {"up @ end()", "up offset -5m", "increase(up[6h])"}) {
        later(0, expression);
        later(1, expression);
    }
    EXPECT_EQ(m_scheduler->counts().tails, 0U);
}

TEST_F(QuerySchedulerTest, keepsNoMoreThanItMay)
{
    m_scheduler = std::make_unique<QueryScheduler>(
        m_source, SchedulerOptions{.knownValues = std::size_t{2} * 1441 * 2});
    for (const char *expression : {"a", "b", "c"}) {
        later(0, expression);
    }
    later(1, "c");
    later(1, "b");
    EXPECT_EQ(m_scheduler->counts().tails, 2U);
    later(1, "a"); // the one that was not used for longest
    EXPECT_EQ(m_scheduler->counts().tails, 2U);
}

TEST_F(QuerySchedulerTest, leavesABusyServerAloneAndThenGoesOn)
{
    m_scheduler =
        std::make_unique<QueryScheduler>(m_source, SchedulerOptions{.limits = {.firstPause = 20ms}});
    m_source.failure = base::Error{base::ErrorCode::TooManyRequests, "429", {}};
    EXPECT_EQ(codeOf(answerTo(hours())), "too_many_requests");
    EXPECT_EQ(m_scheduler->state().holds, SendState::Holds::ServerAsked);
    m_source.failure.reset();
    const Outcome held = ask(hours());
    EXPECT_EQ(m_source.asked.size(), 1U);
    ASSERT_TRUE(tests::waitUntil([&] { return held->has_value(); }));
    EXPECT_EQ(codeOf(held), "ok");
    EXPECT_EQ(m_scheduler->state().holds, SendState::Holds::Nothing);
}

// --- the way to the server

namespace {

const base::Error gone{base::ErrorCode::ConnectionLost, "the server has gone", "vps:22"};
const base::Error refused{base::ErrorCode::ConnectionRefused, "Connection refused", "vps:22"};

/// A source behind a tunnel whose errors name "vps:22".
class LostWay : public QuerySchedulerTest {
protected:
    LostWay()
    {
        SchedulerOptions options;
        options.isOfTheWay = [](const base::Error &error) {
            return error.where == "vps:22";
        };
        options.patience = 300ms;
        m_scheduler = std::make_unique<QueryScheduler>(m_source, options);
    }
};

} // namespace

TEST_F(LostWay, aQuestionThatWasLostIsAskedAgainAndAnsweredOnce)
{
    m_source.failure = gone;
    m_source.holds = true;
    int answers = 0;
    m_scheduler->range(hours(), {}, m_receiver, [&](const base::Result<series::Matrix> &result) {
        EXPECT_TRUE(result.ok());
        ++answers;
    });
    m_scheduler->wayLost(gone);
    m_source.release();
    m_source.failure.reset();
    EXPECT_FALSE(tests::waitUntil([&] { return m_source.asked.size() > 1 || answers > 0; }, 100))
        << "there is no way yet";
    EXPECT_EQ(m_scheduler->state().holds, SendState::Holds::Way);
    EXPECT_EQ(m_scheduler->state().waiting, 1U);
    m_scheduler->wayBack();
    m_source.release();
    EXPECT_TRUE(tests::waitUntil([&] { return answers == 1; }));
    EXPECT_EQ(m_source.asked.size(), 2U);
    EXPECT_EQ(m_scheduler->state().holds, SendState::Holds::Nothing);
}

TEST_F(LostWay, theNewsOfALossMayComeAfterTheErrors)
{
    m_source.failure = gone;
    m_source.holds = true;
    const Outcome outcome = ask(hours());
    m_source.release();
    m_source.failure.reset();
    m_source.holds = true;
    EXPECT_TRUE(tests::waitUntil([&] { return m_source.asked.size() == 2; }))
        << "goes to the tunnel, which lets it wait";
    m_scheduler->wayLost(gone);
    m_scheduler->wayBack();
    m_source.release();
    ASSERT_TRUE(tests::waitUntil([&] { return outcome->has_value(); }));
    EXPECT_EQ(codeOf(outcome), "ok");
    EXPECT_EQ(m_source.asked.size(), 2U);
}

TEST_F(LostWay, aWayThatIsLostAgainAndAgainIsNotAskedOnForEver)
{
    m_source.failure = gone;
    EXPECT_EQ(codeOf(answerTo(hours())), "connection_lost");
    EXPECT_EQ(m_source.asked.size(), 4U);
}

TEST_F(LostWay, whatTheServerDoesIsNotAskedAgain)
{
    m_source.failure = {base::ErrorCode::ConnectionLost, "in the middle of the answer", "http://localhost"};
    EXPECT_EQ(codeOf(answerTo(hours())), "connection_lost");
    EXPECT_EQ(m_source.asked.size(), 1U);
}

TEST_F(LostWay, questionsWaitForAWhileAndThenEndWithTheReason)
{
    m_scheduler->wayLost(gone);
    const Outcome waiting = ask(hours());
    m_scheduler->wayLost(refused);
    ASSERT_TRUE(tests::waitUntil([&] { return waiting->has_value(); }));
    EXPECT_EQ(codeOf(waiting), "connection_refused") << "the last reason";
    m_scheduler->wayLost(refused);
    EXPECT_EQ(codeOf(answerTo(hours())), "connection_refused") << "at once from now on";
    EXPECT_TRUE(m_source.asked.empty());
    m_scheduler->wayBack();
    EXPECT_EQ(codeOf(answerTo(hours())), "ok");
}

TEST_F(LostWay, whereAPersonMustDecideNobodyWaits)
{
    m_scheduler->wayLost(gone);
    const Outcome waiting = ask(hours());
    m_scheduler->wayFailed({base::ErrorCode::HostKeyChanged, {}, "known_hosts:2"});
    ASSERT_TRUE(tests::waitUntil([&] { return waiting->has_value(); }));
    EXPECT_EQ(codeOf(waiting), "host_key_changed");
    EXPECT_EQ(codeOf(answerTo(hours())), "host_key_changed");
}

TEST_F(LostWay, aQuestionThatNobodyWaitsForIsNotAskedAgain)
{
    base::StopSource stop;
    m_source.failure = gone;
    m_source.holds = true;
    const Outcome outcome = ask(hours(), stop.get_token());
    m_scheduler->wayLost(gone);
    m_source.release();
    stop.request_stop();
    ASSERT_TRUE(tests::waitUntil([&] { return outcome->has_value(); }));
    m_scheduler->wayBack();
    EXPECT_FALSE(tests::waitUntil([&] { return m_source.asked.size() > 1; }, 100));
}

} // namespace zumik::source
