// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drive/script.h"

#include <gtest/gtest.h>

namespace zumik::app::drive {

namespace {

template <typename T> T only(const char *line)
{
    const auto steps = readScript(line, QStringLiteral("a.jsonl"));
    EXPECT_TRUE(steps.ok()) << line << "\n" << (steps ? std::string() : base::describe(steps.error()));
    return steps && steps->size() == 1 && std::holds_alternative<T>(steps->front().action)
        ? std::get<T>(steps->front().action)
        : T{};
}

TEST(Script, readsEachKindOfStep)
{
    EXPECT_EQ(only<KeyStep>(R"({"key":"Ctrl+K"})").keys, QKeySequence(Qt::CTRL | Qt::Key_K));
    EXPECT_EQ(only<KeyStep>(R"({"key":"?"})").keys, QKeySequence(Qt::Key_Question));
    EXPECT_EQ(only<KeyStep>(R"({"key":"Esc"})").keys, QKeySequence(Qt::Key_Escape));
    EXPECT_EQ(only<TypeStep>(R"({"type":"caf\u00e9"})").text, QStringLiteral("café"));
    EXPECT_EQ(only<ShotStep>(R"({"shot":"a.png"})").file, QStringLiteral("a.png"));
    EXPECT_EQ(only<DumpStep>(R"({"dump":"a.json"})").file, QStringLiteral("a.json"));
    EXPECT_EQ(only<ResizeStep>(R"({"resize":[1024,700]})").size, QSize(1024, 700));
    const auto scroll = only<ScrollStep>(R"({"scroll":"Board","by":-3})");
    EXPECT_EQ(scroll.notches, -3);
    const auto drag = only<DragStep>(R"({"drag":"p95","from":[0.2,0.5],"to":[0.6,0.5]})");
    EXPECT_EQ(drag.from, Part(0.2, 0.5));
    EXPECT_EQ(drag.to, Part(0.6, 0.5));
}

TEST(Script, aClickSaysWhereAndHow)
{
    const auto plain = only<ClickStep>(R"({"click":"Refresh"})");
    EXPECT_EQ(plain.target, (Target{QStringLiteral("Refresh"), QString()}));
    EXPECT_EQ(plain.at, middle);
    EXPECT_EQ(plain.button, Qt::LeftButton);
    const auto full = only<ClickStep>(
        R"({"click":"a","in":"b","at":[0,1],"button":"right","hold":"Ctrl+Shift","twice":true})");
    EXPECT_EQ(full.target.within, QStringLiteral("b"));
    EXPECT_EQ(full.at, Part(0, 1));
    EXPECT_EQ(full.button, Qt::RightButton);
    EXPECT_EQ(full.hold, Qt::ControlModifier | Qt::ShiftModifier);
    EXPECT_TRUE(full.twice);
}

TEST(Script, aWaitSaysForWhatAndHowLong)
{
    const auto wait = only<WaitStep>(R"({"wait":{"page":"board","state":"idle"},"ms":700})");
    EXPECT_EQ(wait.page, QStringLiteral("board"));
    EXPECT_EQ(wait.state, QStringLiteral("idle"));
    EXPECT_EQ(wait.limit, std::chrono::milliseconds(700));
    EXPECT_EQ(only<WaitStep>(R"({"wait":{"gone":"x","in":"y"}})").gone.within, QStringLiteral("y"));
    EXPECT_EQ(only<WaitStep>(R"({"wait":{"gone":"x"}})").limit, std::chrono::milliseconds(5000));
}

TEST(Script, emptyLinesCountButDoNothing)
{
    const auto steps = readScript("\n{\"key\":\"r\"}\r\n   \n{\"key\":\"t\"}", QStringLiteral("a.jsonl"));
    ASSERT_TRUE(steps.ok());
    ASSERT_EQ(steps->size(), 2U);
    EXPECT_EQ(steps->at(0).line, 2);
    EXPECT_EQ(steps->at(1).line, 4);
    EXPECT_EQ(nameOf(steps->at(0)), QStringLiteral("key"));
}

TEST(Script, whatIsWrongIsNamedWithItsLine)
{
    const std::pair<const char *, const char *> wrong[] = {
        {R"({"key":"r")", ""},
        {"[]", "a step is a JSON object"},
        {"{}", "a step is one of"},
        {R"({"key":"r","type":"x"})", "a step does one thing"},
        {R"({"key":"Nonsense+Q"})", "there is no key \"Nonsense+Q\""},
        {R"({"key":7})", "\"key\" is a text"},
        {R"({"click":""})", "\"click\" is a text that holds something"},
        {R"({"click":"a","buton":"right"})", "\"buton\" means nothing here"},
        {R"({"click":"a","button":"up"})", "a button is left, middle or right"},
        {R"({"click":"a","at":[0.5]})", "\"at\" is two numbers"},
        {R"({"click":"a","at":[0.5,1.5]})", "\"at\" is two numbers"},
        {R"({"click":"a","hold":"Hyper"})", "not \"Hyper\""},
        {R"({"drag":"a","from":[0,0]})", "\"to\" is missing"},
        {R"({"wait":{}})", "a wait names"},
        {R"({"wait":{"page":"board","stat":"idle"}})", "\"stat\" means nothing here"},
        {R"({"wait":{"page":"board"},"ms":-1})", "\"ms\" is not a whole number"},
        {R"({"wait":"board"})", "\"wait\" is an object"},
        {R"({"resize":[0,10]})", "\"resize\" is two numbers"},
    };
    for (const auto &[line, words] : wrong) {
        const auto steps = readScript(QByteArray("{\"key\":\"r\"}\n") + line, QStringLiteral("a.jsonl"));
        ASSERT_FALSE(steps.ok()) << line;
        EXPECT_EQ(steps.error().where, "a.jsonl:2") << line;
        EXPECT_NE(steps.error().message.find(words), std::string::npos) << steps.error().message;
    }
}

TEST(Script, aHugeOneIsRefused)
{
    const auto steps = readScript(QByteArray(2'000'000, '\n'), QStringLiteral("a.jsonl"));
    ASSERT_FALSE(steps.ok());
    EXPECT_EQ(steps.error().code, base::ErrorCode::TooLarge);
}

} // namespace

} // namespace zumik::app::drive
