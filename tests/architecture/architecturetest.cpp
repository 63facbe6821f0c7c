// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/rules.h"
#include "tests/support/tempdir.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace zumik::tests {

TEST(Architecture, isKeptByEverySource)
{
    int filesRead = 0;
    const auto found = breaches(ZUMIK_TOP, readLinks(readFile(ZUMIK_LINKS)), &filesRead);
    EXPECT_GT(filesRead, 50) << "looked in the wrong place: " << ZUMIK_TOP;
    for (const std::string &breach : found) {
        ADD_FAILURE() << breach;
    }
}

TEST(Architecture, isWrittenDownByTheBuild)
{
    const auto folders = readLinks(readFile(ZUMIK_LINKS));
    const auto source = std::find_if(
        folders.begin(), folders.end(), [](const Folder &folder) { return folder.path == "models/source"; });
    ASSERT_NE(source, folders.end());
    EXPECT_TRUE(source->qt);
    EXPECT_EQ(source->links, (std::vector<std::string>{"models/series", "models/promql", "models/async"}));
    EXPECT_EQ(source->uses, std::vector<std::string>{"Qt6::Core"});
}

} // namespace zumik::tests
