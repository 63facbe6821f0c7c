// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/manifest.h"

#include <gtest/gtest.h>

namespace zumik::snapshot {

namespace {

const std::string sum(64, 'a');

/// Every field is another than its default.
Manifest full()
{
    Manifest manifest;
    manifest.program = "Zumik Console 0.8.0";
    manifest.created = {1'763'611'200'123};
    manifest.range = {{1'763'600'000'000}, {1'763'607'600'000}};
    manifest.source = {"VictoriaMetrics", "1.79.5"};
    manifest.profile = "prod \"A\" \xC3\xA9";
    manifest.semantics = 3;
    manifest.lookback = base::Duration{60'000};
    manifest.evaluationInterval = base::Duration{30'000};
    manifest.scrapeInterval = base::Duration{15'000};
    manifest.staleness = Manifest::Staleness::Estimated;
    manifest.recorded = {{"up{job=\"x\"}", base::Duration{3'600'000}, 12, std::uint64_t{1} << 53}};
    manifest.missing = {{"rules", "404"}};
    manifest.dashboards = {{"abc", "A board", "dashboards/abc.json", {{"job", {"a", "b"}}, {"node", {}}}}};
    manifest.differences = {{"sum(up)", {1'763'601'000'000}, "3", "2", 7}};
    manifest.queriesCompared = 40;
    manifest.redaction = Manifest::Redaction{{"tenant"}, {"Hostname"}, 5};
    manifest.series = 1914;
    manifest.samples = 10'000'000;
    manifest.histogramsSkipped = 3;
    manifest.entries = {{"rules.json", 120, sum}};
    return manifest;
}

base::Error errorOf(std::string_view json)
{
    const auto read = readManifest(json);
    EXPECT_FALSE(read) << json;
    return read ? base::Error{} : read.error();
}

const std::string version = R"("format": {"major": 1, "minor": 0})";

} // namespace

TEST(Manifest, readsBackWhatWasWritten)
{
    const std::string json = toJson(full());
    const auto read = readManifest(json);
    ASSERT_TRUE(read) << describe(read.error());
    EXPECT_EQ(toJson(*read), json);
    EXPECT_EQ(read->profile, full().profile);
    EXPECT_EQ(read->range, full().range);
    EXPECT_EQ(read->semantics, 3);
    EXPECT_EQ(read->lookback, base::Duration{60'000});
    EXPECT_EQ(read->staleness, Manifest::Staleness::Estimated);
    ASSERT_EQ(read->recorded.size(), 1U);
    EXPECT_EQ(read->recorded[0].selector, "up{job=\"x\"}");
    EXPECT_EQ(read->recorded[0].samples, std::uint64_t{1} << 53);
    ASSERT_EQ(read->dashboards.size(), 1U);
    EXPECT_EQ(read->dashboards[0].variables.at("job"), (std::vector<std::string>{"a", "b"}));
    EXPECT_EQ(read->differences.at(0).instants, 7U);
    ASSERT_TRUE(read->redaction);
    EXPECT_EQ(read->redaction->replaced, std::vector<std::string>{"Hostname"});
    EXPECT_EQ(read->entries.at(0).sha256, sum);
}

TEST(Manifest, ofTheLeastHasTheDefaults)
{
    const auto read = readManifest("{" + version + "}");
    ASSERT_TRUE(read) << describe(read.error());
    EXPECT_EQ(read->semantics, 2);
    EXPECT_EQ(read->lookback, base::Duration{300'000});
    EXPECT_EQ(read->staleness, Manifest::Staleness::Exact);
    EXPECT_FALSE(read->redaction);
}

TEST(Manifest, ofANewerMinorVersionIsReadAndItsUnknownKeysPassedOver)
{
    const auto read =
        readManifest(R"({"format": {"major": 1, "minor": 7, "patch": 1}, "profile": "p", "new": [{}]})");
    ASSERT_TRUE(read) << describe(read.error());
    EXPECT_EQ(read->minor, 7);
    EXPECT_EQ(read->profile, "p");
}

TEST(Manifest, ofANewerMajorVersionIsRefusedWithBothVersionsWhateverElseItHolds)
{
    const base::Error error = errorOf(R"({"format": {"major": 2, "minor": 3}, "entries": "elsewhere"})");
    EXPECT_EQ(error.code, base::ErrorCode::FormatUnsupported);
    EXPECT_NE(error.message.find("version 2.3"), std::string::npos) << error.message;
    EXPECT_NE(error.message.find("reads version 1"), std::string::npos) << error.message;
}

TEST(Manifest, thatIsNoJsonIsAnErrorWithItsPlace)
{
    const base::Error error = errorOf("{\"format\": ");
    EXPECT_EQ(error.code, base::ErrorCode::JsonInvalid);
    EXPECT_NE(error.where.find("byte "), std::string::npos) << describe(error);
    EXPECT_EQ(errorOf("").code, base::ErrorCode::JsonInvalid);
    EXPECT_EQ(errorOf("[]").code, base::ErrorCode::FormatInvalid);
}

TEST(Manifest, namesTheKeyThatIsWrong)
{
    const std::vector<std::pair<std::string, std::string>> wrong{
        {R"({})", "major"},
        {R"({"format": {"major": 0, "minor": 0}})", "format.major"},
        {R"({"format": {"major": 1.5, "minor": 0}})", "format.major"},
        {R"({"format": "1.0"})", "format"},
        {"{" + version + R"(, "created": "today"})", "created"},
        {"{" + version + R"(, "range": {"start": 2, "end": 1}})", "range"},
        {"{" + version + R"(, "range": {"start": 1e300, "end": 1}})", "range.start"},
        {"{" + version + R"(, "semantics": 4})", "semantics"},
        {"{" + version + R"(, "lookback": -1})", "lookback"},
        {"{" + version + R"(, "staleness": "perhaps"})", "staleness"},
        {"{" + version + R"(, "recorded": {}})", "recorded"},
        {"{" + version + R"(, "recorded": [{"selector": "up"}, {}]})", "recorded[1].selector"},
        {"{" + version + R"(, "series": -1})", "series"},
        {"{" + version + R"(, "dashboards": [{"id": "a", "entry": "e", "variables": {"v": "x"}}]})",
            "dashboards[0].variables.v"},
        {"{" + version + R"(, "redaction": {"dropped": [1]}})", "redaction.dropped"},
        {"{" + version + R"(, "entries": [{"name": "a", "size": 1, "sha256": "AB"}]})", "entries[0].sha256"},
        {"{" + version + R"(, "profile": 7})", "profile"},
    };
    for (const auto &[json, key] : wrong) {
        const base::Error error = errorOf(json);
        EXPECT_EQ(error.code, base::ErrorCode::FormatInvalid) << json;
        EXPECT_NE(error.message.find(key), std::string::npos) << json << '\n' << error.message;
    }
}

} // namespace zumik::snapshot
