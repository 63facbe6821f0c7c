// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/head.h"

#include "models/base/number.h"
#include "tests/models/tsdb/history.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>

namespace zumik::tsdb {

namespace {

using Outcome = Head::Outcome;
using series::Labels;

constexpr base::TimeRange ever{{INT64_MIN}, {INT64_MAX}};

series::Samples readOne(const Head &head, const Labels &labels, base::TimeRange range = ever)
{
    const History all = readAll(head, {}, range);
    const auto found = all.find(labels);
    return found == all.end() ? series::Samples() : found->second;
}

std::unique_ptr<Head> filled(const History &history)
{
    auto head = std::make_unique<Head>();
    for (const auto &[labels, samples] : history) {
        for (std::size_t i = 0; i < samples.times.size(); ++i) {
            EXPECT_EQ(head->append(labels, {samples.times[i]}, samples.values[i]), Outcome::Added);
        }
    }
    return head;
}

} // namespace

TEST(Head, givesBackWhatWasAppendedToTheLastBit)
{
    History history = makeHistory(30, 1'700'000'000'000, 500, 15'000);
    history.begin()->second.values[3] = std::bit_cast<double>(0x7ff8000000000abcULL);
    history.begin()->second.values[200] = base::absent();
    const auto head = filled(history);
    expectSame(readAll(*head), history);
    EXPECT_EQ(head->seriesCount(), 30U);
}

TEST(Head, givesRangesWithBothEnds)
{
    const History history = makeHistory(1, 0, 500, 1000);
    const auto head = filled(history);
    const Labels &labels = history.begin()->first;
    const auto &times = history.begin()->second.times;
    for (const auto &[from, to] : {std::pair{0, 499}, std::pair{100, 130}, std::pair{119, 120},
             std::pair{490, 495}, std::pair{130, 130}}) {
        const auto read = readOne(*head, labels, {{times[from]}, {times[to]}});
        EXPECT_EQ(read.times, (std::vector<std::int64_t>(times.begin() + from, times.begin() + to + 1)));
        EXPECT_EQ(read.values.size(), read.times.size());
    }
    EXPECT_TRUE(readAll(*head, {}, {{-10}, {-1}}).empty());
    EXPECT_TRUE(readAll(*head, {}, {{500'000}, {INT64_MAX}}).empty());
    EXPECT_TRUE(readAll(*head, {}, {{200}, {100}}).empty());
}

TEST(Head, refusesWhatPrometheusRefuses)
{
    Head head;
    const Labels labels({{"a", "1"}});
    EXPECT_EQ(head.append(labels, {1000}, 1), Outcome::Added);
    EXPECT_EQ(head.append(labels, {1000}, 1), Outcome::Repeated);
    EXPECT_EQ(head.append(labels, {1000}, 2), Outcome::Duplicate);
    EXPECT_EQ(head.append(labels, {999}, 1), Outcome::OutOfOrder);
    EXPECT_EQ(head.append(labels, {1001}, base::absent()), Outcome::Added);
    EXPECT_EQ(head.append(labels, {1001}, base::absent()), Outcome::Repeated) << "by bits: NaN isn't NaN";
    EXPECT_EQ(head.append(labels, {1001}, 0.0), Outcome::Duplicate);
    EXPECT_EQ(readOne(head, labels).times, (std::vector<std::int64_t>{1000, 1001}));
}

TEST(Head, remembersTheNewestSampleOverTheEndOfAChunk)
{
    Head head;
    const Labels labels({{"a", "1"}});
    for (int i = 0; i < 120; ++i) {
        head.append(labels, {i}, i);
    }
    EXPECT_EQ(head.append(labels, {119}, 119), Outcome::Repeated);
    EXPECT_EQ(head.append(labels, {119}, 1), Outcome::Duplicate);
    EXPECT_EQ(head.append(labels, {118}, 118), Outcome::OutOfOrder);
    EXPECT_EQ(head.append(labels, {120}, 120), Outcome::Added);
    EXPECT_EQ(readOne(head, labels).times.size(), 121U);
}

TEST(Head, takesAScrapeAsOneAndSaysWhatCameOfEachSample)
{
    Head head;
    const auto a = head.series({{"a", "1"}});
    const auto b = head.series({{"a", "2"}});
    EXPECT_EQ(head.series({{"a", "1"}}), a);
    EXPECT_TRUE(readAll(head).empty()) << "no sample yet";
    const std::vector<Head::NewSample> scrape{{a, 10, 1}, {b, 10, 2}, {a, 9, 3}, {99, 10, 4}, {b, 11, 5}};
    EXPECT_EQ(head.append(scrape),
        (std::vector{
            Outcome::Added, Outcome::Added, Outcome::OutOfOrder, Outcome::UnknownSeries, Outcome::Added}));
    EXPECT_EQ(readOne(head, Labels({{"a", "2"}})).times, (std::vector<std::int64_t>{10, 11}));
}

TEST(Head, marksSeriesAsEnded)
{
    Head head;
    const auto ref = head.series({{"a", "1"}});
    head.append(std::vector<Head::NewSample>{{ref, 10, 1}});
    EXPECT_EQ(head.markStale(std::vector{ref}, {20}), std::vector{Outcome::Added});
    const auto samples = readOne(head, Labels({{"a", "1"}}));
    ASSERT_EQ(samples.values.size(), 2U);
    EXPECT_TRUE(base::isAbsent(samples.values[1]));
}

TEST(Head, forgetsChunkByChunkAndThenTheSeries)
{
    Head head;
    const Labels lasting({{"a", "1"}});
    const Labels gone({{"a", "2"}});
    for (int i = 0; i < 300; ++i) {
        head.append(lasting, {i}, i);
    }
    const auto old = head.series(gone);
    head.append(std::vector<Head::NewSample>{{old, 5, 1}});
    head.trim({121});
    EXPECT_EQ(readOne(head, lasting).times.front(), 120) << "the chunk of 120 to 239 has newer samples";
    EXPECT_EQ(head.seriesCount(), 1U);
    EXPECT_EQ(head.append(std::vector<Head::NewSample>{{old, 500, 1}}), std::vector{Outcome::UnknownSeries});
    EXPECT_EQ(head.append(gone, {3}, 1), Outcome::Added) << "it begins anew";
    EXPECT_NE(head.series(gone), old);
    head.trim({299});
    EXPECT_EQ(readOne(head, lasting).times.front(), 240);
    head.trim({300});
    EXPECT_EQ(head.seriesCount(), 0U);
    EXPECT_FALSE(head.extent());
}

TEST(Head, selectsInTheOrderOfLabelsAndNamesThem)
{
    const History history = makeHistory(50, 0, 10, 1000);
    const auto head = filled(history);
    const auto matcher = *series::Matcher::make(series::Matcher::Op::Regex, "instance", ".*[13]:9100");
    History expected = history;
    std::erase_if(expected, [&](const auto &each) { return !matcher.matches(each.first.get("instance")); });
    expectSame(readAll(*head, {matcher}), expected);
    EXPECT_EQ(*head->labelNames(), (std::vector<std::string>{"__name__", "instance", "job"}));
    EXPECT_EQ(*head->labelValues("job"), (std::vector<std::string>{"api", "node"}));
    EXPECT_TRUE(head->labelValues("none")->empty());
    EXPECT_EQ(head->extent()->start.ms, 0);
    base::StopSource stop;
    stop.request_stop();
    EXPECT_EQ(head->select({}, ever, stop.get_token()).error().code, base::ErrorCode::Cancelled);
}

TEST(Head, thatWasSelectedStaysAsItWas)
{
    Head head;
    const Labels labels({{"a", "1"}});
    for (int i = 0; i < 130; ++i) {
        head.append(labels, {i}, i);
    }
    const auto set = head.select({}, ever, {});
    for (int i = 130; i < 400; ++i) {
        head.append(labels, {i}, i);
    }
    head.trim({1000});
    series::Samples samples;
    ASSERT_TRUE((*set)->read(0, ever, samples));
    EXPECT_EQ(samples.times.size(), 130U);
    EXPECT_EQ(samples.times.back(), 129);
    EXPECT_EQ((*set)->labels(0), labels);
}

/// Each scrape writes the same value to all series: a selection that has a scrape in part has two lengths or
/// ends with two values.
TEST(Head, isReadWholeScrapesAtATimeWhileAnotherThreadAppends)
{
    Head head;
    std::vector<Head::SeriesRef> refs;
    for (int i = 0; i < 40; ++i) {
        refs.push_back(head.series({{"n", std::to_string(i)}}));
    }
    std::atomic<bool> done{false};
    std::thread writer([&] {
        for (int scrape = 1; scrape <= 1500; ++scrape) {
            std::vector<Head::NewSample> samples;
            for (const auto ref : refs) {
                samples.push_back({ref, scrape, static_cast<double>(scrape)});
            }
            head.append(samples);
            head.trim({scrape - 500});
        }
        done = true;
    });
    const auto check = [&] {
        while (!done) {
            const auto set = head.select({}, ever, {});
            std::int64_t last = -1;
            for (std::size_t i = 0; i < (*set)->size(); ++i) {
                series::Samples samples;
                ASSERT_TRUE((*set)->read(i, ever, samples));
                ASSERT_FALSE(samples.times.empty());
                last = i == 0 ? samples.times.back() : last;
                ASSERT_EQ(samples.times.back(), last);
                ASSERT_EQ(samples.values.back(), static_cast<double>(last));
                ASSERT_EQ(samples.times.back() - samples.times.front() + 1,
                    static_cast<std::int64_t>(samples.times.size()));
            }
        }
    };
    std::thread reader(check);
    check();
    writer.join();
    reader.join();
}

} // namespace zumik::tsdb
