// SPDX-License-Identifier: GPL-3.0-or-later
// The rules on small trees that break them: a rule that can't fail would prove nothing.
#include "tests/architecture/rules.h"
#include "tests/support/tempdir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::tests {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

const std::string license = "// SPDX-License-Identifier: GPL-3.0-or-later\n";

/// A house of four rooms, in order until something bad is put in.
class Rules : public testing::Test {
protected:
    void SetUp() override
    {
        for (const char *folder : {"models/base", "models/frame", "models/source", "widgets/common"}) {
            put(std::string(folder) + "/README.md", "# a room\n");
            put(std::string(folder) + "/CMakeLists.txt", "# SPDX-License-Identifier: GPL-3.0-or-later\n");
            put(std::string(folder) + "/room.cpp",
                license + "#include \"models/base/room.h\"\n#include <vector>\n");
        }
        put("models/base/room.h", license);
    }

    void put(const std::string &file, const std::string &text)
    {
        const auto path = m_top.path() / file;
        std::filesystem::create_directories(path.parent_path());
        writeFile(path, text);
    }

    void putCode(const std::string &file, const std::string &code) { put(file, license + code); }

    std::vector<std::string> found(const std::string &links = {}) const
    {
        const std::string standing = "models/base|FALSE||Threads::Threads\n"
                                     "models/frame|FALSE|models/base|\n"
                                     "models/source|TRUE|models/frame|Qt6::Core,Qt6::Network\n"
                                     "widgets/common|TRUE|models/source|Qt6::Widgets\n";
        return breaches(m_top.path(), readLinks(standing + links));
    }

    TempDir m_top{"house"};
};

} // namespace

TEST_F(Rules, findNothingInAHouseInOrder)
{
    putCode("models/source/a.cpp", "#include \"models/frame/x.h\"\n#include <QString>\n");
    putCode("widgets/common/a.cpp", "#include \"models/base/room.h\"\nauto s = tr(\"text\");\n");
    EXPECT_THAT(found(), IsEmpty());
}

TEST_F(Rules, refuseAnIncludeThatIsNotLinked)
{
    putCode("models/frame/a.cpp", "\n#include \"models/source/x.h\"\n");
    putCode("models/source/a.cpp", "#include \"models/nowhere/x.h\"\n");
    EXPECT_THAT(found(),
        ElementsAre("models/frame/a.cpp:3: includes models/source/x.h, which models/frame doesn't link",
            "models/source/a.cpp:2: includes models/nowhere/x.h, which models/source doesn't link"));
}

TEST_F(Rules, refuseAModelThatKnowsAHigherStorey)
{
    putCode("models/source/a.cpp", "#include \"widgets/common/x.h\"\n#include \"app/x.h\"\n");
    EXPECT_THAT(found(),
        ElementsAre("models/source/a.cpp:2: models include widgets/common/x.h, of a higher storey",
            "models/source/a.cpp:3: models include app/x.h, of a higher storey"));
}

TEST_F(Rules, refuseQtInTheEngine)
{
    putCode("models/frame/a.h", "#include <QtCore/QString>\n#include <QString>\n#include <Queue.h>\n");
    EXPECT_THAT(found(),
        ElementsAre("models/frame/a.h:2: an engine library includes <QtCore/QString>",
            "models/frame/a.h:3: an engine library includes <QString>"));
}

TEST_F(Rules, refuseAnEngineThatLinksQtItselfOrThroughAnother)
{
    put("models/plot/README.md", "# plot\n");
    EXPECT_THAT(
        found("models/plot|FALSE|models/source|\n"), ElementsAre("models/plot: an engine library links Qt"));
    EXPECT_THAT(
        found("models/plot|FALSE||Qt6::Gui\n"), ElementsAre("models/plot: an engine library links Qt"));
    EXPECT_THAT(found("models/plot|TRUE||\n"), ElementsAre("models/plot: an engine library links Qt"));
}

TEST_F(Rules, refuseTextForPeopleInModels)
{
    putCode("models/source/a.cpp",
        "// tr( in a comment\nauto a = \"tr(\"; auto b = str(1);\nauto c = QObject::tr(\"x\");\n");
    putCode("models/source/b.cpp", "auto c = QCoreApplication::translate(\"a\", \"b\");\n");
    EXPECT_THAT(found(),
        ElementsAre(
            "models/source/a.cpp:4: uses tr(", "models/source/b.cpp:2: uses QCoreApplication::translate"));
}

TEST_F(Rules, refuseNestedLoopsAndStringConnects)
{
    putCode("widgets/common/a.cpp", "QEventLoop loop;\n");
    putCode("widgets/common/b.cpp", "connect(a, SIGNAL(x()), b, SLOT(y()));\n");
    putCode("tests/a.cpp", "QEventLoop loop;\nqApp->processEvents();\n");
    EXPECT_THAT(found(),
        ElementsAre("tests/a.cpp:3: uses processEvents", "widgets/common/a.cpp:2: uses QEventLoop",
            "widgets/common/b.cpp:2: uses SIGNAL(", "widgets/common/b.cpp:2: uses SLOT("));
}

TEST_F(Rules, refuseChildProcessesButInTheOneFolderThatIsForThem)
{
    putCode("models/process/a.cpp", "if (::fork() == 0) {\n}\n");
    put("models/process/README.md", "# a room\n");
    putCode("widgets/common/a.cpp", "QProcess process;\n");
    putCode("models/source/b.cpp", "if (::fork() == 0) {\n}\n");
    putCode("tests/a.cpp", "QProcess process;\n");
    EXPECT_THAT(found("models/process|FALSE|models/base|\n"),
        ElementsAre("models/source/b.cpp:2: uses fork(", "widgets/common/a.cpp:2: uses QProcess"));
}

TEST_F(Rules, refuseAFolderWithoutAReadme)
{
    std::filesystem::remove(m_top.path() / "models/frame/README.md");
    EXPECT_THAT(found(), ElementsAre("models/frame: has no README.md"));
}

TEST_F(Rules, refuseAFileWithoutItsLicense)
{
    put("models/frame/a.h", "#pragma once\n");
    put("packaging/cmake/a.cmake", "set(a b)\n");
    EXPECT_THAT(found(),
        ElementsAre("models/frame/a.h:1: doesn't begin with its license (SPDX)",
            "packaging/cmake/a.cmake:1: doesn't begin with its license (SPDX)"));
}

TEST_F(Rules, refuseASourceWithoutATargetAndATestInTheProduct)
{
    putCode("models/attic/a.cpp", "");
    putCode("models/source/a.cpp", "#include \"tests/support/tempdir.h\"\n");
    EXPECT_THAT(found(),
        ElementsAre("models/attic/a.cpp:1: belongs to no target",
            "models/source/a.cpp:2: includes tests/support/tempdir.h, a test's"));
}

} // namespace zumik::tests
