// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/promqltest/commandline.h"

#include "tests/promqltest/fixedanswerer.h"
#include "tests/support/tempdir.h"

#include <gmock/gmock.h>

namespace zumik::promqltest {

namespace {

using ::testing::EndsWith;
using ::testing::HasSubstr;
using ::testing::internal::CaptureStderr;
using ::testing::internal::CaptureStdout;
using ::testing::internal::GetCapturedStderr;
using ::testing::internal::GetCapturedStdout;

class CommandLineTest : public ::testing::Test {
protected:
    std::string script(const std::string &name, const std::string &text)
    {
        tests::writeFile(m_dir.file(name), text);
        return m_dir.file(name);
    }

    int run(const std::vector<std::string> &arguments)
    {
        CaptureStdout();
        CaptureStderr();
        const int status = runCommand("promqltest", arguments, [this](const promql::Semantics &semantics) {
            m_semantics = semantics;
            auto answerer = std::make_unique<FixedAnswerer>();
            answerer->answer.value = series::Scalar{{}, 1};
            return answerer;
        });
        m_out = GetCapturedStdout();
        m_err = GetCapturedStderr();
        return status;
    }

    tests::TempDir m_dir;
    promql::Semantics m_semantics;
    std::string m_out;
    std::string m_err;
};

} // namespace

TEST_F(CommandLineTest, TheLastLineCountsTheEvalsOfAllFiles)
{
    const std::string good = script("good.test", "eval instant at 0 1\n  1\n");
    const std::string bad = script("bad.test", "eval instant at 0 1\n  2\n\neval instant at 0 1\n  1\n");
    EXPECT_EQ(run({good}), 0);
    EXPECT_EQ(m_out, "1 passed, 0 failed, 0 skipped\n");
    EXPECT_EQ(run({bad, good}), 1);
    EXPECT_THAT(m_out, HasSubstr(bad + ":1: 1\n"));
    EXPECT_THAT(m_out, EndsWith("\n2 passed, 1 failed, 0 skipped\n"));
    EXPECT_EQ(m_err, "");
}

TEST_F(CommandLineTest, ABadScriptIsToldAndTheOthersStillRun)
{
    const std::string bad = script("bad.test", "\noops\n");
    const std::string good = script("good.test", "eval instant at 0 1\n  1\n");
    EXPECT_EQ(run({bad, good}), 2);
    EXPECT_EQ(m_err, bad + ":2: expected load, clear or eval\n");
    EXPECT_EQ(m_out, "1 passed, 0 failed, 0 skipped\n");
}

TEST_F(CommandLineTest, TheSemanticsAreChosen)
{
    const std::string good = script("good.test", "eval instant at 0 1\n  1\n");
    EXPECT_EQ(run({"--semantics", "3", good}), 0);
    EXPECT_EQ(m_semantics, promql::Semantics::v3());
    EXPECT_EQ(run({good}), 0);
    EXPECT_EQ(m_semantics, promql::Semantics::v2());
}

TEST_F(CommandLineTest, AWrongCommandLineIsRefused)
{
    EXPECT_EQ(run({}), 2);
    EXPECT_EQ(run({"--semantics", "4", "x"}), 2);
    EXPECT_EQ(run({"x", "--semantics"}), 2);
    EXPECT_EQ(run({"--sematics", "2", "x"}), 2);
    EXPECT_THAT(m_err, HasSubstr("usage: promqltest [--semantics 2|3] FILE..."));
}

} // namespace zumik::promqltest
