// SPDX-License-Identifier: GPL-3.0-or-later
// Why a panel is empty, asked of our own engine over a store in memory.
#include "models/board/diagnosis.h"

#include "models/board/pairing.h"
#include "models/replay/localsource.h"
#include "tests/promqltest/memorystore.h"
#include "tests/support/waitfor.h"

#include <gtest/gtest.h>

#include <QObject>

namespace zumik::board {

namespace {

using namespace std::chrono_literals;

constexpr base::Time end{1'700'000'000'000};

class DiagnosisTest : public testing::Test {
protected:
    void add(const series::Labels &labels)
    {
        for (int i = 0; i < 20; ++i) {
            m_store->add(labels, end - 15s * i, 20.0 - i);
        }
    }

    EmptyFinding why(std::vector<std::string> expressions)
    {
        replay::LocalSource source(m_store);
        QObject receiver;
        std::optional<EmptyFinding> finding;
        diagnose(source, {std::move(expressions), {end - 5min, end}, {}}, base::StopToken(),
            async::Receiver(&receiver), [&](const base::Result<EmptyFinding> &answer) {
                finding = answer.ok() ? *answer : EmptyFinding();
            });
        EXPECT_TRUE(tests::waitUntil([&] { return finding.has_value(); }));
        return finding.value_or(EmptyFinding());
    }

    std::string mismatch(const std::string &expression)
    {
        const EmptyFinding finding = why({expression});
        EXPECT_EQ(finding.reason == EmptyReason::NothingPairs, !finding.detail.empty());
        return finding.reason == EmptyReason::NothingPairs ? finding.detail : std::string();
    }

    std::shared_ptr<promqltest::MemoryStore> m_store = std::make_shared<promqltest::MemoryStore>();
};

} // namespace

TEST_F(DiagnosisTest, namesTheLabelsThatOneSideOfAnOperationLacks)
{
    add({{"__name__", "prompt"}, {"model", "m"}, {"worker", "w"}});
    add({{"__name__", "generated"}, {"model", "m"}, {"instance", "i"}});
    EXPECT_EQ(reasonName(EmptyReason::NothingPairs), "bad_query");
    EXPECT_EQ(mismatch("rate(prompt[2m]) + rate(generated[2m])"), "{model, worker} + {instance, model}");
    EXPECT_EQ(mismatch("sum(rate(prompt[2m]) / rate(generated{model=\"m\"}[2m]))"),
        "{model, worker} / {instance, model}");
    EXPECT_EQ(mismatch("prompt and generated"), "{model, worker} and {instance, model}");
}

TEST_F(DiagnosisTest, showsTheValuesThatDifferWhereAllLabelsAreTheSame)
{
    add({{"__name__", "used"}, {"node", "a"}, {"job", "x"}});
    add({{"__name__", "size"}, {"node", "b"}, {"job", "x"}});
    add({{"__name__", "size"}, {"node", "c"}, {"job", "y"}});
    EXPECT_EQ(mismatch("used / size"), "{node=\"a\"} / {node=\"b\"}");
    EXPECT_EQ(mismatch("used / on(node) size"), "{node=\"a\"} / {node=\"b\"}");
}

TEST_F(DiagnosisTest, looksAtTheInnerOperationsFirst)
{
    add({{"__name__", "a"}, {"x", "1"}});
    add({{"__name__", "b"}, {"y", "1"}});
    add({{"__name__", "c"}, {"x", "1"}});
    EXPECT_EQ(mismatch("c - (a + b)"), "{x} + {y}");
    EXPECT_EQ(mismatch("(a + c) * b"), "{x} * {y}");
}

TEST_F(DiagnosisTest, blamesNoLabelsWhereSeriesPairOrASideHasNone)
{
    add({{"__name__", "a"}, {"x", "1"}, {"y", "1"}});
    add({{"__name__", "b"}, {"x", "1"}});
    add({{"__name__", "odd"}, {"z", "1"}});
    EXPECT_EQ(mismatch("a > on(x) b + 100"), "");
    EXPECT_EQ(mismatch("a / ignoring(y) b > 100"), "");
    EXPECT_EQ(mismatch("a > 100"), "");
    EXPECT_EQ(mismatch("(a > 100) + odd"), "") << "no side of that operation";
    EXPECT_EQ(mismatch("a unless a"), "");
}

TEST_F(DiagnosisTest, stillNamesWhatIsMissingBeforeItLooksForPairs)
{
    add({{"__name__", "a"}, {"x", "1"}});
    const EmptyFinding missing = why({"a + nowhere"});
    EXPECT_EQ(missing.reason, EmptyReason::UnknownMetric);
    EXPECT_EQ(missing.detail, "nowhere");
    EXPECT_EQ(why({"a{x=\"2\"} + a{x=\"2\"}"}).reason, EmptyReason::UnknownLabelValue);
}

TEST_F(DiagnosisTest, namesWhatOneSideAsksForInVain)
{
    add({{"__name__", "prompt"}, {"model", "embedding"}});
    add({{"__name__", "generated"}, {"model", "chat"}});
    const EmptyFinding finding =
        why({"rate(prompt{model=\"embedding\"}[2m]) + rate(generated{model=~\"embed.*\"}[2m])"});
    EXPECT_EQ(finding.reason, EmptyReason::UnknownLabelValue);
    EXPECT_EQ(finding.detail, "model=~\"embed.*\"");
    EXPECT_EQ(why({"prompt{model!=\"chat\"} > 100"}).reason, EmptyReason::None);
    EXPECT_EQ(why({"prompt{model=\"x\"} or prompt > 100"}).reason, EmptyReason::None) << "one would do";
    EXPECT_EQ(why({"(prompt > 100) unless generated{model=\"x\"}"}).reason, EmptyReason::None);
}

TEST(Pairings, AreFewAndOfWhatParses)
{
    EXPECT_TRUE(Pairings({"a +", "((", "1 + a", "a or b", ""}).empty());
    std::string chain = "a";
    for (int i = 0; i < 300; ++i) {
        chain += " + a";
    }
    const std::string question = Pairings({chain, "a + b"}).question();
    std::size_t sides = 0;
    for (std::size_t at = question.find("zumik_side"); at != std::string::npos;
         at = question.find("zumik_side", at + 1)) {
        ++sides;
    }
    EXPECT_EQ(sides, 2 * Pairings::mostOperations);
}

TEST(Pairings, ShortenLongListsOfLabels)
{
    const Pairings pairings({"a + b"});
    std::vector<std::pair<std::string_view, std::string_view>> common{
        {"l1", "x"}, {"l2", "x"}, {"l3", "x"}, {"l4", "x"}, {"l5", "x"}, {"l6", "x"}, {"l7", "x"}};
    const series::Labels shared(common);
    EXPECT_EQ(pairings.mismatch({{shared.with("zumik_side", "0l").with("pod", "p"), end, 1},
                  {shared.with("zumik_side", "0r"), end, 1}}),
        "{…, pod} + {…}");
}

} // namespace zumik::board
