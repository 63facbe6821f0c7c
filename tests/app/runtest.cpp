// SPDX-License-Identifier: GPL-3.0-or-later
// packaging/run.sh and live.sh, the jobs behind `make run` and `make live`, as somebody without a display
// runs them.
#include "tests/support/process.h"
#include "tests/support/tempdir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>

namespace zumik::tests {

namespace {

using testing::HasSubstr;
using testing::StartsWith;

const std::filesystem::path build = ZUMIK_BUILD;

class MakeRun : public testing::Test {
protected:
    Outcome script(const char *path, const std::vector<std::string> &arguments) const
    {
        return run({.program = std::string(ZUMIK_SOURCE) + path,
                       .arguments = arguments,
                       .environment = {{"ZUMIK_STACK_DIR", m_folder.file("stack")},
                           {"ZUMIK_BUILD", ZUMIK_BUILD}, {"DISPLAY", ""}, {"WAYLAND_DISPLAY", ""}},
                       .errorFile = m_folder.file("log")},
            std::chrono::minutes(4));
    }

    TempDir m_folder{"make-run"};
};

/// The rows of the check's table, those of its end.
std::vector<std::string> rowsIn(const std::string &output)
{
    std::vector<std::string> rows;
    std::istringstream lines(output);
    for (std::string line; std::getline(lines, line);) {
        if (line.find(" ssh.") != std::string::npos || line.find(" dashboard.") != std::string::npos) {
            rows.push_back(line);
        }
    }
    return rows;
}

} // namespace

TEST_F(MakeRun, rendersTheDemosBoardsAndSaysWhereWithoutADisplay)
{
    std::filesystem::remove_all(build / "boards");
    const Outcome made = script("/packaging/run.sh", {ZUMIK_BUILD});
    EXPECT_EQ(made.status, 0) << made.output;
    for (const char *name : {"zumik-api.png", "zumik-byoc.png", "gpu-fleet.png", "gpustack-models.png"}) {
        EXPECT_THAT(made.output, HasSubstr((build / "boards" / name).string() + "\n"));
        EXPECT_GT(std::filesystem::file_size(build / "boards" / name), 10'000U);
    }
    EXPECT_NE(script("/tests/stack/stack", {"status"}).status, 0) << "no server was started";
}

TEST_F(MakeRun, rendersBothBoardsOfRealServersAndSaysWhereWithoutADisplay)
{
    std::filesystem::remove_all(build / "live");
    writeFile(m_folder.file("log"), "what the log had before\n");
    const Outcome made = script("/packaging/live.sh", {ZUMIK_BUILD});
    EXPECT_EQ(made.status, 0) << made.output;
    for (const char *name : {"zumik-api.png", "zumik-byoc.png"}) {
        EXPECT_THAT(made.output, HasSubstr((build / "live" / name).string() + "\n"));
        EXPECT_GT(std::filesystem::file_size(build / "live" / name), 10'000U);
    }
    const std::vector<std::string> rows = rowsIn(made.output);
    EXPECT_GE(rows.size(), 7U);
    EXPECT_THAT(rows, testing::Each(StartsWith("ok ")));

    const std::string log = readFile(m_folder.file("log"));
    EXPECT_THAT(log, StartsWith("what the log had before\n"));
    EXPECT_THAT(log, HasSubstr("prometheus\thttp://")); // what came up, as it came up
    EXPECT_NE(script("/tests/stack/stack", {"status"}).status, 0); // and it is down again
}

} // namespace zumik::tests
