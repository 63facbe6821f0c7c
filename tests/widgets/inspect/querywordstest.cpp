// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspect/querywords.h"

#include "tests/widgets/inspect/stories.h"
#include "widgets/common/zoneclock.h"

#include <gtest/gtest.h>

namespace zumik::widgets::inspect {

namespace {

const common::ZoneClock utc{QTimeZone::utc()};

} // namespace

TEST(ErrorPlace, isReadFromWhatPrometheusSays)
{
    EXPECT_EQ(errorPlace("1:7: parse error: unexpected identifier"), (ErrorPlace{1, 7}));
    EXPECT_EQ(errorPlace("invalid parameter \"query\": 12:345: parse error: x"), (ErrorPlace{12, 345}));
}

TEST(ErrorPlace, isNoneWhereNoneIsNamed)
{
    for (const char *message : {"", "no place", "parse error: x", ": parse error", "7: parse error",
             "1:: parse error", ":7: parse error", "0:7: parse error", "1:0: parse error",
             "1:99999999999999999999: parse error", "a1:b7: parse error"}) {
        EXPECT_EQ(errorPlace(message), std::nullopt) << message;
    }
}

TEST(QueryWords, tellTheQueryAsItWasSent)
{
    const QueryWords words = queryWords(tests::sampleFact("B", "rate(x[1m])"), utc);
    EXPECT_EQ(words.name, QStringLiteral("B \u00b7 {{quantile}}"));
    EXPECT_EQ(words.expression, QStringLiteral("rate(x[1m])"));
    EXPECT_TRUE(words.facts.contains(QStringLiteral("21:12:00"))) << words.facts.toStdString();
    for (const char *part : {"UTC", "step 1m", "2 series", "96.4 ms"}) {
        EXPECT_TRUE(words.facts.contains(QLatin1String(part))) << part << words.facts.toStdString();
    }
    EXPECT_TRUE(words.warnings.isEmpty());
    EXPECT_TRUE(words.error.isEmpty());
}

TEST(QueryWords, ofAnInstantQueryNameItsInstant)
{
    board::QueryFact fact = tests::sampleFact("A", "x");
    fact.instant = true;
    fact.grid = {tests::sampleNow, std::chrono::minutes(1), 1};
    const QString facts = queryWords(fact, utc).facts;
    EXPECT_TRUE(facts.contains(QStringLiteral("03:12:00"))) << facts.toStdString();
    EXPECT_FALSE(facts.contains(QStringLiteral("step"))) << facts.toStdString();
}

TEST(QueryWords, markThePlaceOfAnError)
{
    const base::Error error{base::ErrorCode::QueryInvalid, "2:3: parse error: unexpected \"y\"", {}};
    const QueryWords words = queryWords(tests::failedFact("sum(\n  y\n)", error), utc);
    EXPECT_EQ(words.expression, QStringLiteral("sum(\n  y\n  ^\n)"));
    EXPECT_TRUE(words.error.contains(QStringLiteral("Line 2, column 3"))) << words.error.toStdString();
    EXPECT_TRUE(words.error.contains(QStringLiteral("unexpected"))) << words.error.toStdString();
}

TEST(QueryWords, surviveAPlaceThatIsNotThere)
{
    const base::Error error{base::ErrorCode::QueryInvalid, "9:900: parse error: x", {}};
    EXPECT_EQ(queryWords(tests::failedFact("x", error), utc).expression, QStringLiteral("x"));
    const base::Error far{base::ErrorCode::QueryInvalid, "1:900: parse error: x", {}};
    EXPECT_EQ(queryWords(tests::failedFact("x", far), utc).expression, QStringLiteral("x\n ^"));
}

TEST(QueryWords, passOnWhatTheServerWarnsOf)
{
    board::QueryFact fact = tests::sampleFact("A", "x");
    series::Matrix matrix;
    matrix.grid = fact.grid;
    matrix.annotations = {{series::Annotation::Level::Warning, "metric might not be a counter"}};
    matrix.seriesDropped = 1;
    fact.answer = std::make_shared<const base::Result<series::Matrix>>(matrix);
    const QueryWords words = queryWords(fact, utc);
    ASSERT_EQ(words.warnings.size(), 2);
    EXPECT_TRUE(words.warnings[0].contains(QStringLiteral("might not be a counter")));
    EXPECT_TRUE(words.warnings[1].contains(QStringLiteral("1 series more")))
        << words.warnings[1].toStdString();
}

TEST(QueryWords, sayHowMuchWasAsked)
{
    board::QueryFact fact = tests::sampleFact("A", "x");
    const QString whole = wayWords(fact);
    fact.whole = false;
    const QString part = wayWords(fact);
    fact.joined = true;
    const QString shared = wayWords(fact);
    EXPECT_TRUE(whole.contains(QStringLiteral("whole")));
    EXPECT_TRUE(part.contains(QStringLiteral("known")));
    EXPECT_TRUE(shared.contains(QStringLiteral("shared")));
}

TEST(QueryWords, areWrittenPlain)
{
    board::QueryFact fact = tests::sampleFact("<b>A</b>\u202e", "x \x1b[31m");
    const QueryWords words = queryWords(fact, utc);
    EXPECT_FALSE(words.name.contains(QChar(0x202e)));
    EXPECT_FALSE(words.expression.contains(QChar(0x1b)));
}

} // namespace zumik::widgets::inspect
