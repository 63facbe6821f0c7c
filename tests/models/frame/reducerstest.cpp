// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frame/reducers.h"

#include "models/base/number.h"

#include <gtest/gtest.h>

#include <cmath>
#include <ostream>

namespace zumik::frame {

namespace {

const double gap = base::absent();
const double nan = std::nan("");

series::Column column(std::vector<double> values)
{
    return series::Column(std::move(values));
}

struct Row {
    const char *id;
    std::vector<double> values;
    double result;
};

/// The test's name: "max of 3 _ -1".
void PrintTo(const Row &row, std::ostream *to)
{
    *to << row.id << " of";
    for (const double value : row.values) {
        *to << " " << (base::isAbsent(value) ? "_" : base::formatDouble(value));
    }
}

class EveryReducer : public testing::TestWithParam<Row> { };

} // namespace

TEST_P(EveryReducer, ReducesAsGrafanaDoes)
{
    const Row &row = GetParam();
    const double result = reduce(column(row.values), row.id);
    if (base::isAbsent(row.result)) {
        EXPECT_TRUE(base::isAbsent(result)) << row.id << " gave " << result;
    } else if (std::isnan(row.result)) {
        EXPECT_TRUE(std::isnan(result) && !base::isAbsent(result)) << row.id << " gave " << result;
    } else {
        EXPECT_DOUBLE_EQ(result, row.result) << row.id;
    }
}

INSTANTIATE_TEST_SUITE_P(Table, EveryReducer,
    testing::Values(Row{"last", {1, 2, gap}, gap}, Row{"last", {1, nan}, nan},
        Row{"lastNotNull", {1, 2, gap}, 2}, Row{"lastNotNull", {1, 2, nan}, 2},
        Row{"lastNotNull", {gap, gap}, gap}, Row{"lastNotNull", {}, gap}, Row{"current", {4, gap}, 4},
        Row{"first", {gap, 3}, gap}, Row{"firstNotNull", {gap, nan, 3}, 3}, Row{"min", {3, gap, -1, nan}, -1},
        Row{"max", {3, gap, -1, nan}, 3}, Row{"max", {gap}, gap}, Row{"mean", {1, gap, 3}, 2},
        Row{"mean", {gap}, gap}, Row{"avg", {2, 4}, 3}, Row{"sum", {1, gap, 3, nan}, 4},
        Row{"total", {1, 2}, 3}, Row{"sum", {}, 0}, Row{"count", {1, gap, nan}, 3},
        Row{"countAll", {1, gap, nan}, 3}, Row{"range", {1, gap, 4}, 3}, Row{"range", {gap}, gap},
        Row{"delta", {1, 3, 6}, 5}, Row{"delta", {5, 8, 2, 4}, 7}, Row{"delta", {5, 2}, 2},
        Row{"step", {1, 4, 6}, 2}, Row{"step", {1}, gap}, Row{"diff", {gap, 2, 7}, 5},
        Row{"diffperc", {2, 3}, 50}, Row{"logmin", {0, -3, 5, 2}, 2}, Row{"logmin", {0, -3}, gap},
        Row{"allIsZero", {0, gap, 0}, 1}, Row{"allIsZero", {0, 1}, 0}, Row{"allIsZero", {gap}, 0},
        Row{"allIsNull", {gap, gap}, 1}, Row{"allIsNull", {gap, 0}, 0}, Row{"allIsNull", {}, 1},
        Row{"changeCount", {1, 1, 2, gap, gap, 2}, 3}, Row{"distinctCount", {1, 1, 2, gap, gap, -0.0, 0}, 4},
        Row{"variance", {2, 4, 4, 4, 5, 5, 7, 9}, 4}, Row{"stdDev", {2, 4, 4, 4, 5, 5, 7, 9}, 2},
        Row{"median", {5, gap, 1, 3}, 3}, Row{"median", {4, 1, 3, 2}, 2.5},
        Row{"p95", {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, 11}, Row{"p50", {3, 1, 2}, 2}, Row{"p1", {gap}, gap},
        Row{"nonsense", {1}, gap}, Row{"p0", {1}, gap}, Row{"p100", {1}, gap}));

TEST(Reducers, AreKnownByIdAndTitle)
{
    EXPECT_EQ(reducerTitle("lastNotNull"), "Last *");
    EXPECT_EQ(reducerTitle("mean"), "Mean");
    EXPECT_EQ(reducerTitle("sum"), "Total");
    EXPECT_EQ(reducerTitle("p95"), "95th %");
    EXPECT_EQ(reducerTitle("p1"), "1st %");
    EXPECT_EQ(reducerTitle("p12"), "12th %");
    EXPECT_EQ(reducerTitle("p42"), "42nd %");
    EXPECT_EQ(reducerTitle("other"), "other");
    EXPECT_TRUE(isReducer("p99"));
    EXPECT_TRUE(isReducer("current"));
    EXPECT_FALSE(isReducer("p07"));
    EXPECT_FALSE(isReducer(""));
    for (const std::string_view id : reducerIds()) {
        EXPECT_TRUE(isReducer(id)) << id;
    }
}

TEST(Reducers, SayWhetherTheResultKeepsTheUnit)
{
    EXPECT_TRUE(keepsUnit("max"));
    EXPECT_TRUE(keepsUnit("p95"));
    EXPECT_FALSE(keepsUnit("count"));
    EXPECT_FALSE(keepsUnit("countAll"));
    EXPECT_FALSE(keepsUnit("distinctCount"));
    EXPECT_FALSE(keepsUnit("diffperc"));
}

} // namespace zumik::frame
