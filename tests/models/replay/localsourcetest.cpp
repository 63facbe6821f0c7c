// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/replay/localsource.h"

#include "tests/promqltest/memorystore.h"
#include "tests/support/waitfor.h"

#include <gtest/gtest.h>

#include <QThread>

#include <atomic>
#include <condition_variable>
#include <mutex>

namespace zumik::replay {

using namespace std::chrono_literals;

namespace {

constexpr base::Time end{1'700'000'000'000};

/// A store that notes what is selected, and can be made to wait.
class GatedStore final : public series::Queryable {
public:
    promqltest::MemoryStore content;
    mutable std::atomic<int> selects{0};
    mutable std::atomic<bool> sawStop{false};

    base::Result<std::unique_ptr<series::SeriesSet>> select(const std::vector<series::Matcher> &matchers,
        base::TimeRange range, const base::StopToken &stop) const override
    {
        ++selects;
        std::unique_lock lock(m_mutex);
        while (m_held && !stop.stop_requested()) {
            m_wake.wait_for(lock, 1ms);
        }
        sawStop = stop.stop_requested();
        m_order += matchers.empty() ? std::string() : matchers.front().value() + ' ';
        return content.select(matchers, range, stop);
    }

    base::Result<std::vector<std::string>> labelNames() const override { return content.labelNames(); }

    base::Result<std::vector<std::string>> labelValues(std::string_view name) const override
    {
        return content.labelValues(name);
    }

    std::optional<base::TimeRange> extent() const override { return content.extent(); }

    void hold(bool held)
    {
        const std::lock_guard lock(m_mutex);
        m_held = held;
        m_wake.notify_all();
    }

    std::string order() const
    {
        const std::lock_guard lock(m_mutex);
        return m_order;
    }

private:
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_wake;
    mutable std::string m_order;
    bool m_held = false;
};

class LocalSourceTest : public testing::Test {
protected:
    LocalSourceTest()
    {
        for (int i = 0; i < 40; ++i) {
            add("a", i);
            add("b", 2.0 * i);
            add("c", 3.0 * i);
        }
    }

    void add(const char *job, double value)
    {
        const int index = m_count++ / 3;
        m_store->content.add(
            series::Labels{{"__name__", "requests"}, {"job", job}}, end - 15s * (39 - index), value);
    }

    LocalSource &source()
    {
        if (!m_source) {
            m_source = std::make_unique<LocalSource>(m_store, m_options);
        }
        return *m_source;
    }

    base::Result<series::Instant> instant(const std::string &expression)
    {
        return tests::ask<series::Instant>([&](auto stop, auto to, auto answer) {
            source().instant({expression, end}, stop, to, answer);
        });
    }

    source::RangeQuery overAll(std::string expression) const
    {
        return {.expression = std::move(expression), .grid = series::Grid::over({end - 5min, end}, 15s)};
    }

    base::Result<series::Matrix> range(const source::RangeQuery &query)
    {
        return tests::ask<series::Matrix>(
            [&](auto stop, auto to, auto answer) { source().range(query, stop, to, answer); });
    }

    std::shared_ptr<GatedStore> m_store = std::make_shared<GatedStore>();
    LocalOptions m_options;
    std::unique_ptr<LocalSource> m_source;
    int m_count = 0;
};

std::size_t rowsOf(const base::Result<series::Instant> &answer)
{
    return answer ? std::get<std::vector<series::Sample>>(answer->value).size() : 99;
}

} // namespace

TEST_F(LocalSourceTest, answersInTheReceiversThreadAndNeverFromInsideTheCall)
{
    QObject context;
    int answers = 0;
    QThread *where = nullptr;
    source().instant({"requests", end}, {}, async::Receiver(&context), [&](const auto &answer) {
        ++answers;
        where = QThread::currentThread();
        EXPECT_EQ(rowsOf(answer), 3U);
    });
    source().rules({}, async::Receiver(&context), [&](const auto &) { ++answers; });
    EXPECT_EQ(answers, 0);
    ASSERT_TRUE(tests::waitUntil([&] { return answers == 2; }));
    EXPECT_EQ(where, QThread::currentThread());
}

TEST_F(LocalSourceTest, tellsCancelledAtOnceAndStopsTheWork)
{
    m_store->hold(true);
    QObject context;
    base::StopSource stop;
    std::vector<base::ErrorCode> answers;
    source().instant({"requests", end}, stop.get_token(), async::Receiver(&context),
        [&](const auto &answer) { answers.push_back(answer ? base::ErrorCode() : answer.error().code); });
    ASSERT_TRUE(tests::waitUntil([&] { return m_store->selects == 1; }));
    stop.request_stop();
    ASSERT_TRUE(tests::waitUntil([&] { return !answers.empty(); }));
    EXPECT_TRUE(tests::waitUntil([&] { return m_store->sawStop.load(); }));
    m_store->hold(false);
    EXPECT_EQ(rowsOf(instant("requests")), 3U); // and by then a second answer would have come
    EXPECT_EQ(answers, std::vector{base::ErrorCode::Cancelled});
}

TEST_F(LocalSourceTest, doesNotBeginWhatWasCancelledBefore)
{
    m_store->hold(true);
    QObject context;
    base::StopSource stop;
    int answers = 0;
    source().instant({"requests", end}, {}, async::Receiver(&context), [&](const auto &) { ++answers; });
    source().instant(
        {"others", end}, stop.get_token(), async::Receiver(&context), [&](const auto &) { ++answers; });
    stop.request_stop();
    ASSERT_TRUE(tests::waitUntil([&] { return answers == 1; }));
    m_store->hold(false);
    EXPECT_EQ(rowsOf(instant("requests")), 3U);
    EXPECT_EQ(m_store->order(), "requests requests ");
}

TEST_F(LocalSourceTest, dropsAnAnswerWhoseReceiverHasGone)
{
    m_store->hold(true);
    bool answered = false;
    {
        QObject context;
        source().instant(
            {"requests", end}, {}, async::Receiver(&context), [&](const auto &) { answered = true; });
        ASSERT_TRUE(tests::waitUntil([&] { return m_store->selects == 1; }));
    }
    m_store->hold(false);
    EXPECT_EQ(rowsOf(instant("requests")), 3U);
    EXPECT_FALSE(answered);
}

TEST_F(LocalSourceTest, answersTheVisibleFirst)
{
    m_store->hold(true);
    QObject context;
    int answers = 0;
    const auto ask = [&](const char *expression, source::Priority priority) {
        source().instant(
            {expression, end, priority}, {}, async::Receiver(&context), [&](const auto &) { ++answers; });
    };
    ask("first", source::Priority::Background);
    ASSERT_TRUE(tests::waitUntil([&] { return m_store->selects == 1; }));
    ask("background", source::Priority::Background);
    ask("offscreen", source::Priority::OffScreen);
    ask("visible", source::Priority::Visible);
    m_store->hold(false);
    ASSERT_TRUE(tests::waitUntil([&] { return answers == 4; }));
    EXPECT_EQ(m_store->order(), "first visible offscreen background ");
}

TEST_F(LocalSourceTest, tellsCancelledToThoseWhoWaitWhenItGoes)
{
    m_store->hold(true);
    QObject context;
    std::vector<base::ErrorCode> answers;
    for (const char *expression : {"requests", "others"}) {
        source().instant({expression, end}, {}, async::Receiver(&context),
            [&](const auto &answer) { answers.push_back(answer ? base::ErrorCode() : answer.error().code); });
    }
    ASSERT_TRUE(tests::waitUntil([&] { return m_store->selects == 1; }));
    m_source.reset();
    ASSERT_TRUE(tests::waitUntil([&] { return answers.size() == 2; }));
    EXPECT_EQ(answers, std::vector(2, base::ErrorCode::Cancelled));
}

TEST_F(LocalSourceTest, countsTheSeriesBeyondTheLimit)
{
    source::RangeQuery query = overAll("requests");
    query.maxSeries = 2;
    const auto matrix = range(query);
    ASSERT_TRUE(matrix) << describe(matrix.error());
    EXPECT_EQ(matrix->series.size(), 2U);
    EXPECT_EQ(matrix->seriesDropped, 1U);
    EXPECT_EQ(range(overAll("requests"))->seriesDropped, 0U);
}

TEST_F(LocalSourceTest, tellsWhatIsWrongWithAQuery)
{
    const auto invalid = instant("sum(requests");
    ASSERT_FALSE(invalid);
    EXPECT_EQ(invalid.error().code, base::ErrorCode::QueryInvalid);
    EXPECT_NE(invalid.error().message.find("line 1, column"), std::string::npos);
    const auto failed = instant("requests + on() requests");
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().code, base::ErrorCode::QueryFailed);
    EXPECT_EQ(range(overAll("requests[5m]")).error().code, base::ErrorCode::QueryInvalid);
}

TEST_F(LocalSourceTest, saysItsDoubtsBesideEveryAnswer)
{
    m_options.doubts = {{series::Annotation::Level::Partial, "a block is missing"}};
    EXPECT_EQ(instant("requests")->annotations, m_options.doubts);
    EXPECT_EQ(range(overAll("requests"))->annotations, m_options.doubts);
}

TEST_F(LocalSourceTest, followsTheSemanticsThatItIsGiven)
{
    const auto build = [this] {
        return *tests::ask<source::BuildInfo>(
            [&](auto stop, auto to, auto answer) { source().buildInfo(stop, to, answer); });
    };
    // At both ends of the window there is a sample: the left one counts in version 2 only.
    const auto counted = [this] {
        return std::get<std::vector<series::Sample>>(
            instant("count_over_time(requests{job=\"a\"}[1m])")->value)
            .front()
            .value;
    };
    EXPECT_EQ(build().product, "Snapshot");
    EXPECT_EQ(build().version, "2");
    EXPECT_EQ(counted(), 5);
    m_options.engine.semantics = promql::Semantics::v3();
    m_source.reset();
    EXPECT_EQ(build().version, "3");
    EXPECT_EQ(counted(), 4);
}

TEST_F(LocalSourceTest, itsPresentIsTheLastSample)
{
    EXPECT_EQ(source().now(), end);
    LocalSource empty(std::make_shared<promqltest::MemoryStore>());
    EXPECT_EQ(empty.now(), base::Time{});
}

TEST_F(LocalSourceTest, doesNotTakeNotKnownForNone)
{
    const auto codeOf = [](const auto &answer) {
        return answer ? base::ErrorCode() : answer.error().code;
    };
    const auto rules = tests::ask<std::vector<source::RuleGroup>>(
        [&](auto stop, auto to, auto answer) { source().rules(stop, to, answer); });
    const auto alerts = tests::ask<std::vector<source::Alert>>(
        [&](auto stop, auto to, auto answer) { source().alerts(stop, to, answer); });
    const auto metadata = tests::ask<std::vector<source::MetricMetadata>>(
        [&](auto stop, auto to, auto answer) { source().metadata(stop, to, answer); });
    EXPECT_EQ(codeOf(rules), base::ErrorCode::NotSupported);
    EXPECT_EQ(codeOf(alerts), base::ErrorCode::NotSupported);
    EXPECT_EQ(codeOf(metadata), base::ErrorCode::NotSupported);
    const auto targets = tests::ask<std::vector<source::Target>>(
        [&](auto stop, auto to, auto answer) { source().targets(stop, to, answer); });
    EXPECT_TRUE(targets && targets->empty());
}

TEST_F(LocalSourceTest, itsPresentIsMovedAndWhatComesLaterIsNotThereYet)
{
    const auto last = [this] {
        const auto matrix = range(overAll("requests{job=\"a\"}"));
        EXPECT_TRUE(matrix) << describe(matrix.error());
        const series::Column &column = matrix->series.front().values;
        return column[column.size() - 1];
    };
    EXPECT_EQ(last(), 39);
    source().clock().seek(end - 1min);
    EXPECT_EQ(source().now(), end - 1min);
    EXPECT_EQ(last(), 35); // of five minutes that a sample is looked back for
    source().clock().seek(end - 15s * 39 - 1ms);
    EXPECT_EQ(source().now(), end - 15s * 39); // the first
    source().clock().seek(end);
    EXPECT_EQ(last(), 39);
}

TEST_F(LocalSourceTest, answersAsOfTheTimeAtWhichItWasAsked)
{
    m_store->hold(true);
    QObject context;
    std::vector<double> answers;
    const auto ask = [&] {
        source().instant(
            {"requests{job=\"a\"}", end}, {}, async::Receiver(&context), [&](const auto &answer) {
                answers.push_back(std::get<std::vector<series::Sample>>(answer->value).front().value);
            });
    };
    source().clock().seek(end - 1min);
    ask();
    source().clock().seek(end);
    ask();
    m_store->hold(false);
    ASSERT_TRUE(tests::waitUntil([&] { return answers.size() == 2; }));
    EXPECT_EQ(answers, (std::vector<double>{35, 39}));
}

TEST_F(LocalSourceTest, knowsTheAlertsOfItsPresentAndWhatHappenedOverAll)
{
    for (int i = 0; i < 8; ++i) {
        m_store->content.add(
            series::Labels{{"__name__", "ALERTS"}, {"alertname", "Slow"}, {"alertstate", "firing"}},
            end - 2min + 15s * i, 1);
    }
    const auto alerts = [this] {
        return tests::ask<std::vector<source::Alert>>(
            [&](auto stop, auto to, auto answer) { source().alerts(stop, to, answer); });
    };
    ASSERT_TRUE(alerts());
    ASSERT_EQ(alerts()->size(), 1U);
    EXPECT_EQ(alerts()->front().activeAt, end - 2min);
    source().clock().seek(end - 3min);
    EXPECT_TRUE(alerts() && alerts()->empty());
    const auto timeline = tests::ask<RecordedTimeline>(
        [&](auto stop, auto to, auto answer) { source().timeline(stop, to, answer); });
    ASSERT_TRUE(timeline);
    ASSERT_EQ(timeline->alerts.size(), 1U);
    EXPECT_EQ(timeline->alerts[0].range.start, end - 2min);
}

TEST_F(LocalSourceTest, looksUpWhatASelectorFindsInTheRange)
{
    m_store->content.add(series::Labels{{"__name__", "old"}, {"zone", "x"}}, end - 24h, 1);
    const auto values = [this](const source::LabelValuesQuery &query) {
        return *tests::ask<std::vector<std::string>>(
            [&](auto stop, auto to, auto answer) { source().labelValues(query, stop, to, answer); });
    };
    using Texts = std::vector<std::string>;
    const base::TimeRange lately{end - 1h, end};
    EXPECT_EQ(values({"__name__", {}, {end - 48h, end}}), (Texts{"old", "requests"}));
    EXPECT_EQ(values({"job", {"requests{job!=\"b\"}"}, lately}), (Texts{"a", "c"}));
    EXPECT_EQ(values({"job", {"requests{job=\"b\"}", "{job=~\"[ab]\"}"}, lately}), (Texts{"a", "b"}));
    const auto refused = tests::ask<std::vector<std::string>>([&](auto stop, auto to, auto answer) {
        source().labelNames({{"requests offset 5m"}, lately}, stop, to, answer);
    });
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, base::ErrorCode::QueryInvalid);
}

} // namespace zumik::replay
