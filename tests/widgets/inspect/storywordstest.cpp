// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspect/storywords.h"

#include "tests/widgets/inspect/stories.h"
#include "widgets/common/zoneclock.h"

#include <gtest/gtest.h>

namespace zumik::widgets::inspect {

namespace {

const common::ZoneClock utc{QTimeZone::utc()};

PanelStory twoSeries()
{
    return tests::sampleStory(
        {tests::sampleField("p50", tests::wave(60, 5)), tests::sampleField("p99", tests::wave(400, 50))},
        {tests::sampleFact("A", "histogram_quantile(0.5, x)"), tests::sampleFact("B", "y")});
}

} // namespace

TEST(StoryWords, nameWhatAPictureIsOf)
{
    PanelStory story = twoSeries();
    const QStringList plain = captionLines(story, utc);
    ASSERT_EQ(plain.size(), 1);
    for (const char *part :
        {"Latency", "prod", "Wed 19 Nov 2025, 21:12:00", "Thu 20 Nov 2025, 03:12:00", "UTC", "made"}) {
        EXPECT_TRUE(plain[0].contains(QLatin1String(part))) << part << ": " << plain[0].toStdString();
    }
    story.marks = {QStringLiteral("partial"), QStringLiteral("replay")};
    EXPECT_EQ(captionLines(story, utc).value(1), QStringLiteral("partial \u00b7 replay"));
}

TEST(StoryWords, areInTheZoneThatIsShown)
{
    const common::ZoneClock kathmandu{QTimeZone("Asia/Kathmandu")};
    EXPECT_TRUE(captionLines(twoSeries(), kathmandu)[0].contains(QStringLiteral("08:57:00")))
        << captionLines(twoSeries(), kathmandu)[0].toStdString();
    const std::string csv = frame::csvText(csvTable(twoSeries(), kathmandu));
    EXPECT_NE(csv.find("2025-11-20T08:57:00+05:45,"), std::string::npos);
    EXPECT_NE(csv.find("# to: 2025-11-20T08:57:00+05:45"), std::string::npos);
}

TEST(StoryWords, ofATableStandAboveItAndItsRowsAreTimes)
{
    PanelStory story = twoSeries();
    story.marks = {QStringLiteral("partial")};
    const std::string csv = frame::csvText(csvTable(story, utc));
    EXPECT_TRUE(csv.starts_with(
        "# panel: Latency\r\n# source: prod\r\n# from: 2025-11-19T21:12:00+00:00\r\n"
        "# to: 2025-11-20T03:12:00+00:00\r\n# zone: UTC\r\n# made: 2025-11-20T03:12:00+00:00\r\n"
        "# note: partial\r\nTime,p50,p99\r\n2025-11-19T21:12:00+00:00,"))
        << csv.substr(0, 400);
    EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 7 + 1 + 361);
}

TEST(StoryWords, ofAPanelWithoutDataAreNotesAlone)
{
    PanelStory story = twoSeries();
    story.data = nullptr;
    EXPECT_TRUE(frame::csvText(csvTable(story, utc)).ends_with("\r\n\r\n"));
    story.facts = nullptr;
    EXPECT_EQ(promqlText(story, utc).count(QLatin1Char('\n')), 2);
}

TEST(StoryWords, ofQueriesAreCommentsThatSayHowToAskAgain)
{
    const QString text = promqlText(twoSeries(), utc);
    const QStringList lines = text.split(QLatin1Char('\n'));
    EXPECT_EQ(lines[0], QStringLiteral("# Latency"));
    EXPECT_TRUE(lines[1].startsWith(QStringLiteral("# source: prod; range: ")));
    EXPECT_EQ(lines[3],
        QStringLiteral("# A: from 2025-11-19T21:12:00+00:00 to 2025-11-20T03:12:00+00:00, step 1m"));
    EXPECT_EQ(lines[4], QStringLiteral("# legend: {{quantile}}"));
    EXPECT_EQ(lines[5], QStringLiteral("histogram_quantile(0.5, x)"));
    EXPECT_EQ(lines[7].left(4), QStringLiteral("# B:"));
    EXPECT_EQ(lines[9], QStringLiteral("y"));
}

TEST(StoryWords, keepACommentOnItsLine)
{
    PanelStory story = twoSeries();
    story.title = QStringLiteral("Two\nlines");
    const QStringList lines = promqlText(story, utc).split(QLatin1Char('\n'));
    EXPECT_FALSE(lines.contains(QStringLiteral("lines"))) << "it would be a query";
}

TEST(StoryWords, makeNamesForFiles)
{
    EXPECT_EQ(rangeName(twoSeries(), utc), QStringLiteral("2025-11-19 21-12-00 to 2025-11-20 03-12-00"));
}

} // namespace zumik::widgets::inspect
