// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/packrows.h"

#include <gtest/gtest.h>

namespace zumik::session {

namespace {

using Words = std::vector<std::string>;

source::Target targetOf(const std::string &job, source::Target::Health health)
{
    source::Target target;
    target.labels = series::Labels{{"job", job}};
    target.health = health;
    return target;
}

class PackRows : public testing::Test {
protected:
    /// The one of that id; fails the test where there is none.
    CheckRow row(const std::string &id) const
    {
        for (const CheckRow &each : packRows(pack, found)) {
            if (each.id == id) {
                return each;
            }
        }
        ADD_FAILURE() << id;
        return {};
    }

    dashboard::Pack pack{"p", "P", {{"a", "A", {}}, {"b", "B", {}}}, {}};
    PackFindings found;
};

} // namespace

TEST_F(PackRows, ofNamesThatStandForEachOtherTheOneThatIsThereIsNamed)
{
    pack.expectations = {
        {{"sglang_ttft", "sglang:ttft", "vllm:ttft"}, {{"Hostname", "hostname"}, {"le"}}, {}, {}, {}}};
    found.series = {"vllm:ttft"};
    found.labels["vllm:ttft"] = {"__name__", "hostname", "le"};
    const CheckRow row = this->row("pack.p.sglang_ttft");
    EXPECT_EQ(row.state, CheckState::Ok);
    EXPECT_EQ(row.fact, CheckFact::ExpectedWithLabels);
    EXPECT_EQ(row.arguments, (Words{"vllm:ttft", "hostname, le"}));
}

TEST_F(PackRows, aSeriesThatLacksALabelFailsWithTheNamesThatItMayHave)
{
    pack.expectations = {{{"x"}, {{"variant", "deployment_variant"}, {"le"}}, {}, {}, {}}};
    found.series = {"x"};
    found.labels["x"] = {"le"};
    const CheckRow row = this->row("pack.p.x");
    EXPECT_EQ(row.state, CheckState::Fail);
    EXPECT_EQ(row.fact, CheckFact::LabelsMissing);
    EXPECT_EQ(row.arguments, (Words{"x", "variant or deployment_variant"}));
}

TEST_F(PackRows, aSeriesThatIsNotThereFailsUnlessItMayBeAbsent)
{
    pack.expectations = {{{"x", "y"}, {}, {}, {}, {}}, {{"z"}, {}, {}, {"Panel"}, "Not yet."}};
    EXPECT_EQ(row("pack.p.x").state, CheckState::Fail);
    EXPECT_EQ(row("pack.p.x").arguments, Words{"x or y"});
    EXPECT_EQ(row("pack.p.z").state, CheckState::Ok);
    EXPECT_EQ(row("pack.p.z").arguments, Words{"Not yet."});
}

TEST_F(PackRows, aDashboardThatIsAbsentAsAWholeExcusesItsSeriesAndNoOthers)
{
    pack.expectations = {{{"root"}, {}, {"a"}, {}, "Nothing is scraped."}, {{"x"}, {}, {"a"}, {}, {}},
        {{"y"}, {}, {"b"}, {}, {}}, {{"z"}, {}, {}, {}, {}}};
    EXPECT_EQ(row("pack.p.root").state, CheckState::Warn);
    EXPECT_EQ(row("pack.p.x").state, CheckState::Warn);
    EXPECT_EQ(row("pack.p.x").arguments, Words{"Nothing is scraped."});
    EXPECT_EQ(row("pack.p.y").state, CheckState::Fail);
    EXPECT_EQ(row("pack.p.z").state, CheckState::Fail) << "of all dashboards";
    found.series = {"root"};
    EXPECT_EQ(row("pack.p.x").state, CheckState::Fail);
}

TEST_F(PackRows, jobsAreUpInPartOrMissing)
{
    using Health = source::Target::Health;
    pack.targets = {{"api"}, {"worker", "old-worker"}, {"down"}, {"nowhere", "elsewhere"}};
    found.targets = {targetOf("api", Health::Up), targetOf("old-worker", Health::Up),
        targetOf("old-worker", Health::Down), targetOf("down", Health::Down)};
    EXPECT_EQ(row("pack.p.job.api").state, CheckState::Ok);
    EXPECT_EQ(row("pack.p.job.worker").state, CheckState::Warn);
    EXPECT_EQ(row("pack.p.job.worker").arguments, (Words{"1", "2", "old-worker"}));
    EXPECT_EQ(row("pack.p.job.down").state, CheckState::Fail);
    EXPECT_EQ(row("pack.p.job.nowhere").state, CheckState::Warn);
    EXPECT_EQ(row("pack.p.job.nowhere").arguments, Words{"nowhere or elsewhere"});
}

TEST_F(PackRows, whatIsExpectedTwiceHasTwoRows)
{
    pack.expectations = {{{"x"}, {}, {"a"}, {}, {}}, {{"x", "y"}, {}, {"b"}, {}, {}}};
    found.series = {"y"};
    EXPECT_EQ(row("pack.p.x").state, CheckState::Fail);
    EXPECT_EQ(row("pack.p.x.2").state, CheckState::Ok);
}

} // namespace zumik::session
