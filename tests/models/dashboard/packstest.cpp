// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/packs.h"
#include "tests/support/tempdir.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace zumik::dashboard {

namespace {

using testing::ElementsAre;
using testing::HasSubstr;

base::Error errorOf(std::string_view yaml)
{
    const auto pack = readPackText(yaml, "pack.yaml");
    EXPECT_FALSE(pack.ok()) << yaml;
    return pack ? base::Error{} : pack.error();
}

/// A folder of packs, each with the dashboards a.json and b.json.
class PackFolder {
public:
    void add(const std::string &name, const std::string &yaml, const std::string &uid = "a")
    {
        std::filesystem::create_directories(m_dir.path() / name);
        tests::writeFile(m_dir.path() / name / "pack.yaml", yaml);
        tests::writeFile(
            m_dir.path() / name / "a.json", R"({"uid": ")" + uid + R"(", "title": "A", "panels": []})");
        tests::writeFile(
            m_dir.path() / name / "b.json", R"({"uid": ")" + uid + R"(-b", "title": "B", "panels": []})");
    }

    PackList read() const { return readPacks(path()); }

    QString path() const { return QString::fromStdString(m_dir.path().string()); }

private:
    tests::TempDir m_dir{"packs"};
};

} // namespace

TEST(PackText, SaysWhatAPackIsAndExpects)
{
    const auto pack = readPackText(R"(
id: p
title: "A pack: ours"
dashboards:
  - a.json
targets: [api, [old-name, new-name]]
expects:
  - series: one
  - series: [first, "with:colon"]
    labels: [gpu, [Hostname, hostname]]
    dashboards: [a]
    panels: [Queue]
    absent: Why it is not there.
)",
        "pack.yaml");
    ASSERT_TRUE(pack.ok()) << base::describe(pack.error());
    EXPECT_EQ(pack->id, "p");
    EXPECT_EQ(pack->title, "A pack: ours");
    EXPECT_EQ(pack->dashboards.at(0).file, QStringLiteral("a.json"));
    EXPECT_THAT(pack->targets, ElementsAre(ElementsAre("api"), ElementsAre("old-name", "new-name")));
    ASSERT_EQ(pack->expectations.size(), 2U);
    EXPECT_THAT(pack->expectations[0].series, ElementsAre("one"));
    EXPECT_TRUE(pack->expectations[0].isOf("anything"));
    EXPECT_THAT(pack->expectations[1].series, ElementsAre("first", "with:colon"));
    EXPECT_THAT(
        pack->expectations[1].labels, ElementsAre(ElementsAre("gpu"), ElementsAre("Hostname", "hostname")));
    EXPECT_FALSE(pack->expectations[1].isOf("b"));
    EXPECT_EQ(pack->expectations[1].absent, "Why it is not there.");
}

TEST(PackText, NamesAnUnknownKeyWithLineAndColumn)
{
    const base::Error top = errorOf("id: p\ntitle: P\ndashbords: [a.json]\n");
    EXPECT_EQ(top.code, base::ErrorCode::FormatInvalid);
    EXPECT_EQ(top.where, "pack.yaml:3:1");
    EXPECT_EQ(top.message, "unknown key \"dashbords\"");
    EXPECT_EQ(errorOf("id: p\ntitle: P\nexpects:\n  - series: a\n    label: [x]\n").where, "pack.yaml:5:5");
}

TEST(PackText, RefusesWhatIsOfAnotherKind)
{
    const std::string head = "id: p\ntitle: P\n";
    for (const std::string &text : {std::string("id: p\n"), std::string("title: P\n"), std::string("- a\n"),
             std::string("text"), std::string(), head + "dashboards: a.json\n", head + "dashboards: [[a]]\n",
             head + "dashboards: [../a.json]\n", head + "dashboards: [sub/a.json]\n",
             head + "dashboards: [a.yaml]\n", head + "expects:\n  - labels: [a]\n",
             head + "expects:\n  - series: []\n", head + "expects:\n  - series:\n",
             head + "expects: [{series: {a: b}}]\n", head + "targets: {a: b}\n", head + "id: q\n",
             head + "---\nid: p\n", head + "? [a]\n: b\n"}) {
        EXPECT_EQ(errorOf(text).code, base::ErrorCode::FormatInvalid) << text;
    }
}

TEST(PackText, CannotGrowByAliasesTagsOrDepth)
{
    EXPECT_THAT(errorOf("id: &a p\ntitle: *a\n").message, HasSubstr("anchors"));
    EXPECT_THAT(errorOf("id: !!binary aGk=\ntitle: P\n").message, HasSubstr("tags"));
    EXPECT_THAT(errorOf("id: [[[[[[[a]]]]]]]\n").message, HasSubstr("deep"));
    EXPECT_EQ(errorOf("id: " + std::string(100'000, '[')).code, base::ErrorCode::FormatInvalid);
    EXPECT_EQ(errorOf("id: " + std::string(300'000, 'x')).code, base::ErrorCode::TooLarge);
    std::string keys;
    for (int i = 0; i < 100; ++i) {
        keys += "k" + std::to_string(i) + ": 1\n";
    }
    EXPECT_THAT(errorOf(keys).message, HasSubstr("too many keys"));
}

TEST(PackText, TellsWhereYamlItselfIsBroken)
{
    const base::Error error = errorOf("id: p\ntitle: [P\n");
    EXPECT_EQ(error.code, base::ErrorCode::FormatInvalid);
    EXPECT_THAT(error.where, HasSubstr("pack.yaml:3"));
    EXPECT_FALSE(error.message.empty());
}

TEST(Packs, GiveEachPanelItsReason)
{
    PackFolder folder;
    folder.add("p", R"(
id: p
title: P
dashboards: [a.json, b.json]
expects:
  - series: everywhere
    absent: Nothing yet.
  - series: [one, other]
    dashboards: [a-b]
    panels: [Tokens, "Queue: depth"]
    absent: By design.
  - series: needed
)");
    const PackList list = folder.read();
    ASSERT_EQ(list.packs.size(), 1U) << base::describe(list.errors.at(0));
    const auto &absences = list.packs[0].absences;
    ASSERT_EQ(absences.size(), 4U);
    EXPECT_EQ(absences[0].dashboard, "a");
    EXPECT_EQ(absences[1].dashboard, "a-b");
    EXPECT_EQ(absences[1].series, "everywhere");
    EXPECT_EQ(absences[1].panel, "");
    EXPECT_EQ(absences[2].dashboard, "a-b");
    EXPECT_EQ(absences[2].panel, "Tokens");
    EXPECT_EQ(absences[2].series, "one");
    EXPECT_THAT(absences[2].others, ElementsAre("other"));
    EXPECT_EQ(absences[3].panel, "Queue: depth");
    EXPECT_EQ(absences[3].sentence, "By design.");
}

TEST(Packs, ThatCannotBeReadHideNoOthers)
{
    PackFolder folder;
    folder.add("good", "id: good\ntitle: Good\ndashboards: [a.json]\n");
    folder.add("broken", "{");
    folder.add("no-id", "title: T\n");
    folder.add("missing", "id: m\ntitle: M\ndashboards: [none.json]\n");
    folder.add("no-uid", "id: u\ntitle: U\ndashboards: [a.json]\n", "");
    folder.add(
        "stranger", "id: s\ntitle: S\ndashboards: [a.json]\nexpects: [{series: x, dashboards: [z]}]\n");
    const PackList list = folder.read();
    ASSERT_EQ(list.packs.size(), 1U);
    ASSERT_EQ(list.packs[0].dashboards.size(), 1U);
    EXPECT_EQ(list.packs[0].dashboards[0].id, "a");
    EXPECT_EQ(list.packs[0].dashboards[0].title, "A");
    std::vector<base::ErrorCode> codes;
    for (const base::Error &error : list.errors) {
        codes.push_back(error.code);
    }
    using enum base::ErrorCode;
    EXPECT_THAT(codes, ElementsAre(FormatInvalid, FileNotFound, FormatInvalid, FormatInvalid, FormatInvalid));
    EXPECT_THAT(list.errors.back().message, HasSubstr("\"z\""));
}

TEST(Packs, OfTheUserDoNotTakeThePlaceOfThoseThatAreThere)
{
    PackFolder ours;
    ours.add("p", "id: p\ntitle: Ours\ndashboards: [a.json]\n");
    PackFolder theirs;
    theirs.add("1", "id: p\ntitle: Theirs\ndashboards: [a.json]\n", "x");
    theirs.add("2", "id: q\ntitle: Theirs\ndashboards: [a.json]\n", "a");
    theirs.add("3", "id: r\ntitle: Theirs\ndashboards: [a.json]\n", "y");
    PackList list = ours.read();
    addPacks(list, theirs.path());
    ASSERT_EQ(list.packs.size(), 2U);
    EXPECT_EQ(list.packs[0].title, "Ours");
    EXPECT_EQ(list.packs[1].id, "r");
    ASSERT_EQ(list.errors.size(), 2U);
    EXPECT_THAT(list.errors[0].where, HasSubstr("/1"));
    EXPECT_THAT(list.errors[1].message, HasSubstr("\"p\""));
    addPacks(list, theirs.path() + QStringLiteral("/none"));
    EXPECT_EQ(list.errors.size(), 2U) << "no folder is no fault";
}

} // namespace zumik::dashboard
