// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/source/tail.h"

#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <random>

namespace zumik::source {

using namespace std::chrono_literals;
using series::Grid;
using series::Labels;
using series::Matrix;

namespace {

constexpr base::Time epoch{1'763'607'600'000};
constexpr base::Duration step = 15s;

Grid gridOf(int first, std::size_t count)
{
    return {epoch + step * first, step, count};
}

/// A series whose value at each instant is its index counted from the epoch.
Matrix countingUp(const Grid &grid, const std::vector<const char *> &names)
{
    Matrix matrix;
    matrix.grid = grid;
    for (const char *name : names) {
        std::vector<double> values;
        for (std::size_t i = 0; i < grid.count; ++i) {
            values.push_back(static_cast<double>((grid.at(i) - epoch) / step));
        }
        matrix.series.push_back({Labels{{"name", name}}, series::Column(std::move(values))});
    }
    return matrix;
}

void expectSame(const Matrix &a, const Matrix &b)
{
    ASSERT_EQ(a.grid, b.grid);
    ASSERT_EQ(a.series.size(), b.series.size());
    for (std::size_t s = 0; s < a.series.size(); ++s) {
        EXPECT_EQ(a.series[s].labels, b.series[s].labels);
        for (std::size_t i = 0; i < a.grid.count; ++i) {
            const double left = a.series[s].values[i];
            const double right = b.series[s].values[i];
            EXPECT_EQ(base::isAbsent(left), base::isAbsent(right)) << "instant " << i;
            if (!base::isAbsent(left)) {
                EXPECT_EQ(left, right) << "instant " << i;
            }
        }
    }
}

} // namespace

TEST(Tail, OverlapCoversWindowAndLookBackAndLateScrapes)
{
    const TailRule rule;
    EXPECT_EQ(overlapOf("up", rule), 5min);
    EXPECT_EQ(overlapOf("rate(a[5m])", rule), 10min);
    EXPECT_EQ(overlapOf("max_over_time(rate(a[5m])[1h:])", rule), 70min);
    EXPECT_EQ(overlapOf("up", TailRule{.lookback = 1s, .settle = 90s}), 90s);
    EXPECT_EQ(overlapOf("up", TailRule{.lookback = 1s, .scrapeInterval = 60s, .scrapeTimeout = 30s}), 150s);
}

TEST(Tail, IsNotForExpressionsThatLookElsewhere)
{
    EXPECT_FALSE(overlapOf("a @ end()", {}));
    EXPECT_FALSE(overlapOf("a offset -1m", {}));
    EXPECT_FALSE(overlapOf("\"not closed", {}));
}

TEST(Tail, BeginsTheOverlapBeforeWhatIsKnown)
{
    const KnownMatrix known{countingUp(gridOf(0, 241), {"a"}), epoch + 1h};
    const auto tail = tailOf(known, gridOf(4, 241), 10min);
    ASSERT_TRUE(tail);
    EXPECT_EQ(tail->start, epoch + 50min);
    EXPECT_EQ(tail->end(), epoch + 61min);
    EXPECT_EQ(tail->step, step);
}

TEST(Tail, BeginsTheOverlapBeforeTheAskingWhereTheRangeEndsInTheFuture)
{
    const KnownMatrix known{countingUp(gridOf(0, 241), {"a"}), epoch + 30min};
    EXPECT_EQ(tailOf(known, gridOf(4, 241), 10min)->start, epoch + 20min);
}

TEST(Tail, IsForTheSameStepsOnly)
{
    const KnownMatrix known{countingUp(gridOf(0, 241), {"a"}), epoch + 1h};
    EXPECT_FALSE(tailOf(known, Grid{epoch + 60s, 30s, 120}, 10min)); // another step
    EXPECT_FALSE(tailOf(known, Grid{epoch + 7s, step, 241}, 10min)); // between the steps
    EXPECT_FALSE(tailOf(known, gridOf(-1, 241), 10min)); // earlier
    EXPECT_FALSE(tailOf(known, gridOf(230, 241), 10min)); // hardly anything left of it
    EXPECT_FALSE(tailOf(known, gridOf(4, 0), 10min));
}

TEST(Tail, KeepsWhatWasSaidOfTheOlderPart)
{
    using Level = series::Annotation::Level;
    KnownMatrix known{countingUp(gridOf(0, 241), {"a"}), epoch + 1h};
    known.matrix.annotations = {{Level::Warning, "of the older"}, {Level::Info, "of both"}};
    Matrix tail = countingUp(gridOf(200, 45), {"a"});
    tail.annotations = {{Level::Info, "of both"}, {Level::Warning, "of the tail"}};
    const auto whole = joined(known, tail, gridOf(4, 241), 60s);
    ASSERT_TRUE(whole);
    EXPECT_EQ(whole->annotations,
        (series::Annotations{
            {Level::Warning, "of the older"}, {Level::Info, "of both"}, {Level::Warning, "of the tail"}}));
}

TEST(Tail, IsNotForAnAnswerThatWasCutOff)
{
    KnownMatrix known{countingUp(gridOf(0, 241), {"a"}), epoch + 1h};
    known.matrix.seriesDropped = 1;
    EXPECT_FALSE(tailOf(known, gridOf(4, 241), 10min));
}

TEST(Join, IsWhatTheWholeAnswerWouldBe)
{
    const KnownMatrix known{countingUp(gridOf(0, 241), {"a", "b"}), epoch + 1h};
    const Grid wanted = gridOf(4, 241);
    const auto tail = tailOf(known, wanted, 10min);
    const auto whole = joined(known, countingUp(*tail, {"a", "b"}), wanted, 60s);
    ASSERT_TRUE(whole);
    expectSame(*whole, countingUp(wanted, {"a", "b"}));
}

TEST(Join, LeavesASeriesThatEndedAsItEnded)
{
    KnownMatrix known{countingUp(gridOf(0, 241), {"a", "b"}), epoch + 1h};
    std::vector<double> ended(241, base::absent());
    ended[10] = 7; // then nothing
    known.matrix.series[1].values = series::Column(ended);
    const auto whole = joined(known, countingUp(gridOf(200, 45), {"a"}), gridOf(4, 241), 60s);
    ASSERT_TRUE(whole);
    ASSERT_EQ(whole->series.size(), 2U);
    EXPECT_EQ(whole->series[1].values[6], 7);
    EXPECT_FALSE(whole->series[1].values.hasValue(240));
    const auto later = joined(known, countingUp(gridOf(200, 52), {"a"}), gridOf(11, 241), 60s);
    EXPECT_EQ(later->series.size(), 1U); // its last value has left the range
}

TEST(Join, RefusesSeriesThatWereNotThere)
{
    const KnownMatrix known{countingUp(gridOf(0, 241), {"a"}), epoch + 1h};
    EXPECT_FALSE(joined(known, countingUp(gridOf(200, 45), {"a", "new"}), gridOf(4, 241), 60s));
}

TEST(Join, RefusesATailThatContradictsWhatHadSettled)
{
    const KnownMatrix known{countingUp(gridOf(0, 241), {"a"}), epoch + 1h};
    Matrix tail = countingUp(gridOf(200, 45), {"a"});
    std::vector<double> values(tail.series[0].values.values().begin(), tail.series[0].values.values().end());
    values[40] += 1; // 13:00 before the hour is over: may still change
    tail.series[0].values = series::Column(values);
    EXPECT_TRUE(joined(known, tail, gridOf(4, 241), 60s));
    values[30] += 1; // 12.5 min: may not
    tail.series[0].values = series::Column(values);
    EXPECT_FALSE(joined(known, tail, gridOf(4, 241), 60s));
}

TEST(Join, TakesSumsThatWereAddedUpInAnotherOrder)
{
    const KnownMatrix known{countingUp(gridOf(0, 241), {"a"}), epoch + 1h};
    Matrix tail = countingUp(gridOf(200, 45), {"a"});
    std::vector<double> values(tail.series[0].values.values().begin(), tail.series[0].values.values().end());
    values[5] *= 1 + 1e-13;
    tail.series[0].values = series::Column(values);
    EXPECT_TRUE(joined(known, tail, gridOf(4, 241), 60s));
}

TEST(Join, RefusesWhatDoesNotMeet)
{
    const KnownMatrix known{countingUp(gridOf(0, 241), {"a"}), epoch + 1h};
    EXPECT_FALSE(joined(known, countingUp(gridOf(243, 2), {"a"}), gridOf(4, 241), 60s)); // a hole between
    EXPECT_FALSE(joined(known, countingUp(gridOf(200, 44), {"a"}), gridOf(4, 241), 60s)); // too short
    Matrix cut = countingUp(gridOf(200, 45), {"a"});
    cut.seriesDropped = 3;
    EXPECT_FALSE(joined(known, cut, gridOf(4, 241), 60s));
}

namespace {

/// Samples with the moment at which the server has them: late, and in any order.
class LateServer {
public:
    explicit LateServer(unsigned seed, base::Duration latest)
    {
        std::mt19937 random(seed);
        std::uniform_int_distribution<std::int64_t> delay(0, latest.count());
        for (base::Time at = epoch - 30min; at < epoch + 3h; at = at + 15s) {
            if (random() % 50 != 0) { // some are missing
                m_samples[at] = {at + base::Duration(delay(random)), static_cast<double>(random() % 1000)};
            }
        }
    }

    /// sum_over_time(a[5m]) as of `now`.
    Matrix sums(const Grid &grid, base::Time now) const
    {
        Matrix matrix;
        matrix.grid = grid;
        std::vector<double> values;
        for (std::size_t i = 0; i < grid.count; ++i) {
            values.push_back(sumAt(grid.at(i), now));
        }
        matrix.series.push_back({Labels{{"name", "a"}}, series::Column(std::move(values))});
        return matrix;
    }

private:
    struct Sample {
        base::Time arrived;
        double value = 0;
    };

    double sumAt(base::Time at, base::Time now) const
    {
        double sum = 0;
        bool any = false;
        for (auto it = m_samples.upper_bound(at - 5min); it != m_samples.end() && it->first <= at; ++it) {
            if (it->second.arrived <= now) {
                sum += it->second.value;
                any = true;
            }
        }
        return any ? sum : base::absent();
    }

    std::map<base::Time, Sample> m_samples;
};

} // namespace

class LateSamples : public testing::TestWithParam<unsigned> { };

TEST_P(LateSamples, NeverMakeATailDifferFromTheWhole)
{
    const LateServer server(GetParam(), 60s);
    KnownMatrix known{server.sums(gridOf(0, 241), epoch + 1h), epoch + 1h};
    const auto overlap = overlapOf("sum_over_time(a[5m])", {});
    std::mt19937 random(GetParam());
    int moved = 0;
    while (moved < 300) {
        moved += 1 + static_cast<int>(random() % 6);
        const Grid wanted = gridOf(moved, 241);
        const base::Time now = wanted.end() + base::Duration(random() % 15'000);
        const auto tail = tailOf(known, wanted, *overlap);
        ASSERT_TRUE(tail);
        const auto whole = joined(known, server.sums(*tail, now), wanted, 60s);
        ASSERT_TRUE(whole) << "seed " << GetParam();
        expectSame(*whole, server.sums(wanted, now));
        known = {*whole, now};
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, LateSamples, testing::Range(1U, 9U));

TEST(LaterSamples, ThanAnyRuleExpectsAreNoticed)
{
    const LateServer server(3, 9min);
    const KnownMatrix known{server.sums(gridOf(0, 241), epoch + 1h), epoch + 1h};
    const Grid wanted = gridOf(8, 241);
    const auto tail = tailOf(known, wanted, 10min);
    EXPECT_FALSE(joined(known, server.sums(*tail, wanted.end()), wanted, 60s));
}

} // namespace zumik::source
