// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/board/variablework.h"

#include "models/dashboard/options.h"
#include "tests/support/fakesource.h"
#include "tests/support/waitfor.h"

#include <QObject>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::board {

namespace {

using dashboard::Variable;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

Variable query(std::string name, std::string text, Variable::Refresh refresh = Variable::Refresh::OnLoad)
{
    Variable made;
    made.type = Variable::Type::Query;
    made.name = std::move(name);
    made.query = std::move(text);
    made.refresh = refresh;
    return made;
}

class VariableWorkTest : public testing::Test {
protected:
    VariableWorkTest()
    {
        m_source.labels = {{"a", {"a1", "a2"}}, {"b", {"b1", "b2"}}, {"c", {"c1"}}};
        m_request.range = {base::Time{0}, base::Time{3'600'000}};
    }

    void begin()
    {
        m_over = false;
        resolveVariables(m_source, m_request, {}, async::Receiver(&m_context),
            [this](base::Result<ResolvedVariables> resolved) {
                ASSERT_TRUE(resolved.ok());
                m_request.variables = resolved->variables;
                m_request.asked = resolved->asked;
                m_errors = resolved->errors;
                m_over = true;
            });
    }

    /// What is asked while everything is brought up to date.
    std::vector<std::string> resolve()
    {
        m_source.valuesAsked.clear();
        begin();
        EXPECT_TRUE(tests::waitUntil([this] { return m_over; }));
        return labelsAsked();
    }

    std::vector<std::string> labelsAsked() const
    {
        std::vector<std::string> labels;
        for (const auto &asked : m_source.valuesAsked) {
            labels.push_back(asked.label);
        }
        return labels;
    }

    void set(std::size_t index, std::vector<std::string> values)
    {
        m_request.variables[index].current = std::move(values);
    }

    QObject m_context;
    tests::FakeSource m_source;
    VariableRequest m_request;
    std::map<std::string, base::Error> m_errors;
    bool m_over = false;
};

} // namespace

TEST_F(VariableWorkTest, AsksOnlyWhatDependsOnWhatHasChanged)
{
    m_request.variables = {query("c", "label_values(x{b=\"$b\"}, c)"), query("a", "label_values(x, a)"),
        query("b", "label_values(x{a=\"$a\"}, b)"), query("free", "label_values(y, a)")};
    EXPECT_THAT(resolve(), UnorderedElementsAre("a", "a", "b", "c"));
    EXPECT_THAT(resolve(), IsEmpty());
    set(1, {"a2"});
    EXPECT_THAT(resolve(), ElementsAre("b")); // b stays b1, so c has no new question
    EXPECT_EQ(m_source.valuesAsked[0].matchers[0], "x{a=\"a2\"}");
    set(2, {"b2"});
    EXPECT_THAT(resolve(), ElementsAre("c"));
}

TEST_F(VariableWorkTest, AsksAtOnceWhatDependsOnNothingAndNeverTooMuch)
{
    for (int i = 0; i < 9; ++i) {
        m_request.variables.push_back(query("v" + std::to_string(i), "label_values(a)"));
    }
    m_request.variables.push_back(query("late", "label_values(x{v=\"$v0\"}, b)"));
    m_source.holds = true;
    begin();
    EXPECT_THAT(labelsAsked(), ElementsAre("a", "a", "a", "a", "a", "a"));
    m_source.release();
    ASSERT_TRUE(tests::waitUntil([this] { return m_over; }));
    EXPECT_EQ(m_source.valuesAsked.size(), 10U);
}

TEST_F(VariableWorkTest, AsksWithTheRangeOnlyThoseThatSaySo)
{
    m_request.variables = {
        query("a", "label_values(a)"), query("b", "label_values(b)", Variable::Refresh::OnTimeRange)};
    resolve();
    m_request.range.end.ms += 15'000;
    EXPECT_THAT(resolve(), ElementsAre("b"));
    EXPECT_THAT(resolve(), IsEmpty());
}

TEST_F(VariableWorkTest, KeepsSavedOptionsUntilWhatTheyDependOnChanges)
{
    Variable never = query("b", "label_values(x{a=\"$a\"}, b)", Variable::Refresh::Never);
    never.options = {{"saved", "saved"}};
    never.current = {"saved"};
    m_request.variables = {query("a", "label_values(a)"), never};
    EXPECT_THAT(resolve(), ElementsAre("a"));
    EXPECT_THAT(m_request.variables[1].current, ElementsAre("saved"));
    set(0, {"a2"});
    EXPECT_THAT(resolve(), ElementsAre("b"));
    EXPECT_THAT(m_request.variables[1].current, ElementsAre("b1"));
}

TEST_F(VariableWorkTest, AsksOnceWhereNoOptionsAreSaved)
{
    m_request.variables = {query("a", "label_values(a)", Variable::Refresh::Never)};
    EXPECT_THAT(resolve(), ElementsAre("a"));
    EXPECT_THAT(resolve(), IsEmpty());
}

TEST_F(VariableWorkTest, AsksAgainWhatHasFailed)
{
    m_request.variables = {query("a", "label_values(a)")};
    m_source.failure = base::Error{base::ErrorCode::ConnectionRefused, {}, {}};
    resolve();
    EXPECT_TRUE(m_errors.contains("a"));
    m_source.failure.reset();
    EXPECT_THAT(resolve(), ElementsAre("a"));
    EXPECT_THAT(m_errors, IsEmpty());
}

TEST_F(VariableWorkTest, KeepsOnceWhatWasGivenThoughItIsNoOption)
{
    m_request.variables = {query("a", "label_values(a)", Variable::Refresh::OnTimeRange)};
    set(0, {"typed"});
    m_request.given = {"a"};
    resolve();
    EXPECT_THAT(m_request.variables[0].current, ElementsAre("typed"));
    m_request.given.clear();
    m_request.range.end.ms += 1;
    resolve();
    EXPECT_THAT(m_request.variables[0].current, ElementsAre("a1"));
}

TEST_F(VariableWorkTest, FillsOthersIntoRegexesAndLists)
{
    Variable regex = query("b", "label_values(b)");
    regex.regex = "/^$a.?2/";
    Variable list;
    list.type = Variable::Type::Custom;
    list.name = "list";
    list.query = "$a-x, Text : y";
    Variable letter;
    letter.type = Variable::Type::Custom;
    letter.name = "a";
    letter.query = "b,z";
    letter.options = {{"b", "b"}, {"z", "z"}};
    letter.current = {"b"};
    m_request.variables = {regex, list, letter};
    resolve();
    EXPECT_THAT(m_request.variables[0].current, ElementsAre("b2"));
    EXPECT_THAT(m_request.variables[1].options,
        ElementsAre(dashboard::VariableOption{"b-x", "b-x"}, dashboard::VariableOption{"Text", "y"}));
    set(2, {"z"});
    EXPECT_THAT(resolve(), ElementsAre("b"));
    EXPECT_THAT(m_request.variables[0].options, IsEmpty());
    EXPECT_THAT(m_request.variables[1].current, ElementsAre("z-x"));
}

TEST_F(VariableWorkTest, EndsWhereVariablesGoRoundInCircles)
{
    m_request.variables = {query("a", "label_values(x{b=\"$b\"}, a)"),
        query("b", "label_values(x{a=\"$a\"}, b)"), query("self", "label_values(x{c=\"$self\"}, c)")};
    EXPECT_THAT(resolve(), UnorderedElementsAre("a", "b", "c"));
}

TEST_F(VariableWorkTest, HoldsAHundredThousandValuesAsFarAsItCanAndTells)
{
    std::vector<std::string> many;
    for (int i = 0; i < 100'000; ++i) {
        many.push_back("pod-" + std::to_string(i));
    }
    m_source.labels["a"] = many;
    m_request.variables = {query("a", "label_values(a)")};
    resolve();
    EXPECT_EQ(m_request.variables[0].options.size(), dashboard::mostOptions);
    EXPECT_EQ(m_request.asked.at("a").leftOut, 100'000 - dashboard::mostOptions);
    EXPECT_THAT(m_request.variables[0].current, ElementsAre("pod-0"));
}

TEST_F(VariableWorkTest, AsksNothingForAnEmptyQueryAndPartsOfNamesForLabelNames)
{
    m_request.variables = {query("none", ""), query("names", "label_names(http)")};
    resolve();
    EXPECT_THAT(m_request.variables[0].options, IsEmpty());
    ASSERT_EQ(m_source.namesAsked.size(), 1U);
    EXPECT_THAT(m_source.namesAsked[0].matchers, ElementsAre("{__name__=~\".*(?:http).*\"}"));
}

} // namespace zumik::board
