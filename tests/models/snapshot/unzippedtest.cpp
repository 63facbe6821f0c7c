// SPDX-License-Identifier: GPL-3.0-or-later
// The way back: what `unzip` makes of a snapshot, a real Prometheus serves.
#include "models/promql/exec/engine.h"
#include "models/snapshot/archive.h"

#include "models/base/number.h"
#include "tests/models/snapshot/writtensnapshot.h"
#include "tests/stack/servers/promapi.h"
#include "tests/stack/servers/prometheus.h"
#include "tests/support/process.h"
#include "tests/support/tempdir.h"

#include <gtest/gtest.h>

namespace zumik::snapshot {

namespace {

constexpr std::int64_t start = 1'700'006'400'000; // a multiple of two hours

double valueOf(const base::Result<series::Instant> &answer)
{
    const auto *samples = answer ? std::get_if<std::vector<series::Sample>>(&answer->value) : nullptr;
    EXPECT_TRUE(samples != nullptr && samples->size() == 1);
    return samples != nullptr && samples->size() == 1 ? samples->front().value : 0;
}

} // namespace

TEST(Unzipped, isServedByPrometheusWithEqualAnswers)
{
    const tests::TempDir dir("unzipped");
    const tsdb::History history = tsdb::makeHistory(40, start, 400, 15'000);
    writtenSnapshot(history, dir.file("blocks"), dir.file("a.zsnap"));
    const auto unzipped =
        tests::run({.program = "unzip", .arguments = {"-q", dir.file("a.zsnap"), "-d", dir.file("out")}});
    ASSERT_EQ(unzipped.status, 0) << unzipped.output;
    const tests::Prometheus prometheus({.dataDir = dir.file("out/block")});
    const auto archive = Archive::open(dir.file("a.zsnap"));
    ASSERT_TRUE(archive) << describe(archive.error());
    const auto blocks = (*archive)->blocks();
    ASSERT_TRUE(blocks) << describe(blocks.error());
    const promql::exec::Engine engine;
    const tests::PromApi api(prometheus.port());
    const base::Time time{start + 350 * 15'000};
    for (const std::string expression :
        {"count({job=\"api\"})", "count({job=\"node\"})", "sum(rate({job=\"api\"}[10m]))",
            "max({__name__=~\".+\"})", "sum(count_over_time({__name__=~\".+\"}[2h]))"}) {
        const auto theirs = api.value(expression, static_cast<double>(time.ms) / 1000);
        ASSERT_TRUE(theirs) << expression;
        EXPECT_DOUBLE_EQ(valueOf(engine.instant(**blocks, expression, time, {})), *theirs) << expression;
    }
    EXPECT_EQ(prometheus.log().find("level=error"), std::string::npos) << prometheus.log();
}

} // namespace zumik::snapshot
