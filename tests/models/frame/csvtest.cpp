// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frame/csv.h"

#include "models/base/number.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

namespace zumik::frame {

namespace {

constexpr base::Time three{1'763'607'600'000}; // 2025-11-20T03:00:00Z

std::shared_ptr<const Field> column(const std::string &name, decltype(Field::values) values)
{
    auto field = std::make_shared<Field>();
    field->name = name;
    field->values = std::move(values);
    return field;
}

std::shared_ptr<const Field> numbers(const std::string &name, std::vector<double> values)
{
    return column(name, series::Column(std::move(values)));
}

std::shared_ptr<const Field> texts(const std::string &name, std::vector<std::string> values)
{
    return column(name, std::move(values));
}

std::string csv(std::vector<std::shared_ptr<const Field>> columns)
{
    return csvText({{}, std::move(columns), {}});
}

} // namespace

TEST(Csv, hasHeadsAndRowsWhoseLinesEndAsTheStandardSays)
{
    EXPECT_EQ(
        csv({texts("job", {"api", "web"}), numbers("Value", {1, 2.5})}), "job,Value\r\napi,1\r\nweb,2.5\r\n");
    EXPECT_EQ(csv({}), "\r\n");
}

TEST(Csv, quotesWhatHoldsASeparatorAQuoteOrALinesEnd)
{
    EXPECT_EQ(csvCell("a,b"), "\"a,b\"");
    EXPECT_EQ(csvCell("a;b"), "\"a;b\"");
    EXPECT_EQ(csvCell("say \"x\""), "\"say \"\"x\"\"\"");
    EXPECT_EQ(csvCell("two\nlines"), "\"two\nlines\"");
    EXPECT_EQ(csvCell("two\r\nlines"), "\"two\r\nlines\"");
    EXPECT_EQ(csvCell("plain text"), "plain text");
    EXPECT_EQ(csvCell(""), "");
}

TEST(Csv, disarmsTextsThatASpreadsheetWouldRun)
{
    EXPECT_EQ(csvCell("=1+1"), "'=1+1");
    EXPECT_EQ(csvCell("=HYPERLINK(\"http://x\")"), "\"'=HYPERLINK(\"\"http://x\"\")\"");
    EXPECT_EQ(csvCell("+cmd|' /C calc'!A0"), "'+cmd|' /C calc'!A0");
    EXPECT_EQ(csvCell("-2+3"), "'-2+3");
    EXPECT_EQ(csvCell("@SUM(A1)"), "'@SUM(A1)");
    EXPECT_EQ(csvCell("\t=1"), "\"'\t=1\"");
    EXPECT_EQ(csvCell("\r=1"), "\"'\r=1\"");
    EXPECT_EQ(csvCell("\n=1"), "\"'\n=1\"");
    EXPECT_EQ(csvCell("\uFF1D1+1"), "'\uFF1D1+1") << "the wide form";
    EXPECT_EQ(csvCell("+Inf"), "'+Inf") << "no number to a spreadsheet";
    EXPECT_EQ(csvCell("a=b"), "a=b") << "not at the beginning";
}

TEST(Csv, leavesNumbersAsTheyAre)
{
    EXPECT_EQ(csv({numbers("v", {-1.5, 1e300, -1e-9})}), "v\r\n-1.5\r\n1e+300\r\n-1e-09\r\n");
    EXPECT_EQ(csvCell("-5"), "-5") << "a label's value that is a number";
    EXPECT_EQ(csvCell("+49"), "+49");
}

TEST(Csv, disarmsHeadsAndNotesToo)
{
    const std::string text = csvText({{{"title", "=1+1, really"}}, {numbers("=2+2", {1})}, {}});
    EXPECT_EQ(text, "\"# title: =1+1, really\"\r\n'=2+2\r\n1\r\n");
}

TEST(Csv, keepsAllDigits)
{
    const double third = 1.0 / 3;
    EXPECT_EQ(csv({numbers("v", {third, 123456789012345678.0})}),
        "v\r\n" + base::formatDouble(third) + "\r\n123456789012345680\r\n");
}

TEST(Csv, tellsNaNInfinityAndNothingApart)
{
    const double infinity = std::numeric_limits<double>::infinity();
    EXPECT_EQ(csv({numbers("v", {std::nan(""), infinity, -infinity, base::absent(), 0})}),
        "v\r\nNaN\r\nInf\r\n-Inf\r\n\r\n0\r\n");
}

TEST(Csv, writesTimesInTheShownZoneWithTheirOffset)
{
    const auto times = column("Time", Field::Times{three, three + base::Duration{250}, noTime});
    EXPECT_EQ(csv({times}), "Time\r\n2025-11-20T03:00:00+00:00\r\n2025-11-20T03:00:00.250+00:00\r\n\r\n");
    const std::string kathmandu = csvText({{}, {times}, [](base::Time) {
                                               return std::chrono::minutes(345);
                                           }});
    EXPECT_NE(kathmandu.find("2025-11-20T08:45:00+05:45"), std::string::npos) << kathmandu;
    EXPECT_EQ(isoTime(three, std::chrono::minutes(-210)), "2025-11-19T23:30:00-03:30");
}

TEST(Csv, followsAClockThatChangesWithinTheTable)
{
    const auto times = column("Time", Field::Times{three, three + std::chrono::hours(1)});
    const std::string text = csvText({{}, {times}, [](base::Time time) {
                                          return std::chrono::hours(time > three ? 1 : 2);
                                      }});
    EXPECT_EQ(text, "Time\r\n2025-11-20T05:00:00+02:00\r\n2025-11-20T05:00:00+01:00\r\n");
}

TEST(Csv, isUnicodeAsItCame)
{
    EXPECT_EQ(csv({texts("Größe", {"日本", "\u202ex", "😀"})}), "Größe\r\n日本\r\n\u202ex\r\n😀\r\n");
}

TEST(Csv, leavesCellsBelowTheEndOfAShortColumnEmpty)
{
    EXPECT_EQ(csv({texts("a", {"x"}), numbers("b", {1, 2})}), "a,b\r\nx,1\r\n,2\r\n");
}

TEST(Csv, comesInPiecesAndEndsWhenNoMoreIsWanted)
{
    const CsvTable table{{}, {numbers("v", std::vector<double>(100'000, 1.25))}, {}};
    std::size_t pieces = 0;
    EXPECT_TRUE(writeCsv(table, [&](std::string_view) {
        ++pieces;
        return true;
    }));
    EXPECT_GT(pieces, 4U);
    std::size_t taken = 0;
    EXPECT_FALSE(writeCsv(table, [&](std::string_view) { return ++taken < 2; }));
    EXPECT_EQ(taken, 2U);
}

} // namespace zumik::frame
