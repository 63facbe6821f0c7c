// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/process/environment.h"

#include "tests/support/tempdir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

namespace zumik::process {

using tests::TempDir;
using tests::writeFile;

TEST(Environment, passesOnWhatIsNamedAndSet)
{
    ::setenv("ZUMIK_A", "one=two", 1);
    ::setenv("ZUMIK_B", "", 1);
    ::unsetenv("ZUMIK_C");
    const auto passed = passedOn({"ZUMIK_A", "ZUMIK_B", "ZUMIK_C"});
    EXPECT_THAT(passed, testing::ElementsAre("ZUMIK_A=one=two", "ZUMIK_B="));
    EXPECT_EQ(valueOf(passed, "ZUMIK_A"), "one=two");
    EXPECT_EQ(valueOf(passed, "ZUMIK"), "");
}

TEST(Environment, isPlainWhateverOursHolds)
{
    ::setenv("METRICS_TOKEN", "secret", 1);
    for (const std::string &entry : plainEnvironment()) {
        EXPECT_EQ(entry.find("secret"), std::string::npos) << entry;
    }
    EXPECT_NE(valueOf(plainEnvironment(), "PATH"), "");
    ::unsetenv("METRICS_TOKEN");
}

TEST(Environment, findsTheFirstProgramThatCanBeRun)
{
    const TempDir folder("path");
    for (const char *place : {"a", "b", "c"}) {
        std::filesystem::create_directories(folder.path() / place);
    }
    writeFile(folder.file("a/tool"), "no program");
    std::filesystem::create_directories(folder.file("b/tool"));
    writeFile(folder.file("c/tool"), "#!/bin/sh\n");
    std::filesystem::permissions(folder.file("c/tool"), std::filesystem::perms::owner_all);
    const std::string path = ":.:" + folder.file("a") + ":" + folder.file("b") + ":" + folder.file("c") + ":";
    const auto found = findProgram("tool", path);
    ASSERT_TRUE(found);
    EXPECT_EQ(*found, folder.file("c/tool"));
    EXPECT_EQ(findProgram("other", path).error().code, base::ErrorCode::FileNotFound);
    EXPECT_EQ(findProgram("sh", "").error().where, "sh");
}

} // namespace zumik::process
