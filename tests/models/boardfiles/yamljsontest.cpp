// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/boardfiles/yamljson.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <gtest/gtest.h>

namespace zumik::boardfiles {

namespace {

std::string json(std::string_view yaml)
{
    const auto read = jsonOfYaml(yaml);
    EXPECT_TRUE(read) << describe(read.error());
    QJsonArray all;
    for (const QJsonValue &value : *read) {
        all.append(value);
    }
    return QJsonDocument(all).toJson(QJsonDocument::Compact).toStdString();
}

TEST(YamlJson, plainScalarsHaveTheirKinds)
{
    EXPECT_EQ(json("{a: 1, b: true, c: ~, d: 1.5e3, e: -2, f: yes, g: 0x10, h: .5}"),
        R"([{"a":1,"b":true,"c":null,"d":1500,"e":-2,"f":"yes","g":"0x10","h":0.5}])");
}

TEST(YamlJson, quotedScalarsAndBlocksAreTexts)
{
    EXPECT_EQ(
        json("a: \"1\"\nb: 'true'\nc: |\n  1\nd: !!str 5\n"), R"([{"a":"1","b":"true","c":"1\n","d":"5"}])");
}

TEST(YamlJson, documentsComeOneAfterTheOther)
{
    EXPECT_EQ(json("---\na: 1\n---\n---\n[2]\n...\n"), R"([{"a":1},[2]])");
    EXPECT_EQ(json(""), "[]");
}

TEST(YamlJson, aliasesStandForWhatTheyName)
{
    EXPECT_EQ(json("a: &x {b: 1}\nc: *x\n"), R"([{"a":{"b":1},"c":{"b":1}}])");
}

TEST(YamlJson, aBillionLaughsAreTooMuch)
{
    std::string text = "a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]\n";
    for (int i = 1; i < 12; ++i) {
        const std::string last = "*a" + std::to_string(i - 1);
        text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [" + last;
        for (int j = 0; j < 9; ++j) {
            text += ", " + last;
        }
        text += "]\n";
    }
    const auto read = jsonOfYaml(text, "laughs.yaml");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, base::ErrorCode::TooLarge);
    EXPECT_EQ(read.error().where, "laughs.yaml");
}

TEST(YamlJson, depthAndSizeAreBounded)
{
    const auto deep = jsonOfYaml(std::string(65, '[') + std::string(65, ']'));
    ASSERT_FALSE(deep);
    EXPECT_EQ(deep.error().code, base::ErrorCode::TooLarge);
    EXPECT_TRUE(jsonOfYaml(std::string(60, '[') + std::string(60, ']')));
    EXPECT_FALSE(jsonOfYaml(std::string(100'000, '[')));
    EXPECT_FALSE(jsonOfYaml("a: 1", {}, {.bytes = 3}));
    EXPECT_FALSE(jsonOfYaml("a\n---\nb\n---\nc", {}, {.documents = 2}));
    EXPECT_FALSE(jsonOfYaml("a: &x [1, *x]"));
}

TEST(YamlJson, whatStandsBehindADocumentIsAnErrorAndEnds)
{
    for (const char *const text : {"{a: 1},\"b\": {}}", "[1], 2", "{a: 1}\n}"}) {
        const auto values = jsonOfYaml(text, "x.yaml");
        ASSERT_FALSE(values) << text;
        EXPECT_EQ(values.error().code, base::ErrorCode::FormatInvalid) << text;
    }
}

TEST(YamlJson, errorsSayLineAndColumn)
{
    const auto read = jsonOfYaml("a: 1\nb: [1, 2\nc: 3\n", "x.yaml");
    ASSERT_FALSE(read);
    EXPECT_EQ(read.error().code, base::ErrorCode::FormatInvalid);
    EXPECT_EQ(read.error().where.rfind("x.yaml:", 0), 0U);
    EXPECT_NE(read.error().message.find("column"), std::string::npos);
}

} // namespace

} // namespace zumik::boardfiles
