// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/frame/transform/frames.h"

#include "models/frame/transform/textfields.h"

#include <gtest/gtest.h>

namespace zumik::frame::transform {

namespace {

using Format = ExtractFields::Format;

std::string printed(const TextFields &fields)
{
    std::string text;
    for (const auto &[name, cell] : fields) {
        text += text.empty() ? "" : " ";
        text += name + "=";
        if (const auto *number = std::get_if<double>(&cell)) {
            text += base::formatDouble(*number);
        } else if (const auto *flag = std::get_if<bool>(&cell)) {
            text += *flag ? "yes" : "no";
        } else if (const auto *value = std::get_if<std::string>(&cell)) {
            text += "'" + *value + "'";
        }
    }
    return text;
}

std::string json(std::string_view text, const std::vector<ExtractFields::Path> &paths = {})
{
    const auto fields = jsonFields(text, paths);
    return fields ? printed(*fields) : "none";
}

std::string pairs(std::string_view text)
{
    return printed(keyValueFields(text));
}

ExtractFields from(const char *source, Format format = Format::Auto)
{
    ExtractFields step;
    step.source = source;
    step.format = format;
    return step;
}

std::vector<Frame> logs(std::vector<std::string> lines)
{
    std::vector<std::int64_t> ms;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        ms.push_back(static_cast<std::int64_t>(i + 1));
    }
    return {table("A", {times(ms), texts("line", std::move(lines))})};
}

} // namespace

TEST(JsonFields, AreAnObjectsMembersInTheirOrder)
{
    EXPECT_EQ(
        json(R"({"z": 1, "a": "x", "t": true, "n": null, "big": 1e300})"), "z=1 a='x' t=yes n= big=1e+300");
    EXPECT_EQ(json(R"({"o": {"k": [1, 2]}, "l": [1, "b"]})"), R"(o='{"k":[1,2]}' l='[1,"b"]')");
    EXPECT_EQ(json(R"([5, "b"])"), "0=5 1='b'");
    EXPECT_EQ(json("{}"), "");
    EXPECT_EQ(json("5"), "");
    for (const char *text : {"", "null", "{", "a=b", "{\"a\": }", "\xff"}) {
        EXPECT_EQ(json(text), "none") << text;
    }
    EXPECT_EQ(json(std::string(5000, '[')), "none");
}

TEST(JsonFields, AreFoundByPaths)
{
    const char *text = R"({"a": {"b": [10, {"c": "deep"}], "x.y": 2}, "a.b": "as written", "n": null})";
    EXPECT_EQ(json(text, {{"a.b[1].c", ""}, {"a.b[0]", "first"}}), "a.b[1].c='deep' first=10");
    EXPECT_EQ(json(text, {{"a.b", ""}, {"a['x.y']", "quoted"}}), "a.b='as written' quoted=2");
    EXPECT_EQ(json(text, {{"n", ""}, {"a.b[9]", ""}, {"a.b.c", ""}, {"a.b[1x]", ""}}),
        "n='Not Found' a.b[9]='Not Found' a.b.c='Not Found' a.b[1x]='Not Found'");
}

TEST(KeyValueFields, AreReadAsGrafanaReadsThem)
{
    EXPECT_EQ(
        pairs("a=\"1\",   \"b\"='2',c=3  x:y ;\r\nz=\"d and 4\""), "a='1' b='2' c='3' x='y' z='d and 4'");
    EXPECT_EQ(pairs("z=\"q=\\\"In Quotes\\\" s='Single'\""), "z='q=\"In Quotes\" s='Single''");
    EXPECT_EQ(pairs("z=\"This is; one& word, 1=:2\""), "z='This is; one& word, 1=:2'");
    EXPECT_EQ(pairs("a=b&c=d&x=123"), "a='b' c='d' x='123'");
    EXPECT_EQ(pairs("{foo=\"bar\", baz=\"42\"}"), "foo='bar' baz='42'");
    EXPECT_EQ(pairs("a=, \"b\"='2',c=3  x: "), "a='' b='2' c='3' x=''")
        << "a key whose value is missing has none, where another follows";
    EXPECT_EQ(pairs("plain words"), "plain='' words=''");
    EXPECT_EQ(pairs(""), "");
    EXPECT_EQ(pairs("\\"), "");
    EXPECT_EQ(pairs("a=\"open"), "a='open'");
}

TEST(DelimitedFields, AreOnesWithoutTheSpaceAroundThem)
{
    EXPECT_EQ(printed(delimitedFields("a, b,c ,a", ",")), "a=1 b=1 c=1 a=1");
    EXPECT_EQ(printed(delimitedFields("a--b", "--")), "a=1 b=1");
    EXPECT_EQ(printed(delimitedFields("a,b", "")), "a,b=1");
}

TEST(ExtractFields, ReadsJsonElsePairsByItself)
{
    EXPECT_EQ(made(from("line"), logs({R"({"a": 1, "b": "x"})", R"({"a": 2.5, "c": true})"})),
        "A| Time=1,2| line={\"a\": 1, \"b\": \"x\"},{\"a\": 2.5, \"c\": true}| a=1,2.5| b=x,| c=,true");
    ExtractFields step = from("line");
    step.replace = true;
    EXPECT_EQ(made(step, logs({"level=info ms=5", "level=warn"})), "A| level=info,warn| ms=5,");
    EXPECT_EQ(made(step, logs({"ms=1 ms=2", "ms=3"})), "A| ms=2,3") << "the last of a name counts";
    step.keepTime = true;
    EXPECT_EQ(made(step, logs({"level=info", "x=y"})), "A| Time=1,2| level=info,| x=,y");
}

TEST(ExtractFields, MakesTextsOfMixedValues)
{
    ExtractFields step = from("line", Format::Json);
    step.replace = true;
    EXPECT_EQ(made(step, logs({R"({"a": 1})", R"({"a": "two"})", R"({"a": true})", "no JSON"})),
        "A| a=1,two,true,");
}

TEST(ExtractFields, FollowsPathsOfJsonAlone)
{
    ExtractFields step = from("line", Format::Json);
    step.replace = true;
    step.paths = {{"a.b", "B"}, {"", "nothing"}};
    EXPECT_EQ(made(step, logs({R"({"a": {"b": 7}})", "broken"})), "A| B=7,Not Found");
    step.format = Format::Auto;
    EXPECT_EQ(made(step, logs({R"({"a": 1})"})), "A| a=1");
}

TEST(ExtractFields, SplitsAtADelimiter)
{
    ExtractFields step = from("line", Format::Delimiter);
    step.replace = true;
    EXPECT_EQ(made(step, logs({"red, green", "green"})), "A| red=1,_| green=1,1");
}

TEST(ExtractFields, TakesNamedGroupsOfAPattern)
{
    Environment environment;
    std::string asked;
    environment.groups = [&](std::string_view pattern, std::string_view subject) {
        asked = pattern;
        return std::vector<std::pair<std::string, std::string>>{{"first", std::string(subject.substr(0, 1))}};
    };
    ExtractFields step = from("line", Format::Pattern);
    step.replace = true;
    step.pattern = "/(?<first>.)/";
    const auto extracted = apply({{step, {}}}, logs({"abc", "xyz"}), Shape::AsTables, environment);
    EXPECT_EQ(show(extracted.frames), "A| first=a,x");
    EXPECT_EQ(asked, "/(?<first>.)/");
    step.pattern = "no slashes";
    apply({{step, {}}}, logs({"abc"}), Shape::AsTables, environment);
    EXPECT_EQ(asked, "/(?<NewField>.*)/");
}

TEST(ExtractFields, LeavesTablesWithoutTheFieldAlone)
{
    EXPECT_EQ(made(from("other"), logs({"a=b"})), show(logs({"a=b"})));
    EXPECT_EQ(made(from(""), logs({"a=b"})), show(logs({"a=b"})));
    const Frame frame = table("A", {numbers("n", {1, 2})});
    EXPECT_EQ(made(from("n"), {frame}), show({frame})) << "numbers hold nothing";
}

} // namespace zumik::frame::transform
