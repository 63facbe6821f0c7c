// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/record/slices.h"

#include <gtest/gtest.h>

namespace zumik::snapshot::record {

namespace {

constexpr base::TimeRange hour{{0}, {3'600'000}};
constexpr base::Duration interval{15'000};

/// All slices, each answered with the samples that it would have.
std::vector<Slices::Slice> all(Slices &slices, std::uint64_t samplesAnHour)
{
    std::vector<Slices::Slice> out;
    while (const auto slice = slices.next()) {
        out.push_back(*slice);
        slices.answered(*slice,
            samplesAnHour * static_cast<std::uint64_t>(slice->range.length().count() + 1) / 3'600'000);
    }
    return out;
}

void expectSeamless(const std::vector<Slices::Slice> &slices, base::TimeRange range)
{
    ASSERT_FALSE(slices.empty());
    EXPECT_EQ(slices.front().range.start, range.start);
    EXPECT_EQ(slices.back().range.end, range.end);
    for (std::size_t i = 1; i < slices.size(); ++i) {
        EXPECT_EQ(slices[i].range.start.ms, slices[i - 1].range.end.ms + 1);
    }
}

} // namespace

TEST(Slices, coverTheRangeWithoutASeam)
{
    Slices slices;
    slices.add(0, hour, 10'000, interval, {});
    expectSeamless(all(slices, 2'400'000), hour);
}

TEST(Slices, areAsLongAsTheCountOfSeriesAllows)
{
    Slices few;
    few.add(0, hour, 10, interval, {});
    EXPECT_EQ(few.next()->range, hour);
    Slices many;
    many.add(0, hour, 1'000'000, interval, {});
    EXPECT_LE(many.next()->range.length(), interval);
}

TEST(Slices, growShorterWhereMoreCameThanWasCounted)
{
    Slices slices;
    slices.add(0, hour, 1, interval, {});
    const auto first = slices.next();
    slices.again(*first, true);
    const auto half = slices.next();
    EXPECT_EQ(half->range.length().count(), 3'600'001 / 2 - 1);
    slices.answered(*half, 4 * Slices::target);
    EXPECT_LE(slices.next()->range.length(), half->range.length() / 4);
}

TEST(Slices, areNotHalvedForEver)
{
    Slices slices;
    slices.add(0, {{0}, {900}}, 1, interval, {});
    EXPECT_FALSE(slices.again(*slices.next(), true));
}

TEST(Slices, leaveOutWhatWasDone)
{
    Slices slices;
    std::vector<SpooledSlice> done(2);
    done[0].range = {{1'000'000}, {1'999'999}};
    done[1].range = {{0}, {499'999}};
    slices.add(0, hour, 1, interval, done);
    EXPECT_EQ(slices.next()->range, (base::TimeRange{{500'000}, {999'999}}));
    EXPECT_EQ(slices.next()->range, (base::TimeRange{{2'000'000}, {3'600'000}}));
    EXPECT_FALSE(slices.next());
}

TEST(Slices, tellWhatIsLeft)
{
    Slices slices;
    slices.add(0, hour, 1, interval, {});
    slices.add(1, hour, 3, interval, {});
    EXPECT_DOUBLE_EQ(slices.left(), slices.total());
    const auto first = slices.next();
    EXPECT_NEAR(slices.left() / slices.total(), 0.75, 1e-9);
    slices.drop(1);
    EXPECT_EQ(slices.left(), 0);
    EXPECT_NEAR(slices.weightOf(*first) / slices.total(), 0.25, 1e-9);
}

} // namespace zumik::snapshot::record
