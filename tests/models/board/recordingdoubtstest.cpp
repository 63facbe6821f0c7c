// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/recordingdoubts.h"

#include <gtest/gtest.h>

namespace zumik::board {

using namespace std::chrono_literals;
using Kind = Doubt::Kind;

namespace {

const base::Time start{1'700'000'000'000};

class RecordingDoubtsTest : public testing::Test {
protected:
    /// From `from` on for two hours, a minute apart.
    std::vector<Doubt> look(const std::string &expression, base::Time from) const
    {
        return recordingDoubts(expression, series::Grid::over({from, from + 2h}, 1min), recording);
    }

    source::Recording recording{{start, start + 6h}, {}, {}};
};

} // namespace

TEST_F(RecordingDoubtsTest, tellsOfWindowsThatBeginBeforeTheRecording)
{
    const std::vector<Doubt> cut{{.kind = Kind::BeforeRecording, .window = 5min}};
    EXPECT_EQ(look("sum(rate(requests[5m]))", start), cut);
    EXPECT_EQ(look("sum(rate(requests[5m]))", start - 1h), cut);
    EXPECT_EQ(look("sum(rate(requests[5m]))", start + 4min), cut);
    EXPECT_TRUE(look("sum(rate(requests[5m]))", start + 5min).empty());
    EXPECT_TRUE(look("sum(rate(requests[5m]))", start - 3h).empty()); // nothing there is of it
    EXPECT_TRUE(look("requests", start).empty()); // has no window
    EXPECT_EQ(look("rate(requests[5m] offset 1h)", start + 1h),
        (std::vector<Doubt>{{.kind = Kind::BeforeRecording, .window = 1h + 5min}}));
    EXPECT_TRUE(look("rate(requests[5m] offset 1h)", start + 1h + 5min).empty());
    EXPECT_EQ(look("max_over_time(requests[30m:1m])", start + 20min).size(), 1U);
}

TEST_F(RecordingDoubtsTest, countsWhatWasRecordedBeforeTheRange)
{
    recording.selectors = {{"requests", 5min}};
    EXPECT_TRUE(look("rate(requests[5m])", start).empty());
    EXPECT_EQ(look("rate(requests[6m])", start).size(), 1U);
}

TEST_F(RecordingDoubtsTest, tellsOfSelectorsThatAreWiderThanWhatWasRecorded)
{
    recording.selectors = {{R"(requests{method="GET"})", 0s}, {R"(up{job=~"a|b"})", 0s}, {"all", 0s}};
    EXPECT_EQ(look("requests", start),
        (std::vector<Doubt>{{.kind = Kind::NarrowerRecorded, .detail = R"(requests{method="GET"})"}}));
    EXPECT_EQ(look(R"(requests{method=~"GET|PUT"} + requests{code="200"})", start).size(), 1U);
    EXPECT_TRUE(look(R"(requests{method="GET", code="200"})", start).empty());
    EXPECT_TRUE(look(R"(up{job="a"} + up{job=~"a|b"})", start).empty());
    EXPECT_EQ(look(R"(up{job="c"})", start).size(), 1U);
    EXPECT_TRUE(look(R"(all{x!="y"})", start).empty());
    EXPECT_EQ(look(R"(other{x="y"})", start),
        (std::vector<Doubt>{{.kind = Kind::NotRecorded, .detail = R"(other{x="y"})"}}));
}

TEST_F(RecordingDoubtsTest, findsEverySelectorInARecordingOfEverything)
{
    recording.selectors = {{R"({__name__!=""})", 5min}};
    EXPECT_TRUE(look(R"({job="a"} + up)", start).empty());
    EXPECT_TRUE(look("rate(requests[5m])", start).empty());
    EXPECT_EQ(look("rate(requests[6m])", start).size(), 1U);
}

TEST_F(RecordingDoubtsTest, hasNothingToSayOfWhatIsNoExpression)
{
    EXPECT_TRUE(look("rate(requests[5m]", start).empty());
    EXPECT_TRUE(recordingDoubts("rate(requests[5m])", series::Grid{start, 1min, 0}, recording).empty());
}

} // namespace zumik::board
