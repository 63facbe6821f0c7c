// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/diagnosis.h"

#include "tests/support/fakesource.h"
#include "tests/support/waitfor.h"

#include <QObject>

#include <gtest/gtest.h>

namespace zumik::board {

namespace {

using Rules = std::vector<AbsentRule>;

class Absences : public testing::Test {
protected:
    /// What is found of an empty panel of this expression where these metrics exist; series of them have
    /// been found as well.
    EmptyFinding finding(const char *expression, std::vector<std::string> metrics, Rules rules = {})
    {
        m_source.labels["__name__"] = std::move(metrics);
        std::optional<EmptyFinding> found;
        QObject receiver;
        diagnose(m_source, {{expression}, {}, std::move(rules)}, {}, async::Receiver(&receiver),
            [&](const base::Result<EmptyFinding> &answer) { found = answer ? *answer : EmptyFinding{}; });
        EXPECT_TRUE(tests::waitUntil([&] { return found.has_value(); }));
        return found.value_or(EmptyFinding{});
    }

private:
    tests::FakeSource m_source;
};

} // namespace

TEST_F(Absences, sayThePacksSentenceAsLongAsNoneOfTheNamesExists)
{
    const Rules rules{{"one", "By design.", {"other"}, {}}};
    EXPECT_EQ(finding("one or other", {}, rules).detail, "By design.");
    EXPECT_EQ(finding("one or other", {}, rules).reason, EmptyReason::ByDesign);
    EXPECT_NE(finding("one or other", {"other"}, rules).reason, EmptyReason::ByDesign);
    EXPECT_NE(finding("one or other", {"one"}, rules).reason, EmptyReason::ByDesign);
}

TEST_F(Absences, nameNoMetricWhoseStandInExists)
{
    const Rules rules{{"one", {}, {"other"}, {}}};
    const EmptyFinding found = finding("rate(one[5m]) or rate(other[5m])", {"other"}, rules);
    EXPECT_EQ(found.reason, EmptyReason::None) << found.detail;
    EXPECT_EQ(finding("one or other", {}, rules).detail, "one") << "the first where none is there";
    EXPECT_EQ(finding("one or third", {"other", "one"}, rules).detail, "third");
}

TEST_F(Absences, nameTheMissingMetricWhereNothingStandsForIt)
{
    const EmptyFinding found = finding("one / two", {"one"});
    EXPECT_EQ(found.reason, EmptyReason::UnknownMetric);
    EXPECT_EQ(found.detail, "two");
}

TEST(AbsentRules, speakOfTheirPanelOrOfAll)
{
    const AbsentRule ofAll{"a", "Why.", {}, {}};
    const AbsentRule ofOne{"a", "Why.", {}, "Tokens"};
    EXPECT_TRUE(ofAll.speaksOf("Anything"));
    EXPECT_TRUE(ofOne.speaksOf("Tokens"));
    EXPECT_FALSE(ofOne.speaksOf("Latency"));
}

} // namespace zumik::board
