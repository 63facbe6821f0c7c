// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/process.h"

#include "tests/support/net.h"
#include "tests/support/setuperror.h"
#include "tests/support/tempdir.h"
#include "tests/support/wait.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace zumik::tests {

TEST(Process, keepsOutputAndExitStatus)
{
    const Outcome outcome = run({.program = "sh",
        .arguments = {"-c", "echo said; echo $COLOR >&2; exit 3"},
        .environment = {{"COLOR", "green"}}});
    EXPECT_EQ(outcome.status, 3);
    EXPECT_EQ(outcome.output, "said\ngreen\n");
}

TEST(Process, isGoneWithItsObjectAndSoAreItsChildren)
{
    TempDir dir;
    pid_t pid = 0;
    pid_t child = 0;
    {
        const Process shell({.program = "sh",
            .arguments = {"-c", "sleep 1000 & echo $!; wait"},
            .outputFile = dir.file("out")});
        pid = shell.pid();
        ASSERT_TRUE(waitFor([&] { return descendants(pid).size() == 1; }));
        child = descendants(pid).front();
        EXPECT_TRUE(isAlive(pid));
        EXPECT_TRUE(isAlive(child));
    }
    EXPECT_FALSE(isAlive(pid));
    EXPECT_TRUE(waitFor([&] { return !isAlive(child); }));
}

TEST(Process, thatIgnoresPolitenessIsKilled)
{
    TempDir dir;
    Process stubborn({.program = "sh",
        .arguments = {"-c", "trap '' TERM; echo ready; while :; do sleep 0.05; done"},
        .outputFile = dir.file("out")});
    ASSERT_TRUE(waitFor([&] { return readFile(dir.file("out")) == "ready\n"; }));
    const pid_t pid = stubborn.pid();
    stubborn.terminate();
    EXPECT_FALSE(isAlive(pid));
}

TEST(Process, oneThatWasStoppedHasNoDescendants)
{
    EXPECT_TRUE(descendants(0).empty()) << "not all that run on this machine";
    EXPECT_TRUE(descendants(-1).empty());
}

TEST(Process, tellsWhichProgramIsMissing)
{
    try {
        findProgram("no-such-program-here");
        FAIL() << "found it";
    } catch (const SetupError &error) {
        EXPECT_NE(std::string(error.what()).find("no-such-program-here"), std::string::npos);
    }
}

TEST(TempDir, goesWithItsContents)
{
    std::string path;
    {
        const TempDir dir;
        path = dir.path().string();
        writeFile(dir.file("secret"), "text", true);
        EXPECT_EQ(readFile(dir.file("secret")), "text");
        EXPECT_EQ(std::filesystem::status(dir.file("secret")).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
    }
    EXPECT_FALSE(std::filesystem::exists(path));
}

TEST(TempDir, aFileWhoseReadingFailsIsEmpty)
{
    const TempDir dir;
    EXPECT_EQ(readFile(dir.path()), "") << "a directory opens as a file, and reading it fails";
    EXPECT_EQ(readFile(dir.path() / "absent"), "");
    const std::string large(200'000, 'x');
    writeFile(dir.path() / "large", large);
    EXPECT_EQ(readFile(dir.path() / "large"), large);
}

TEST(Net, freePortIsFreeAndAnUnusedOneDoesNotAnswer)
{
    const std::uint16_t port = freePort();
    EXPECT_GT(port, 1024);
    EXPECT_FALSE(portAnswers(port));
    EXPECT_EQ(http({.port = port}).status, 0);
}

} // namespace zumik::tests
