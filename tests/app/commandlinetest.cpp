// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/commandline.h"

#include <gtest/gtest.h>

namespace zumik::app {

static QStringList words(const char *text)
{
    return QString::fromLatin1(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

template <typename Command> static Command parsed(const char *text)
{
    const auto line = parseCommandLine(words(text));
    EXPECT_TRUE(line.ok()) << text << ": " << (line.ok() ? "" : line.error().message);
    return std::get<Command>(line->command);
}

static std::string problem(const char *text)
{
    const auto line = parseCommandLine(words(text));
    EXPECT_FALSE(line.ok()) << text;
    return line.ok() ? std::string() : line.error().message;
}

TEST(CommandLine, opensTheWindowWithoutASubcommand)
{
    EXPECT_FALSE(parsed<WindowCommand>("").source.given());
    const auto window = parsed<WindowCommand>("--profile prod --dashboard zumik-api");
    EXPECT_EQ(window.source.profile, QStringLiteral("prod"));
    EXPECT_EQ(window.dashboard, QStringLiteral("zumik-api"));
}

TEST(CommandLine, readsARender)
{
    const auto render = parsed<RenderCommand>(
        "render --prometheus http://h:9090 --dashboard a.json --from now-1h --var "
        "c=x --var c=y=z --panel 4 --compare 1w12h --size=800x600 --theme light --out p.png "
        "--json");
    EXPECT_EQ(render.dashboard, QStringLiteral("a.json"));
    EXPECT_TRUE(render.timeGiven);
    EXPECT_EQ(render.time.from, QStringLiteral("now-1h"));
    EXPECT_EQ(render.time.to, QStringLiteral("now"));
    ASSERT_EQ(render.variables.size(), 2U);
    EXPECT_EQ(render.variables[1].second, QStringLiteral("y=z"));
    EXPECT_EQ(render.panel, 4);
    EXPECT_EQ(render.compare, std::chrono::hours(7 * 24 + 12));
    EXPECT_EQ(render.size, QSize(800, 600));
    EXPECT_TRUE(render.json);
}

TEST(CommandLine, readsTheVariablesOfAnAddress)
{
    const auto render = parsed<RenderCommand>("render --prometheus http://h --dashboard a.json --out p.png "
                                              "--var var-c=x%2Fy&var-d=z&from=now-1h --var c=a");
    ASSERT_EQ(render.variables.size(), 3U);
    EXPECT_EQ(render.variables[0], std::pair(QStringLiteral("c"), QStringLiteral("x/y")));
    EXPECT_EQ(render.variables[1], std::pair(QStringLiteral("d"), QStringLiteral("z")));
    EXPECT_EQ(render.variables[2], std::pair(QStringLiteral("c"), QStringLiteral("a")));
}

TEST(CommandLine, readsAnExpressionThatLooksLikeAnOptionAfterTwoDashes)
{
    const auto query = parseCommandLine({QStringLiteral("query"), QStringLiteral("--prometheus"),
        QStringLiteral("http://h"), QStringLiteral("--"), QStringLiteral("--1")});
    ASSERT_TRUE(query.ok());
    EXPECT_EQ(std::get<QueryCommand>(query->command).expression, QStringLiteral("--1"));
}

TEST(CommandLine, takesALogFileEverywhere)
{
    EXPECT_EQ(parseCommandLine(words("dashboards --log-json l.json"))->logJson, QStringLiteral("l.json"));
}

TEST(CommandLine, saysWhichArgumentIsWrong)
{
    EXPECT_NE(problem("frobnicate").find("frobnicate"), std::string::npos);
    EXPECT_NE(problem("query up").find("--prometheus"), std::string::npos);
    EXPECT_NE(problem("query --prometheus http://h").find("expression"), std::string::npos);
    EXPECT_NE(problem("query --prometheus http://h up surplus").find("surplus"), std::string::npos);
    EXPECT_NE(problem("query --prometheus http://h up --start 1").find("--step"), std::string::npos);
    EXPECT_NE(problem("query --prometheus http://h --profile p up").find("one source"), std::string::npos);
    EXPECT_NE(problem("render --prometheus http://h --out x.png").find("--dashboard"), std::string::npos);
    EXPECT_NE(problem("render --prometheus http://h --dashboard x").find("--out"), std::string::npos);
    EXPECT_NE(problem("render --prometheus http://h --dashboard x --out y --theme pink").find("pink"),
        std::string::npos);
    EXPECT_NE(problem("render --prometheus http://h --dashboard x --out y --size 10").find("10"),
        std::string::npos);
    EXPECT_NE(problem("render --prometheus http://h --dashboard x --out y --panel seven").find("seven"),
        std::string::npos);
    for (const char *none : {"fortnight", "0s", "20y"}) {
        const std::string line =
            std::string("render --prometheus http://h --dashboard x --out y --compare ") + none;
        EXPECT_NE(problem(line.c_str()).find(none), std::string::npos);
    }
    EXPECT_NE(problem("render --prometheus http://h --dashboard x --out y --var novalue").find("novalue"),
        std::string::npos);
    EXPECT_NE(problem("render --prometheus http://h --dashboard x --out y --var var-x").find("var-x"),
        std::string::npos);
    EXPECT_NE(problem("check --prometheus").find("--prometheus"), std::string::npos);
    EXPECT_NE(problem("check --bogus=1").find("--bogus"), std::string::npos);
}

TEST(CommandLine, takesASnapshotWhereverNoServersAreNeeded)
{
    const auto query = parsed<QueryCommand>("query --snapshot /s up --semantics 3");
    EXPECT_EQ(query.source.snapshot, QStringLiteral("/s"));
    EXPECT_EQ(query.source.semantics, 3);
    EXPECT_EQ(parsed<QueryCommand>("query --snapshot /s up").source.semantics, 0);
    EXPECT_EQ(parsed<WindowCommand>("--snapshot /s").source.snapshot, QStringLiteral("/s"));
    EXPECT_EQ(parsed<DriveCommand>("drive --snapshot /s --script x").source.snapshot, QStringLiteral("/s"));
    EXPECT_EQ(parsed<RenderCommand>("render --snapshot /s --dashboard a --out b").source.snapshot,
        QStringLiteral("/s"));
    EXPECT_NE(problem("query --snapshot /s --prometheus http://h up").find("one source"), std::string::npos);
    EXPECT_NE(problem("query --snapshot /s up --semantics 4").find("not 4"), std::string::npos);
    EXPECT_NE(
        problem("query --prometheus http://h up --semantics 3").find("for a snapshot"), std::string::npos);
    EXPECT_NE(problem("check --snapshot /s").find("a snapshot has none"), std::string::npos);
    EXPECT_NE(problem("fetch --snapshot /s http://h").find("no servers"), std::string::npos);
    EXPECT_TRUE(helpText().contains(QLatin1String("--snapshot FILE|DIR")));
}

TEST(CommandLine, answersHelpAndVersionWhateverElseIsThere)
{
    EXPECT_TRUE(std::holds_alternative<HelpCommand>(parseCommandLine(words("render --help"))->command));
    EXPECT_TRUE(std::holds_alternative<VersionCommand>(parseCommandLine(words("--version"))->command));
}

} // namespace zumik::app
