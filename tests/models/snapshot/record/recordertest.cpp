// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/record/recorder.h"

#include "models/base/number.h"
#include "models/snapshot/archive.h"
#include "tests/models/snapshot/record/fakeraw.h"
#include "tests/support/fakesource.h"
#include "tests/support/tempdir.h"
#include "tests/support/waitfor.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace zumik::snapshot::record {

namespace {

using base::ErrorCode;
using tests::FakeRaw;

constexpr std::int64_t start = 1'700'006'400'000;
constexpr std::int64_t step = 15'000;
constexpr std::size_t count = 400;
constexpr base::TimeRange range{
    {start - 60'000}, {start + 401 * step}}; // samples are early and late at times

/// With everything that a double can be, stale markers among them.
tsdb::History oddHistory()
{
    tsdb::History history = tsdb::makeHistory(12, start, count, step);
    auto &values = history.begin()->second.values;
    values[10] = base::absent();
    values[11] = std::bit_cast<double>(0x7ff8000000000abcULL);
    values[12] = -0.0;
    values[200] = base::absent();
    return history;
}

class RecorderTest : public testing::Test {
protected:
    RecordRequest request()
    {
        RecordRequest request;
        request.out = out;
        request.plan = {"all of it", range, {everything()}};
        request.scrapeInterval = base::Duration{step};
        request.manifest.program = "Zumik Console";
        request.manifest.range = range;
        return request;
    }

    base::Result<RecordReport> run(RecordRequest wanted)
    {
        Recorder recorder(std::move(wanted), raw, source);
        auto report = tests::ask<RecordReport>(
            [&](auto, auto to, auto answer) { recorder.run(stop.get_token(), to, answer); });
        resumable = recorder.isResumable();
        return report;
    }

    /// Slices of about 100 samples a series.
    void cutInto(std::size_t samples) { raw.mostSamples = samples; }

    std::vector<std::string> left() const
    {
        std::vector<std::string> names;
        for (const auto &entry : std::filesystem::directory_iterator(dir.path())) {
            names.push_back(entry.path().filename().string());
        }
        return names;
    }

    tests::TempDir dir{"recorder"};
    std::string out = dir.file("incident.zsnap");
    FakeRaw raw{oddHistory()};
    tests::FakeSource source;
    base::StopSource stop;
    bool resumable = false;
};

tsdb::History contentOf(const std::string &path)
{
    const auto archive = Archive::open(path);
    EXPECT_TRUE(archive.ok()) << describe(archive.error());
    const auto blocks = (*archive)->blocks();
    EXPECT_TRUE(blocks.ok());
    return tsdb::readAll(**blocks);
}

} // namespace

TEST_F(RecorderTest, recordsEveryBitOfEverySample)
{
    const auto report = run(request());
    ASSERT_TRUE(report.ok()) << describe(report.error());
    tsdb::expectSame(contentOf(out), raw.history());
    EXPECT_EQ(report->manifest.samples, 12 * count);
    EXPECT_EQ(report->manifest.series, 12U);
    EXPECT_EQ(report->manifest.recorded.at(0).samples, 12 * count);
    EXPECT_EQ(report->manifest.staleness, Manifest::Staleness::Exact);
}

TEST_F(RecorderTest, leavesNothingButTheFile)
{
    ASSERT_TRUE(run(request()).ok());
    EXPECT_THAT(left(), testing::ElementsAre("incident.zsnap"));
}

TEST_F(RecorderTest, halvesWhatIsTooHeavyAndLosesNoSampleAtTheEdges)
{
    cutInto(700);
    ASSERT_TRUE(run(request()).ok());
    EXPECT_GT(raw.asked.size(), 8U);
    tsdb::expectSame(contentOf(out), raw.history());
}

TEST_F(RecorderTest, waitsAndAsksAgainWhereTheServerAsksForPatience)
{
    raw.failures = {{ErrorCode::TooManyRequests, "slow down", {}}};
    ASSERT_TRUE(run(request()).ok());
    EXPECT_EQ(raw.asked.size(), 2U);
    EXPECT_EQ(raw.asked[0].range, raw.asked[1].range);
    tsdb::expectSame(contentOf(out), raw.history());
}

TEST_F(RecorderTest, goesOnWhereItWasInterrupted)
{
    cutInto(1200);
    raw.onRead = [&] {
        if (raw.asked.size() == 6) {
            raw.failures = {{ErrorCode::Unauthorized, "the token has expired", {}}};
        }
    };
    const auto failed = run(request());
    ASSERT_FALSE(failed.ok());
    EXPECT_EQ(failed.error().code, ErrorCode::Unauthorized);
    EXPECT_TRUE(resumable);
    EXPECT_THAT(left(), testing::ElementsAre("incident.zsnap.partial"));
    const std::size_t before = raw.asked.size();

    raw.onRead = {};
    RecordRequest again = request();
    const auto plan = interruptedPlan(out);
    ASSERT_TRUE(plan.ok()) << describe(plan.error());
    EXPECT_EQ(plan->arguments, "all of it");
    again.plan = *plan;
    again.resume = true;
    ASSERT_TRUE(run(again).ok());
    tsdb::expectSame(contentOf(out), raw.history());
    for (std::size_t i = before; i < raw.asked.size(); ++i) {
        EXPECT_GT(raw.asked[i].range.start, range.start) << "asked again for what was there";
    }
}

TEST_F(RecorderTest, leavesNothingWhereItIsStoppedBeforeTheFirstSlice)
{
    raw.onRead = [&] {
        stop.request_stop();
    };
    const auto stopped = run(request());
    ASSERT_FALSE(stopped.ok());
    EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
    EXPECT_FALSE(resumable);
    EXPECT_THAT(left(), testing::IsEmpty());
}

TEST_F(RecorderTest, stopsWhileItWaitsForTheServer)
{
    raw.failures = {{ErrorCode::TooManyRequests, "slow down", {}, std::chrono::seconds(3600)}};
    QTimer::singleShot(50, [&] { stop.request_stop(); });
    const auto stopped = run(request());
    ASSERT_FALSE(stopped.ok());
    EXPECT_EQ(stopped.error().code, ErrorCode::Cancelled);
}

TEST_F(RecorderTest, saysWhereThereIsNoSampleAtAll)
{
    RecordRequest later = request();
    later.plan.range = {{start + 10'000'000}, {start + 20'000'000}};
    const auto report = run(later);
    ASSERT_FALSE(report.ok());
    EXPECT_EQ(report.error().code, ErrorCode::InvalidArgument);
    EXPECT_THAT(left(), testing::IsEmpty());
}

TEST_F(RecorderTest, neverReplacesADirectory)
{
    std::filesystem::create_directory(out);
    const auto report = run(request());
    ASSERT_FALSE(report.ok());
    EXPECT_EQ(report.error().code, ErrorCode::InvalidArgument);
    EXPECT_TRUE(std::filesystem::is_directory(out));
}

TEST_F(RecorderTest, keepsTheOldFileUntilTheNewOneIsWhole)
{
    tests::writeFile(out, "the old one");
    raw.failures = {{ErrorCode::Unauthorized, "no", {}}};
    ASSERT_FALSE(run(request()).ok());
    EXPECT_EQ(tests::readFile(out), "the old one");
}

TEST_F(RecorderTest, writesADirectoryThatIsADatabase)
{
    RecordRequest wanted = request();
    wanted.out = dir.file("tsdb");
    wanted.format = Format::TsdbDirectory;
    const auto report = run(wanted);
    ASSERT_TRUE(report.ok()) << describe(report.error());
    const auto database = tsdb::Database::open(wanted.out);
    ASSERT_TRUE(database.ok());
    tsdb::expectSame(tsdb::readAll(**database), raw.history());
    EXPECT_THAT(left(), testing::ElementsAre("tsdb"));
}

TEST_F(RecorderTest, recordsWhatIsAskedForAndSoMuchEarlier)
{
    RecordRequest wanted = request();
    const auto name = std::string(raw.history().begin()->first.metricName());
    auto selection = selectionOf(name);
    ASSERT_TRUE(selection.ok());
    selection->before = base::Duration{100 * step};
    wanted.plan.range.start.ms = start + 200 * step;
    wanted.plan.selections = {*selection};
    ASSERT_TRUE(run(wanted).ok());
    const tsdb::History found = contentOf(out);
    ASSERT_FALSE(found.empty());
    for (const auto &[labels, samples] : found) {
        EXPECT_EQ(labels.metricName(), name);
        EXPECT_GE(samples.times.front(), start + 100 * step);
        EXPECT_LT(samples.times.front(), start + 102 * step);
    }
}

TEST_F(RecorderTest, saysWhichSelectionCouldNotBeHadAndRecordsTheRest)
{
    RecordRequest wanted = request();
    wanted.plan.selections.push_back(*selectionOf("another"));
    raw.failures = {{ErrorCode::QueryInvalid, "no such thing", {}}};
    const auto report = run(wanted);
    ASSERT_TRUE(!report.ok() || !report->manifest.missing.empty());
}

TEST_F(RecorderTest, writesTheDocumentsAndNamesThem)
{
    RecordRequest wanted = request();
    wanted.documents.rules.emplace();
    wanted.documents.alertmanager = "{\"alerts\":[],\"silences\":[]}";
    wanted.documents.dashboards.push_back({"board", "A board", "{\"title\":\"A board\"}", {}});
    ASSERT_TRUE(run(wanted).ok());
    const auto archive = Archive::open(out);
    ASSERT_TRUE(archive.ok());
    EXPECT_TRUE((*archive)->has("rules.json"));
    EXPECT_TRUE((*archive)->has("alertmanager.json"));
    EXPECT_FALSE((*archive)->has("targets.json"));
    EXPECT_EQ(*(*archive)->read("dashboards/board.json"), "{\"title\":\"A board\"}");
    EXPECT_EQ((*archive)->manifest().dashboards.at(0).entry, "dashboards/board.json");
}

TEST_F(RecorderTest, infersMarkersWhereTheServerGivesNone)
{
    tsdb::History history;
    series::Samples up;
    series::Samples gone;
    for (std::size_t i = 0; i < 40; ++i) {
        up.times.push_back(start + static_cast<std::int64_t>(i) * step);
        up.values.push_back(1);
        if (i < 20) {
            gone.times.push_back(up.times.back());
            gone.values.push_back(double(i));
        }
    }
    history[series::Labels{{"__name__", "up"}, {"instance", "i"}, {"job", "j"}}] = up;
    history[series::Labels{{"__name__", "gone"}, {"instance", "i"}, {"job", "j"}}] = gone;
    FakeRaw without(history);
    without.exactness = source::RawSource::Exactness::NoStaleMarkers;
    RecordRequest wanted = request();
    wanted.plan.range.end.ms = start + 39 * step;
    Recorder recorder(wanted, without, source);
    const auto report =
        tests::ask<RecordReport>([&](auto, auto to, auto answer) { recorder.run({}, to, answer); });
    ASSERT_TRUE(report.ok()) << describe(report.error());
    EXPECT_EQ(report->manifest.staleness, Manifest::Staleness::Estimated);
    gone.times.push_back(start + 20 * step);
    gone.values.push_back(base::absent());
    history[series::Labels{{"__name__", "gone"}, {"instance", "i"}, {"job", "j"}}] = gone;
    tsdb::expectSame(contentOf(out), history);
}

TEST_F(RecorderTest, leavesNoRedactedValueAnywhere)
{
    tsdb::History history;
    series::Samples samples;
    samples.times = {start, start + step};
    samples.values = {1, 2};
    for (const char *tenant : {"acme-corp", "zorg-inc"}) {
        history[series::Labels{
            {"__name__", "a"}, {"instance", std::string(tenant) + ":80"}, {"tenant", tenant}}] = samples;
    }
    FakeRaw named(history);
    RecordRequest wanted = request();
    wanted.redact = *parseRedactionRules("tenant");
    wanted.queries = {"a{tenant=\"acme-corp\"}"};
    wanted.documents.dashboards.push_back({"b", "Board of acme-corp",
        R"({"title":"acme-corp","panels":[{"targets":[{"expr":"a{tenant=\"zorg-inc\"}"}]}]})", {}});
    wanted.documents.annotations = R"([{"time":1,"text":"acme-corp is down"}])";
    Recorder recorder(wanted, named, source);
    const auto report =
        tests::ask<RecordReport>([&](auto, auto to, auto answer) { recorder.run({}, to, answer); });
    ASSERT_TRUE(report.ok()) << describe(report.error());
    EXPECT_EQ(contentOf(out).size(), 2U);
    EXPECT_EQ(report->manifest.redaction.value().replaced, std::vector<std::string>{"tenant"});
    EXPECT_GT(report->manifest.redaction->found, 0U);
    const auto archive = Archive::open(out);
    ASSERT_TRUE(archive.ok());
    std::string all = tests::readFile(out);
    for (const std::string &name : (*archive)->names()) {
        all += name.starts_with("block/") ? std::string() : *(*archive)->read(name);
    }
    EXPECT_EQ(all.find("acme-corp"), std::string::npos);
    EXPECT_EQ(all.find("zorg-inc"), std::string::npos);
}

TEST_F(RecorderTest, refusesToDropALabelThatTellsSeriesApart)
{
    RecordRequest wanted = request();
    tsdb::History history;
    series::Samples samples;
    samples.times = {start};
    samples.values = {1};
    history[series::Labels{{"__name__", "a"}, {"tenant", "x"}}] = samples;
    history[series::Labels{{"__name__", "a"}, {"tenant", "y"}}] = samples;
    FakeRaw named(history);
    wanted.redact = *parseRedactionRules("tenant:drop");
    Recorder recorder(wanted, named, source);
    const auto report =
        tests::ask<RecordReport>([&](auto, auto to, auto answer) { recorder.run({}, to, answer); });
    ASSERT_FALSE(report.ok());
    EXPECT_EQ(report.error().code, ErrorCode::InvalidArgument);
    EXPECT_FALSE(std::filesystem::exists(out));
}

} // namespace zumik::snapshot::record
