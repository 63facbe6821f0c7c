// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever a directory holds of cases in the form of a "parser_cases.json": a list of {"input": ..., "fail":
// ..., "errors": [...]}. Run where ZUMIK_PROMQL_CORPUS names the directory. An input may have lost a byte
// 0xff to its place as a character, and errors begin with "LINE:COLUMN: " where the place is known. Inputs
// that begin with
// "@GOEXPR" are not for us.
#include "tests/models/promql/shape.h"

#include <gtest/gtest.h>
#include <simdjson.h>

#include <cstdlib>

namespace zumik::promql {

static std::string withLostBytes(std::string_view input)
{
    std::string text(input);
    for (std::size_t at = text.find("\xc3\xbf"); at != std::string::npos; at = text.find("\xc3\xbf", at)) {
        text.replace(at, 2, "\xff");
    }
    return text;
}

/// "1:15" of `"1:15: parse error: ..."` in whatever quotes; empty where the error names no place.
static std::string placeIn(std::string_view error)
{
    const std::size_t start = error.find_first_not_of("\"`");
    const std::size_t end = start == std::string_view::npos ? start : error.find(": parse error", start);
    return end == std::string_view::npos ? std::string() : std::string(error.substr(start, end - start));
}

static void expectCase(simdjson::dom::element each)
{
    const std::string_view input = each["input"];
    if (input.starts_with("@GOEXPR")) {
        return;
    }
    const std::string place = placeOfError(withLostBytes(input));
    const bool refused = each["fail"];
    EXPECT_EQ(place != "accepted", refused) << input;
    for (const std::string_view error : each["errors"].get_array()) {
        const std::string wanted = placeIn(error);
        EXPECT_TRUE(wanted.empty() || wanted == place) << input << " at " << place << ", expected " << wanted;
    }
}

TEST(Corpus, isAcceptedAndRefusedAsPrometheusDoes)
{
    const char *directory = std::getenv("ZUMIK_PROMQL_CORPUS");
    if (directory == nullptr) {
        GTEST_SKIP() << "ZUMIK_PROMQL_CORPUS names no directory";
    }
    simdjson::dom::parser parser;
    simdjson::dom::element cases;
    ASSERT_EQ(parser.load(std::string(directory) + "/parser_cases.json").get(cases), simdjson::SUCCESS);
    for (const simdjson::dom::element each : cases.get_array()) {
        expectCase(each);
    }
}

} // namespace zumik::promql
