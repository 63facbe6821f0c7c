// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/promqltest/scriptparser.h"

#include <gmock/gmock.h>

namespace zumik::promqltest {

namespace {

using ::testing::HasSubstr;
using ::testing::SizeIs;

Script parsed(const std::string &text)
{
    auto script = parseScript(text, "a.test");
    EXPECT_TRUE(script.ok()) << (script ? "" : base::describe(script.error()));
    return script ? *script : Script{};
}

/// The only eval of a script.
Eval evalOf(const std::string &text)
{
    const Script script = parsed(text);
    return script.commands.empty() ? Eval{} : std::get<Eval>(script.commands.back());
}

std::string errorOf(const std::string &text)
{
    const auto script = parseScript(text, "a.test");
    return script ? "no error" : script.error().where + ": " + script.error().message;
}

} // namespace

TEST(ScriptParser, CommentsAndEmptyLinesEndACommand)
{
    const Script script = parsed(
        "# a comment\n\nload 5m\n  up 1\n  # not a series\n\nclear\r\neval instant at 5m up\n  up 1\n");
    ASSERT_THAT(script.commands, SizeIs(3));
    const Load &load = std::get<Load>(script.commands[0]);
    EXPECT_EQ(load.line, 3);
    EXPECT_EQ(load.step, std::chrono::minutes(5));
    EXPECT_THAT(load.series, SizeIs(1));
    EXPECT_TRUE(std::holds_alternative<Clear>(script.commands[1]));
    EXPECT_EQ(std::get<Eval>(script.commands[2]).line, 8);
}

TEST(ScriptParser, ALoadForgetsTheEarlierOfTwoLinesWithTheSameLabels)
{
    const Script script = parsed("load 5m\n  up 1 2\n  up 3\n");
    const Load &load = std::get<Load>(script.commands[0]);
    ASSERT_THAT(load.series, SizeIs(1));
    EXPECT_THAT(load.series[0].points, SizeIs(1));
}

TEST(ScriptParser, ALoadMayAskForNativeBuckets)
{
    EXPECT_FALSE(std::get<Load>(parsed("load 1m\n").commands[0]).withNativeBuckets);
    EXPECT_TRUE(std::get<Load>(parsed("load_with_nhcb 1m\n").commands[0]).withNativeBuckets);
}

TEST(ScriptParser, AnInstantEvalHasATimeAndAnExpression)
{
    const Eval eval = evalOf("eval instant at 1h30m  sum by (a) (rate(x[5m])) \n");
    EXPECT_EQ(eval.at.ms, 5'400'000);
    EXPECT_EQ(eval.expression, "sum by (a) (rate(x[5m]))");
    EXPECT_FALSE(eval.grid || eval.fails || eval.ordered || eval.warns || eval.informs);
    EXPECT_EQ(evalOf("eval instant 1 + 1\n").at.ms, 0);
}

TEST(ScriptParser, ARangeEvalHasAGrid)
{
    const Eval eval = evalOf("eval range from 1m to 4m30s step 1m up\n  up 1 _ 3\n");
    ASSERT_TRUE(eval.grid);
    EXPECT_EQ(*eval.grid, (series::Grid{{60'000}, std::chrono::minutes(1), 4}));
    EXPECT_THAT(eval.series[0].points, SizeIs(3));
}

TEST(ScriptParser, EachKindOfEvalIsKnown)
{
    EXPECT_TRUE(evalOf("eval_fail instant at 0 up\n").fails);
    EXPECT_TRUE(evalOf("eval_ordered instant at 0 up\n").ordered);
    EXPECT_TRUE(evalOf("eval_warn instant at 0 up\n").warns);
    EXPECT_TRUE(evalOf("eval_info range from 0 to 1m step 1m up\n").informs);
}

TEST(ScriptParser, ANumberIsTheLastLineOfAnEval)
{
    const Script script = parsed("eval instant at 0 1\n  0x10\nclear\n");
    EXPECT_EQ(std::get<Eval>(script.commands[0]).scalar, 16);
    EXPECT_THAT(script.commands, SizeIs(2));
}

TEST(ScriptParser, OlderExpectationsOfFailuresAreRead)
{
    const Eval words = evalOf("eval_fail instant at 0 up\n  expected_fail_message some words\n");
    ASSERT_THAT(words.failure, SizeIs(1));
    EXPECT_TRUE(words.failure[0].accepts("some words"));
    EXPECT_FALSE(words.failure[0].accepts("some other words"));
    const Eval pattern = evalOf("eval_fail instant at 0 up\n  expected_fail_regexp so.+ds\n");
    EXPECT_TRUE(pattern.failure[0].accepts("with some words in it"));
}

TEST(ScriptParser, ExpectLinesAreRead)
{
    const Eval eval = evalOf("eval instant at 0 up\n  expect ordered\n  expect warn msg: one two \n  expect "
                             "info regex: t.o\n  up 1\n");
    EXPECT_TRUE(eval.ordered);
    EXPECT_TRUE(eval.warnings.at(0).accepts("one two"));
    EXPECT_TRUE(eval.warnings.at(0).accepts("one two (1:5)")) << "with its position";
    EXPECT_FALSE(eval.warnings.at(0).accepts("one"));
    EXPECT_TRUE(eval.infos.at(0).accepts("one two three"));
    const Eval none = evalOf("eval instant at 0 up\n  expect no_warn\n  expect no_info\n");
    EXPECT_TRUE(none.noWarnings && none.noInfos);
    EXPECT_TRUE(evalOf("eval instant at 0 up\n  expect fail\n").failure.at(0).accepts("whatever"));
}

TEST(ScriptParser, StringsAndRangeVectorsMayBeExpected)
{
    EXPECT_EQ(evalOf("eval instant at 0 \"a\"\n  expect string \"a\\nb\"\n").text, "a\nb");
    EXPECT_EQ(evalOf("eval instant at 0 ''\n  expect string ''\n").text, "");
    const Eval window =
        evalOf("eval instant at 0 up[1m]\n  expect range vector from 10s to 1m step 10s\n  up 1 2 3\n");
    EXPECT_EQ(*window.window, (series::Grid{{10'000}, std::chrono::seconds(10), 6}));
    EXPECT_EQ(window.at.ms, 60'000);
}

TEST(ScriptParser, ABadScriptIsToldByLineWithWhatWasExpected)
{
    EXPECT_EQ(errorOf("\nlaod 5m\n"), "a.test:2: expected load, clear or eval");
    EXPECT_EQ(errorOf("load\n"), "a.test:1: expected load STEP");
    EXPECT_EQ(errorOf("load 5\n"), "a.test:1: expected a step such as 30s or 5m");
    EXPECT_EQ(
        errorOf("load 5m\n  up 1\n  up oops\n"), "a.test:3: column 4: expected a value, _, stale or {{");
    EXPECT_THAT(errorOf("eval instent at 5m up\n"), HasSubstr("a.test:1: expected eval[_fail|"));
    EXPECT_THAT(errorOf("eval instant at five up\n"), HasSubstr("a.test:1: expected a time"));
    EXPECT_THAT(errorOf("eval range from 5m to 1m step 1m up\n"), HasSubstr("A not after B"));
    EXPECT_THAT(
        errorOf("eval_ordered range from 0 to 1m step 1m up\n"), HasSubstr("a.test:1: expected eval"));
    EXPECT_THAT(errorOf("eval instant at 0 up\n  expect nothing\n"), HasSubstr("a.test:2: expected expect"));
    EXPECT_THAT(errorOf("eval instant at 0 up\n  expect fail regex: (\n"), HasSubstr("a.test:2: missing"));
    EXPECT_THAT(
        errorOf("eval instant at 0 up\n  expect string a\n"), HasSubstr("a.test:2: expected expect string"));
    EXPECT_THAT(errorOf("eval instant at 0 up\n  up 1 2\n"), HasSubstr("a.test:2: expected one value"));
    EXPECT_THAT(errorOf("eval instant at 0 up\n  expect warn\n  expect no_warn\n"), HasSubstr("not both"));
    EXPECT_THAT(errorOf("eval instant at 0 up\n  expect fail\n  expect fail\n"), HasSubstr("one line"));
    EXPECT_THAT(
        errorOf("eval_fail instant at 0 up\n  expected_fail_what x\n"), HasSubstr("expected_fail_message"));
}

TEST(ScriptParser, AFileThatIsNotThereIsToldByItsName)
{
    const auto script = readScript("/nowhere/a.test");
    ASSERT_FALSE(script.ok());
    EXPECT_EQ(script.error().where, "/nowhere/a.test");
}

} // namespace zumik::promqltest
