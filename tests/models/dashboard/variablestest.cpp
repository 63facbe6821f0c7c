// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/variables.h"

#include "models/dashboard/options.h"
#include "models/dashboard/pattern.h"
#include "models/dashboard/patterncache.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::dashboard {

namespace {

using testing::ElementsAre;

Variable variable(std::string name, std::string query = {})
{
    Variable made;
    made.name = std::move(name);
    made.type = Variable::Type::Query;
    made.query = std::move(query);
    return made;
}

std::vector<std::string> values(
    const std::vector<std::string> &texts, const std::string &regex, Variable::Sort sort = {})
{
    Variable made = variable("v");
    made.regex = regex;
    made.sort = sort;
    std::vector<std::string> all;
    const auto options = makeOptions(texts, made);
    EXPECT_TRUE(options.ok());
    for (const VariableOption &option : options ? options->options : std::vector<VariableOption>{}) {
        all.push_back(option.value);
    }
    return all;
}

std::vector<std::string> sorted(std::vector<std::string> texts, Variable::Sort sort)
{
    return values(texts, "", sort);
}

} // namespace

TEST(VariableQueries, AreToldApart)
{
    const auto parsed = [](const char *text) {
        return parseVariableQuery(text);
    };
    EXPECT_EQ(parsed("label_values(up, job)"), VariableQuery(LabelValuesQuery{"up", "job"}));
    EXPECT_EQ(parsed(" label_values( job ) "), VariableQuery(LabelValuesQuery{"", "job"}));
    EXPECT_EQ(parsed("label_values(up{a=\"1\",b=~\"x,y\"}, instance)"),
        VariableQuery(LabelValuesQuery{"up{a=\"1\",b=~\"x,y\"}", "instance"}));
    EXPECT_EQ(parsed("label_values(up, $label)"), VariableQuery(LabelValuesQuery{"up", "$label"}));
    EXPECT_EQ(parsed("label_values({ }, job)"), VariableQuery(LabelValuesQuery{"", "job"}));
    EXPECT_EQ(parsed("label_names()"), VariableQuery(LabelNamesQuery{""}));
    EXPECT_EQ(parsed("label_names(up)"), VariableQuery(LabelNamesQuery{"up"}));
    EXPECT_EQ(parsed("metrics(node_.*)"), VariableQuery(MetricsQuery{"node_.*"}));
    EXPECT_EQ(parsed("query_result(max by(a) (up))"), VariableQuery(ResultQuery{"max by(a) (up)"}));
    EXPECT_EQ(parsed("up{job=\"x\"}"), VariableQuery(SeriesQuery{"up{job=\"x\"}"}));
    EXPECT_EQ(parsed("label_values(up, job"), VariableQuery(SeriesQuery{"label_values(up, job"}));
    EXPECT_EQ(parsed(""), VariableQuery(SeriesQuery{""}));
}

TEST(QueryResults, BecomeTextsThatARegexPicksFrom)
{
    series::Instant instant;
    instant.value = std::vector<series::Sample>{
        {series::Labels{{"__name__", "up"}, {"job", "a"}, {"zone", "z"}}, base::Time{1700000000123}, 1.5},
        {series::Labels{{"job", "b"}}, base::Time{1700000000000}, 2}};
    const auto texts = resultTexts(instant);
    EXPECT_THAT(
        texts, ElementsAre("up{job=\"a\",zone=\"z\"} 1.5 1700000000123", "{job=\"b\"} 2 1700000000000"));
    EXPECT_THAT(values(texts, "/job=\"([^\"]+)\"/"), ElementsAre("a", "b"));
    instant.value = series::Scalar{base::Time{0}, 7};
    EXPECT_THAT(resultTexts(instant), ElementsAre("7"));
}

TEST(Options, ArePickedByTheRegex)
{
    EXPECT_THAT(values({"abc", "xyz", "abd"}, "ab"), ElementsAre("abc", "abd"));
    EXPECT_THAT(values({"abc", "ABD"}, "/(ab.)/i"), ElementsAre("abc", "ABD"));
    EXPECT_THAT(values({"a=1 a=2", "a=1"}, "/a=(\\d)/g"), ElementsAre("1", "2"));
    EXPECT_THAT(values({"a", "b", "a"}, ""), ElementsAre("a", "b"));
    EXPECT_THAT(values({"a"}, "nothing"), ElementsAre());
}

TEST(Options, TakeTextAndValueFromNamedGroups)
{
    Variable named = variable("v");
    named.regex = "/name=(?<text>\\w+),id=(?<value>\\w+)/";
    const auto options = makeOptions({"name=one,id=1", "name=two,id=2"}, named);
    ASSERT_TRUE(options.ok());
    EXPECT_THAT(options->options, ElementsAre(VariableOption{"one", "1"}, VariableOption{"two", "2"}));
    named.regex = "/(?<value>\\d+)/";
    EXPECT_THAT(makeOptions({"n5"}, named)->options, ElementsAre(VariableOption{"5", "5"}));
}

TEST(Options, OfNamedGroupsAreOneATextWhateverTheFlag)
{
    Variable named = variable("v");
    named.regex = "/(?<text>[a-z]+)|(?<value>[0-9]+)/g";
    EXPECT_THAT(makeOptions({"id 7 8"}, named)->options, ElementsAre(VariableOption{"id", "7"}));
}

TEST(Options, AreBoundedAndSayHowManyAreLeftOut)
{
    std::vector<std::string> texts;
    for (std::size_t i = 0; i < 2 * mostOptions; ++i) {
        texts.push_back(std::to_string(i));
    }
    const auto made = makeOptions(texts, variable("v"));
    EXPECT_EQ(made->options.size(), mostOptions);
    EXPECT_EQ(made->leftOut, mostOptions);
    EXPECT_EQ(makeOptions({"a"}, variable("v"))->leftOut, 0U);
}

TEST(Options, RefuseWhatIsNoPattern)
{
    Variable broken = variable("v");
    broken.regex = "/(/";
    EXPECT_EQ(makeOptions({"a"}, broken).error().code, base::ErrorCode::InvalidArgument);
    broken.regex = std::string(Pattern::longestPattern + 1, 'a');
    EXPECT_EQ(makeOptions({"a"}, broken).error().code, base::ErrorCode::InvalidArgument);
}

TEST(Options, StopAtTheFirstTextThatThePatternTakesTooLongFor)
{
    Variable endless = variable("v");
    endless.regex = "(a+)+$";
    const std::vector<std::string> texts(10000, std::string(200, 'a') + "b");
    const auto options = makeOptions(texts, endless);
    ASSERT_FALSE(options.ok());
    EXPECT_EQ(options.error().message, "the pattern takes too long");
}

TEST(Patterns, GiveUpOnEndlessBacktracking)
{
    const auto pattern = Pattern::parse("(a+)+$");
    ASSERT_TRUE(pattern.ok());
    EXPECT_FALSE(pattern->matches(std::string(200, 'a') + "b"));
    EXPECT_TRUE(pattern->matches("aaa"));
    EXPECT_FALSE(pattern->matches(std::string(Pattern::longestText + 1, 'a')));
}

TEST(Patterns, ReplaceWithTheirGroups)
{
    EXPECT_EQ(replacePattern("/node-(\\d+)/", "x node-12 y", "n$1"), "x n12 y");
    EXPECT_EQ(replacePattern("a", "aaa", "b"), "baa");
    EXPECT_EQ(replacePattern("/a/g", "aaa", "b"), "bbb");
    EXPECT_EQ(replacePattern("z", "aaa", "b"), std::nullopt);
    EXPECT_EQ(replacePattern("(", "aaa", "b"), std::nullopt);
}

TEST(Options, AreSortedAsAskedFor)
{
    using Sort = Variable::Sort;
    const std::vector<std::string> texts{"b10", "B2", "a1", "none"};
    EXPECT_THAT(sorted(texts, Sort::None), ElementsAre("b10", "B2", "a1", "none"));
    EXPECT_THAT(sorted(texts, Sort::AlphabeticalAscending), ElementsAre("B2", "a1", "b10", "none"));
    EXPECT_THAT(sorted(texts, Sort::AlphabeticalDescending), ElementsAre("none", "b10", "a1", "B2"));
    EXPECT_THAT(sorted(texts, Sort::NumericalAscending), ElementsAre("none", "a1", "B2", "b10"));
    EXPECT_THAT(sorted(texts, Sort::NumericalDescending), ElementsAre("b10", "B2", "a1", "none"));
    EXPECT_THAT(
        sorted(texts, Sort::AlphabeticalCaseInsensitiveAscending), ElementsAre("a1", "b10", "B2", "none"));
    EXPECT_THAT(sorted(texts, Sort::NaturalAscending), ElementsAre("a1", "B2", "b10", "none"));
    EXPECT_THAT(sorted(texts, Sort::NaturalDescending), ElementsAre("none", "b10", "B2", "a1"));
}

TEST(Options, OfCustomListsHaveTextsAndKeptCommas)
{
    EXPECT_THAT(customOptions("a, b : 2 , c\\,d,,"),
        ElementsAre(VariableOption{"a", "a"}, VariableOption{"b", "2"}, VariableOption{"c,d", "c,d"}));
    EXPECT_THAT(customOptions("a : b : c"), ElementsAre(VariableOption{"a : b", "c"}));
    EXPECT_THAT(customOptions("http://x"), ElementsAre(VariableOption{"http://x", "http://x"}));
    EXPECT_TRUE(customOptions("").empty());
}

TEST(Options, OfIntervalsAreWordsAndWhatStandsInQuotes)
{
    Variable interval = variable("i", "auto,1m, 5m,\"1h 30m\",'2d'");
    interval.type = Variable::Type::Interval;
    interval.autoInterval = true;
    EXPECT_THAT(*ownOptions(interval),
        ElementsAre(VariableOption{"auto", "$__auto"}, VariableOption{"1m", "1m"}, VariableOption{"5m", "5m"},
            VariableOption{"1h 30m", "1h 30m"}, VariableOption{"2d", "2d"}));
    interval.current = {"7m"};
    EXPECT_THAT(chooseCurrent(interval, *ownOptions(interval)), ElementsAre("7m"));
    interval.current = {};
    EXPECT_THAT(chooseCurrent(interval, *ownOptions(interval)), ElementsAre("$__auto"));
}

TEST(Options, ThatAreSortedAlikeTurnAroundWhenDescending)
{
    using Sort = Variable::Sort;
    EXPECT_THAT(sorted({"a1", "b1", "c2"}, Sort::NumericalAscending), ElementsAre("a1", "b1", "c2"));
    EXPECT_THAT(sorted({"a1", "b1", "c2"}, Sort::NumericalDescending), ElementsAre("c2", "b1", "a1"));
}

TEST(Current, KeepsWhatStillExists)
{
    const std::vector<VariableOption> options{{"One", "1"}, {"Two", "2"}, {"Three", "3"}};
    Variable one = variable("v");
    one.current = {"2"};
    EXPECT_THAT(chooseCurrent(one, options), ElementsAre("2"));
    one.current = {"Three"};
    EXPECT_THAT(chooseCurrent(one, options), ElementsAre("3"));
    one.current = {"gone"};
    EXPECT_THAT(chooseCurrent(one, options), ElementsAre("1"));
    one.current = {"2", "3"};
    EXPECT_THAT(chooseCurrent(one, options), ElementsAre("2"));
    one.multi = true;
    one.current = {"3", "gone", "2"};
    EXPECT_THAT(chooseCurrent(one, options), ElementsAre("3", "2"));
    EXPECT_THAT(chooseCurrent(one, {}), ElementsAre());
}

TEST(Current, FallsBackToAllWhereThereIsOne)
{
    Variable all = variable("v");
    all.includeAll = true;
    all.current = {"gone"};
    EXPECT_THAT(chooseCurrent(all, {{"1", "1"}}), ElementsAre("$__all"));
    all.current = {"$__all"};
    EXPECT_THAT(chooseCurrent(all, {{"1", "1"}}), ElementsAre("$__all"));
    all.includeAll = false;
    EXPECT_THAT(chooseCurrent(all, {{"1", "1"}}), ElementsAre("1"));
}

TEST(Order, PutsAVariableAfterThoseItNeeds)
{
    const std::vector<Variable> variables{variable("c", "label_values(x{a=\"$a\",b=~\"${b:regex}\"}, c)"),
        variable("b", "label_values(x{a=\"[[a]]\"}, b)"), variable("a", "label_values(a)"),
        variable("d", "metrics(x)")};
    const VariableOrder order = resolutionOrder(variables);
    EXPECT_THAT(order.order, ElementsAre(2, 3, 1, 0));
    EXPECT_TRUE(order.circular.empty());
    EXPECT_THAT(dependents(variables, "a"), ElementsAre(1, 0));
    EXPECT_THAT(dependents(variables, "c"), ElementsAre());
}

TEST(Order, KnowsWhatRegexesAllValuesAndListsReferTo)
{
    Variable regex = variable("regex", "metrics(x)");
    regex.regex = "/$a/";
    Variable all = variable("all", "metrics(x)");
    all.allValue = "$a.*";
    Variable list = variable("list", "$a, b");
    list.type = Variable::Type::Custom;
    Variable constant = variable("constant", "$a");
    constant.type = Variable::Type::Constant;
    EXPECT_THAT(
        dependents({regex, all, list, constant, variable("a", "metrics(y)")}, "a"), ElementsAre(0, 1, 2));
}

TEST(Order, NamesCircles)
{
    const std::vector<Variable> variables{variable("a", "label_values(x{b=\"$b\"}, a)"),
        variable("b", "label_values(x{a=\"$a\"}, b)"), variable("self", "metrics($self)"),
        variable("free", "metrics(x)")};
    const VariableOrder order = resolutionOrder(variables);
    EXPECT_THAT(order.circular, ElementsAre(0, 1, 2));
    EXPECT_THAT(order.order, ElementsAre(3, 0, 1, 2));
}

TEST(References, AreFoundInEveryForm)
{
    EXPECT_THAT(referencedNames("$a ${b} ${c:csv} [[d]] [[e:raw]] $a ${f.x:raw} $ ${ ${} [[g [h] ${i:"),
        ElementsAre("a", "b", "c", "d", "e", "f"));
}

TEST(Patterns, NameTheGroupsOfTheirFirstMatch)
{
    PatternCache cache(std::chrono::milliseconds(250));
    using Groups = std::vector<std::pair<std::string, std::string>>;
    EXPECT_EQ(cache.groups("/(?<level>\\w+) (?:x)?(?<code>\\d+)(\\w)?/", "a: warn 12b, info 3"),
        (Groups{{"level", "warn"}, {"code", "12"}}));
    EXPECT_EQ(cache.groups("/(?<level>z)/", "warn"), Groups());
    EXPECT_EQ(cache.groups("/(/", "warn"), Groups());
    EXPECT_EQ(PatternCache(std::chrono::milliseconds(0)).groups("/(?<l>w)/", "warn"), Groups());
}

} // namespace zumik::dashboard
