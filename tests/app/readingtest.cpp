// SPDX-License-Identifier: GPL-3.0-or-later
// How a board is read, from end to end on the whole stack: found, its cluster switched, compared, a panel
// inspected, copied, exported, alone and back among the others.
#include "tests/app/driven.h"
#include "tests/support/tempdir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <QJsonArray>

namespace zumik::tests {

namespace {

using testing::HasSubstr;

constexpr const char *ready = R"({"wait":{"page":"board","state":"idle"},"ms":20000})";
constexpr const char *atHand = R"({"hover":"GPU utilization"})";

using Steps = std::vector<std::string>;

Steps operator+(Steps all, const Steps &more)
{
    all.insert(all.end(), more.begin(), more.end());
    return all;
}

class ReadingTest : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        StackOptions options;
        options.world.clusters = 2;
        options.historySeconds = 3600;
        options.alertmanager = false;
        options.nodeExporter = false;
        ASSERT_TRUE(Stack::shared(options).waitForTargets());
    }

    static Stack &stack() { return Stack::shared(); }

    static Steps findsABoardAndSwitchesItsCluster()
    {
        return {ready, R"({"key":"/"})", R"({"type":"byoc\n"})", ready, dumpStep("found"),
            R"({"click":"Cluster"})", R"({"wait":{"control":"Choices"}})", R"({"key":"Down"})",
            R"({"key":"Return"})", ready, dumpStep("switched")};
    }

    static Steps comparesWithTheTwentyMinutesBefore()
    {
        return {R"({"key":"t"})", R"({"wait":{"control":"From"}})", R"({"type":"now-20m\t"})",
            R"({"type":"now\n"})", R"({"wait":{"gone":"From"}})", ready, R"({"key":"c"})",
            R"({"type":"20m\n"})", ready, dumpStep("compared")};
    }

    static Steps inspectsAPanel()
    {
        return {atHand, R"({"key":"i"})", R"({"wait":{"page":"inspect"}})", dumpStep("inspected"),
            R"({"key":"Esc"})", ready};
    }

    /// The dialog is Qt's own where there is no desktop.
    static Steps copiesAndExportsIt(const std::string &file)
    {
        return {atHand, R"({"key":"Shift+Y"})",
            R"({"wait":{"control":"Messages: Copied as CSV: GPU utilization"}})", R"({"key":"Ctrl+K"})",
            R"({"type":"Save the panel at hand as CSV\n"})", R"({"wait":{"control":"Save"}})",
            R"({"type":")" + file + R"(\n"})", R"({"wait":{"gone":"Save"}})"};
    }

    static Steps showsItAloneAndLeadsBack()
    {
        return {
            atHand, R"({"key":"f"})", ready, dumpStep("alone"), R"({"key":"Esc"})", ready, dumpStep("back")};
    }

    /// Of a panel, in one text.
    static std::string shown(const Driven &driven, const char *dump, const char *title)
    {
        std::string all;
        const QJsonObject panel = panelOf(driven.dump(dump), title);
        for (const QJsonValue text : panel.value(QLatin1String("shown")).toArray()) {
            all += text.toString().toStdString() + '\n';
        }
        return all;
    }
};

TEST_F(ReadingTest, aBoardIsFoundComparedInspectedCopiedExportedAndLeft)
{
    const TempDir dir("reading");
    const std::string file = dir.file("utilization.csv");
    Driven driven(findsABoardAndSwitchesItsCluster() + comparesWithTheTwentyMinutesBefore() + inspectsAPanel()
            + copiesAndExportsIt(file) + showsItAloneAndLeadsBack(),
        stack().profileJson(), stack().secrets());
    ASSERT_EQ(driven.finish(), 0) << driven.out() << driven.err();

    EXPECT_FALSE(driven.nameBeginning("found", "Cluster: ").isEmpty());
    EXPECT_NE(driven.nameBeginning("found", "Cluster: "), driven.nameBeginning("switched", "Cluster: "));
    EXPECT_THAT(shown(driven, "compared", "GPUs with an XID error"), HasSubstr("20 m ago"));
    EXPECT_FALSE(driven.nameBeginning("compared", "20 m earlier: ").isEmpty());
    EXPECT_TRUE(driven.dumpText("inspected").contains("DCGM_FI_DEV_GPU_UTIL"));
    EXPECT_THAT(readFile(file), HasSubstr("\nTime,gpu-"));
    EXPECT_FALSE(driven.nameBeginning("compared", "Queue depth").isEmpty());
    EXPECT_TRUE(driven.nameBeginning("alone", "Queue depth").isEmpty()) << "the others are gone";
    EXPECT_FALSE(driven.nameBeginning("back", "Queue depth").isEmpty());
}

} // namespace

} // namespace zumik::tests
