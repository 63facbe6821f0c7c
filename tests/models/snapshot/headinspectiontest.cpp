// SPDX-License-Identifier: GPL-3.0-or-later
// Data directories: what is no block yet is told as well.
#include "models/snapshot/inspection.h"

#include "tests/models/tsdb/handmadewal.h"
#include "tests/models/tsdb/history.h"
#include "tests/support/tempdir.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace zumik::snapshot {

namespace {

constexpr std::int64_t start = 1'700'006'400'000; // a multiple of two hours

class HeadInspectionTest : public testing::Test {
protected:
    void writeLog(const std::string &behind = {})
    {
        tsdb::HandmadeSegment log;
        log.add(tsdb::seriesRecord(1, {{"__name__", "up"}}));
        log.add(tsdb::samplesRecord({{1, start + 7'200'000, 1}, {1, start + 7'300'000, 1}}));
        std::filesystem::create_directory(m_dir.path() / "wal");
        tests::writeFile(m_dir.path() / "wal/00000000", log.bytes() + behind);
    }

    std::string path() const { return m_dir.path().string(); }

    tests::TempDir m_dir{"inspected"};
};

} // namespace

TEST_F(HeadInspectionTest, countsSamplesThatAreNoBlockYet)
{
    writeLog();
    const auto alone = inspect(path());
    ASSERT_TRUE(alone) << describe(alone.error());
    EXPECT_EQ(alone->kind, Inspection::Kind::DataDirectory);
    EXPECT_EQ(alone->samples, 2U);
    EXPECT_EQ(alone->series, 1U);
    EXPECT_EQ(alone->range, (base::TimeRange{{start + 7'200'000}, {start + 7'300'000}}));
    tsdb::writtenBlock(tsdb::makeHistory(5, start, 100, 15'000), path());
    const auto both = inspect(path());
    ASSERT_TRUE(both) << describe(both.error());
    EXPECT_EQ(both->samples, 502U);
    EXPECT_EQ(both->range->end.ms, start + 7'300'000);
    EXPECT_TRUE(both->leftOut.empty());
    EXPECT_TRUE(verifySnapshot(path(), {})->empty());
}

TEST_F(HeadInspectionTest, tellsWhereALogIsDamaged)
{
    writeLog(std::string(40, 'x'));
    const std::string log = m_dir.file("wal/00000000") + ", byte ";
    const auto inspection = inspect(path());
    ASSERT_TRUE(inspection) << describe(inspection.error());
    EXPECT_EQ(inspection->samples, 2U);
    ASSERT_EQ(inspection->leftOut.size(), 1U);
    EXPECT_EQ(inspection->leftOut[0].where.rfind(log, 0), 0U) << describe(inspection->leftOut[0]);
    const auto faults = verifySnapshot(path(), {});
    ASSERT_TRUE(faults);
    ASSERT_EQ(faults->size(), 1U);
    EXPECT_EQ(faults->front().where.rfind(log, 0), 0U);
}

} // namespace zumik::snapshot
