// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/grafana/answers.h"

#include "models/clients/grafana/boardanswer.h"
#include "models/clients/grafana/kubeanswers.h"

#include <gtest/gtest.h>

namespace zumik::clients::grafana {

using base::ErrorCode;

TEST(GrafanaAnswers, foldersAndThingsWithoutAUidAreNoBoards)
{
    const auto hits = readSearch(R"([{"uid": "f", "type": "dash-folder"}, {"title": "none"}, 7, null,
        {"uid": "b", "title": 3, "tags": ["t", 4, null], "folderTitle": null}])");
    ASSERT_TRUE(hits.ok());
    ASSERT_EQ(hits->size(), 1U);
    EXPECT_EQ(hits->front().uid, "b");
    EXPECT_EQ(hits->front().title, "");
    EXPECT_EQ(hits->front().tags, std::vector<std::string>{"t"});
}

TEST(GrafanaAnswers, annotationsWithoutATimeAreLeftOutAndTheirEndIsNotBeforeTheirBeginning)
{
    const auto read = readAnnotations(R"([{"text": "never"}, {"time": 1e300}, {"time": 50, "timeEnd": 10},
        {"time": 10, "timeEnd": 20.9, "panelId": 1.5}])");
    ASSERT_TRUE(read.ok());
    ASSERT_EQ(read->size(), 2U);
    EXPECT_EQ(read->at(0).until, base::Time{50});
    EXPECT_EQ(read->at(1).until, base::Time{20});
    EXPECT_EQ(read->at(1).panelId, 0);
}

TEST(GrafanaAnswers, textsAndListsAreBounded)
{
    const std::string text(50'000, 'x');
    std::string tags = "\"t\"";
    for (int i = 0; i < 5000; ++i) {
        tags += ",\"t\"";
    }
    const auto read =
        readAnnotations("[{\"time\": 1, \"text\": \"" + text + "\", \"tags\": [" + tags + "]}]");
    ASSERT_TRUE(read.ok());
    EXPECT_EQ(read->front().text.size(), 10'000U);
    EXPECT_EQ(read->front().tags.size(), 200U);
}

TEST(GrafanaAnswers, whatIsOfAnotherServerIsToldAsSuch)
{
    EXPECT_EQ(readHealth(R"({"status": "UP"})").error().code, ErrorCode::FormatInvalid);
    EXPECT_EQ(readHealth("[]").error().code, ErrorCode::FormatInvalid);
    EXPECT_EQ(readHealth("").error().code, ErrorCode::JsonInvalid);
    EXPECT_EQ(readSearch("{}").error().code, ErrorCode::FormatInvalid);
    EXPECT_EQ(readBoard("{}").error().code, ErrorCode::FormatInvalid);
    EXPECT_EQ(readBoard(R"({"dashboard": 3})").error().code, ErrorCode::FormatInvalid);
    EXPECT_EQ(readBoardResource(R"({"spec": []})").error().code, ErrorCode::FormatInvalid);
    EXPECT_EQ(readLibraryElement(R"({"result": []})").error().code, ErrorCode::FormatInvalid);
    EXPECT_EQ(readVersions("{}").error().code, ErrorCode::FormatInvalid);
    EXPECT_EQ(readBoardResources("{}").error().code, ErrorCode::FormatInvalid);
    EXPECT_NE(readSearch("[1,").error().message.find("at byte"), std::string::npos);
}

TEST(GrafanaAnswers, libraryPanelsAreSoughtInRowsAndOnce)
{
    const auto board = readBoard(R"({"dashboard": {"panels": [{"libraryPanel": {"uid": "a"}},
        {"libraryPanel": {"uid": "a"}}, {"libraryPanel": {"uid": "has", "model": {}}},
        {"type": "row", "panels": [{"libraryPanel": {"uid": "b"}}]}, {"libraryPanel": {"uid": "known"}}],
        "__elements": {"known": {"model": {}}}}})");
    ASSERT_TRUE(board.ok());
    EXPECT_EQ(board->missingElements, (std::vector<std::string>{"a", "b"}));
}

TEST(GrafanaAnswers, soManyLibraryPanelsAreFetchedAndNoMore)
{
    std::string panels;
    for (int i = 0; i < 500; ++i) {
        panels +=
            std::string(i > 0 ? "," : "") + R"({"libraryPanel": {"uid": "u)" + std::to_string(i) + "\"}}";
    }
    const auto board = readBoard("{\"dashboard\": {\"panels\": [" + panels + "]}}");
    EXPECT_EQ(board->missingElements.size(), mostElements);
}

TEST(GrafanaAnswers, aPathInARefusalIsFollowedOnlyToTheBoardThatWasAskedFor)
{
    const std::string path = "/apis/dashboard.grafana.app/v2beta1/namespaces/org-2/dashboards/abc";
    EXPECT_EQ(pathInstead("406 not supported, use " + path + " instead", "abc"), path);
    EXPECT_FALSE(pathInstead("use " + path + " instead", "other"));
    EXPECT_FALSE(pathInstead("use /apis/dashboard.grafana.app/v2/../../x/dashboards/abc instead", "abc"));
    EXPECT_FALSE(pathInstead("use /apis/dashboard.grafana.app/v2?x=/namespaces/a/dashboards/abc", "abc"));
    EXPECT_FALSE(pathInstead("Dashboard not found", "abc"));
}

TEST(GrafanaAnswers, aVersionThatCouldNotStandInAPathIsNone)
{
    EXPECT_EQ(*readPreferredVersion(R"({"preferredVersion": {"version": "v1beta1"}})"), "v1beta1");
    EXPECT_FALSE(readPreferredVersion(R"({"preferredVersion": {"version": "../v1"}})").ok());
    EXPECT_FALSE(readPreferredVersion("{}").ok());
}

TEST(GrafanaAnswers, organizationsHaveNamespacesInTheNewerApi)
{
    EXPECT_EQ(namespaceOf(0), "default");
    EXPECT_EQ(namespaceOf(1), "default");
    EXPECT_EQ(namespaceOf(12), "org-12");
}

} // namespace zumik::clients::grafana
