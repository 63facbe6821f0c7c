// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/prometheus/decoder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>
#include <tuple>

namespace zumik::clients::prometheus {

namespace {

using namespace std::chrono_literals;
using base::ErrorCode;

constexpr series::Grid grid{{1'700'000'000'000}, 15s, 3};

/// Two series on the grid above, as a server writes them.
const std::string twoSeries =
    R"({"status":"success","data":{"resultType":"matrix","result":[)"
    R"({"metric":{"__name__":"up","job":"a"},"values":[[1700000000,"1"],[1700000030,"3"]]},)"
    R"({"metric":{"__name__":"up","job":"b"},"values":[[1700000015,"NaN"]]}]}})";

base::Result<series::Matrix> decode(std::string json, Caps caps = {}, series::Grid on = grid)
{
    Decoder decoder;
    return decoder.matrix(json, on, caps);
}

base::Result<series::Instant> decodeInstant(std::string json, Caps caps = {})
{
    Decoder decoder;
    return decoder.instant(json, caps);
}

void expectTwoSeries(const base::Result<series::Matrix> &matrix)
{
    ASSERT_TRUE(matrix.ok()) << describe(matrix.error());
    ASSERT_EQ(matrix->series.size(), 2U);
    EXPECT_EQ(matrix->grid, grid);
    const auto &[first, second] = std::tie(matrix->series[0], matrix->series[1]);
    EXPECT_EQ(first.labels.toString(), R"(up{job="a"})");
    EXPECT_TRUE(first.values[0] == 1 && !first.values.hasValue(1) && first.values[2] == 3);
    EXPECT_EQ(second.labels.get("job"), "b");
    EXPECT_TRUE(second.values.hasValue(1) && std::isnan(second.values[1]) && !second.values.hasValue(2));
}

} // namespace

TEST(DecodeMatrix, readsWhatAServerWrites)
{
    expectTwoSeries(decode(twoSeries));
}

TEST(DecodeMatrix, keepsAllColumnsInOneBlock)
{
    const auto matrix = decode(twoSeries);
    ASSERT_TRUE(matrix.ok());
    EXPECT_EQ(
        matrix->series[0].values.values().data() + grid.count, matrix->series[1].values.values().data());
}

TEST(DecodeMatrix, takesKeysInAnyOrder)
{
    expectTwoSeries(decode(
        R"({"infos":[],"data":{"result":[)"
        R"({"values":[[1700000000,"1"],[1700000030,"3"]],"metric":{"job":"a","__name__":"up"}},)"
        R"({"values":[[1700000015,"NaN"]],"other":{"values":[1]},"metric":{"job":"b","__name__":"up"}})"
        R"(],"stats":{"x":[1,{}]},"resultType":"matrix"},"status":"success"})"));
}

TEST(DecodeMatrix, takesWhiteSpaceEscapesAndExponents)
{
    expectTwoSeries(
        decode("\n{ \"status\" : \"success\" ,\n\"data\" : { \"resultType\" : \"matrix\", \"result\" : [\n"
               "{ \"metric\" : { \"__name__\" : \"\\u0075p\", \"job\" : \"a\" }, \"values\" : [ [ 1.7e9 , "
               "\"\\u0031\" ] , [1700000030, \"3\"] ] },\n"
               "{\"metric\":{\"__name__\":\"up\",\"job\":\"b\"},\"values\":[[1700000015.000,\"NaN\"]] } "
               "] } }\n"));
}

TEST(DecodeMatrix, countsAKeyThatComesTwiceOnce)
{
    expectTwoSeries(decode(
        R"({"status":"success","data":{"resultType":"matrix","resultType":"matrix","result":[)"
        R"({"metric":{"__name__":"x"},"metric":{"__name__":"up","job":"a"},"values":[[1700000015,"9"]],)"
        R"("values":[[1700000000,"1"],[1700000030,"3"]]},)"
        R"({"metric":{"__name__":"up","job":"b"},"values":[[1700000015,"NaN"]]}]},"data":null})"));
}

TEST(DecodeMatrix, readsInfinitiesAndLabelsOfAnyText)
{
    const auto matrix =
        decode(R"({"status":"success","data":{"resultType":"matrix","result":[{"metric":)"
               R"({"a.b":"\"\\\n\u202e<img>","é":"ü"},"values":[[1700000000,"+Inf"],[1700000015,"-Inf"],)"
               R"([1700000030,"3.3e-11"]]}]}})");
    ASSERT_TRUE(matrix.ok());
    const auto &only = matrix->series.at(0);
    EXPECT_EQ(only.labels.get("a.b"), "\"\\\n\u202e<img>");
    EXPECT_EQ(only.labels.get("é"), "ü");
    EXPECT_EQ(only.values[0], HUGE_VAL);
    EXPECT_EQ(only.values[1], -HUGE_VAL);
    EXPECT_EQ(only.values[2], 3.3e-11);
}

TEST(DecodeMatrix, countsAndSkipsNativeHistograms)
{
    const auto matrix = decode(
        R"({"status":"success","data":{"resultType":"matrix","result":[)"
        R"({"metric":{"a":"1"},"histograms":[[1700000000,{"count":"1","sum":"2","buckets":[[0,"1","2","1"]]}]]},)"
        R"({"metric":{"a":"2"},"values":[[1700000015,"5"]],"histograms":[]},)"
        R"({"metric":{"a":"3"},"values":[[1700000000,"7"]]}]}})");
    ASSERT_TRUE(matrix.ok()) << describe(matrix.error());
    EXPECT_EQ(matrix->histogramsSkipped, 2U);
    ASSERT_EQ(matrix->series.size(), 2U);
    EXPECT_EQ(matrix->series[0].values[1], 5);
    EXPECT_EQ(matrix->series[1].labels.get("a"), "3");
    EXPECT_EQ(matrix->series[1].values[0], 7);
}

TEST(DecodeMatrix, keepsWarningsAndInfosAndPartialAnswersBesideTheData)
{
    const auto matrix =
        decode(R"({"status":"success","isPartial":true,"warnings":["one store is away","PromQL warning: w"],)"
               R"("infos":["metric might not be a counter"],)"
               R"("data":{"resultType":"matrix","result":[]}})");
    ASSERT_TRUE(matrix.ok());
    using Level = series::Annotation::Level;
    EXPECT_EQ(matrix->annotations,
        (series::Annotations{{Level::Partial, ""}, {Level::Partial, "one store is away"},
            {Level::Warning, "PromQL warning: w"}, {Level::Info, "metric might not be a counter"}}));
    EXPECT_TRUE(series::isPartial(matrix->annotations));
}

TEST(DecodeMatrix, countsTheSeriesThatACapLeavesOut)
{
    const auto bySeries = decode(twoSeries, {.maxSeries = 1});
    ASSERT_TRUE(bySeries.ok());
    EXPECT_EQ(bySeries->series.size(), 1U);
    EXPECT_EQ(bySeries->seriesDropped, 1U);
    const auto byValues = decode(twoSeries, {.maxValues = 5});
    ASSERT_TRUE(byValues.ok());
    EXPECT_EQ(byValues->series.size(), 1U);
    EXPECT_EQ(byValues->seriesDropped, 1U);
}

TEST(DecodeMatrix, keepsAnEmptyGridEmpty)
{
    const auto matrix = decode(twoSeries, {}, {grid.start, grid.step, 0});
    ASSERT_TRUE(matrix.ok());
    EXPECT_EQ(matrix->series.at(0).values.size(), 0U);
}

TEST(DecodeMatrix, callsATextThatWasCutAnywhereInvalid)
{
    Decoder decoder;
    for (std::size_t size = 0; size < twoSeries.size(); ++size) {
        std::string part = twoSeries.substr(0, size);
        const auto matrix = decoder.matrix(part, grid, {});
        ASSERT_FALSE(matrix.ok()) << size;
        ASSERT_EQ(matrix.error().code, ErrorCode::JsonInvalid) << part;
    }
}

TEST(DecodeMatrix, survivesAnyByteChanged)
{
    Decoder decoder;
    const unsigned seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    std::size_t failed = 0;
    for (int i = 0; i < 20'000; ++i) {
        std::string text = twoSeries;
        text[random() % text.size()] = static_cast<char>(random());
        failed += decoder.matrix(text, grid, {}).ok() ? 0 : 1;
    }
    EXPECT_GT(failed, 1000U);
}

TEST(DecodeMatrix, tellsWhatIsNotAnAnswerFromWhatIsNotJson)
{
    const auto codeOf = [](std::string text) {
        return decode(std::move(text)).error().code;
    };
    for (const char *text : {"", " ", "{", "<html>", "garbage", "{}x", "{\"status\"}",
             R"({"status":"success",})", "{\"status\":\"\xff\"}"}) {
        EXPECT_EQ(codeOf(text), ErrorCode::JsonInvalid) << text;
    }
    const auto data = [](const std::string &inside) {
        return R"({"status":"success","data":)" + inside + "}";
    };
    for (const std::string &text :
        {std::string("{}"), std::string("[1]"), data("null"), data("[]"), data("{}"),
            data(R"({"resultType":"vector","result":[]})"), data(R"({"resultType":"matrix","result":{}})"),
            data(R"({"resultType":"matrix"})"), data(R"({"resultType":"matrix","result":[1]})"),
            data(R"({"resultType":"matrix","result":[{"values":1}]})"),
            data(R"({"resultType":"matrix","result":[{"values":[[1,2]]}]})"),
            data(R"({"resultType":"matrix","result":[{"values":[["1","2"]]}]})"),
            data(R"({"resultType":"matrix","result":[{"values":[[1,"2x"]]}]})"),
            data(R"({"resultType":"matrix","result":[{"values":[[1,"2","3"]]}]})"),
            data(R"({"resultType":"matrix","result":[{"values":[[1e300,"2"]]}]})"),
            data(R"({"resultType":"matrix","result":[{"metric":[],"values":[]}]})"),
            std::string(R"({"status":"success"})"), std::string(R"({"status":"other","data":{}})")}) {
        EXPECT_EQ(codeOf(text), ErrorCode::FormatInvalid) << text;
    }
}

TEST(DecodeMatrix, survivesDeepNesting)
{
    const std::string deep(200'000, '[');
    EXPECT_FALSE(decode(deep).ok());
    EXPECT_FALSE(decode(R"({"x":)" + deep).ok());
    const std::string closed = deep + std::string(deep.size(), ']');
    const auto beside = decode(R"({"x":)" + closed + "," + twoSeries.substr(1));
    expectTwoSeries(beside);
    EXPECT_FALSE(
        decode(R"({"status":"success","data":{"resultType":"matrix","result":[{"values":)" + closed + "}]}}")
            .ok());
}

TEST(DecodeMatrix, givesTheServersRefusalItsCode)
{
    const auto codeOf = [](const std::string &type, const std::string &message) {
        return decode(
            R"({"error":")" + message + R"(","data":null,"errorType":")" + type + R"(","status":"error"})")
            .error()
            .code;
    };
    EXPECT_EQ(codeOf("bad_data", "1:5: parse error"), ErrorCode::QueryInvalid);
    EXPECT_EQ(codeOf("execution", "many-to-many matching"), ErrorCode::QueryFailed);
    EXPECT_EQ(codeOf("execution", "expanding series: context deadline exceeded"), ErrorCode::QueryTimeout);
    EXPECT_EQ(codeOf("timeout", "query timed out in expression evaluation"), ErrorCode::QueryTimeout);
    EXPECT_EQ(codeOf("unavailable", "starting"), ErrorCode::Unavailable);
    EXPECT_EQ(codeOf("internal", "x"), ErrorCode::QueryFailed);
    EXPECT_EQ(codeOf("422", "error when executing query: unexpected token"), ErrorCode::QueryInvalid);
    EXPECT_EQ(codeOf("422", "unexpected number of args"), ErrorCode::QueryFailed);
    EXPECT_EQ(codeOf("503", "x"), ErrorCode::Unavailable);
    EXPECT_EQ(
        decode(R"({"status":"error","errorType":"bad_data","error":"1:5: parse error"})").error().message,
        "1:5: parse error");
}

TEST(DecodeInstant, readsAVector)
{
    const auto instant = decodeInstant(
        R"({"status":"success","data":{"resultType":"vector","result":[{"metric":{"a":"1"},"value":[1700000000.25,"2"]},)"
        R"({"metric":{"a":"2"},"histogram":[1,{"count":"3"}]}]},"warnings":["w"]})");
    ASSERT_TRUE(instant.ok()) << describe(instant.error());
    const auto &vector = std::get<std::vector<series::Sample>>(instant->value);
    ASSERT_EQ(vector.size(), 1U);
    EXPECT_EQ(vector[0].labels.toString(), R"({a="1"})");
    EXPECT_EQ(vector[0].time.ms, 1'700'000'000'250);
    EXPECT_EQ(vector[0].value, 2);
    EXPECT_EQ(instant->histogramsSkipped, 1U);
    EXPECT_EQ(instant->annotations.size(), 1U);
}

TEST(DecodeInstant, readsRawSeriesAtTheirOwnTimes)
{
    const auto instant = decodeInstant(
        R"({"status":"success","data":{"result":[{"values":[[1.5,"2"],[3,"4"]],"metric":{"a":"1"}}],"resultType":"matrix"}})");
    ASSERT_TRUE(instant.ok()) << describe(instant.error());
    const auto &raw = std::get<std::vector<series::RawSeries>>(instant->value).at(0);
    EXPECT_EQ(raw.times, (std::vector<base::Time>{{1500}, {3000}}));
    EXPECT_EQ(raw.values, (std::vector<double>{2, 4}));
}

TEST(DecodeInstant, readsScalarsAndStrings)
{
    const auto scalar =
        decodeInstant(R"({"status":"success","data":{"resultType":"scalar","result":[1700000000,"NaN"]}})");
    ASSERT_TRUE(scalar.ok());
    EXPECT_TRUE(std::isnan(std::get<series::Scalar>(scalar->value).value));
    const auto text =
        decodeInstant(R"({"status":"success","data":{"resultType":"string","result":[1700000000,"a\nb"]}})");
    ASSERT_TRUE(text.ok());
    EXPECT_EQ(std::get<series::Text>(text->value).value, "a\nb");
    EXPECT_EQ(std::get<series::Text>(text->value).time.ms, 1'700'000'000'000);
}

TEST(DecodeInstant, countsWhatACapLeavesOut)
{
    const auto instant = decodeInstant(
        R"({"status":"success","data":{"resultType":"vector","result":[{"metric":{},"value":[1,"1"]},{"metric":{},"value":[1,"1"]}]}})",
        {.maxSeries = 1});
    ASSERT_TRUE(instant.ok());
    EXPECT_EQ(std::get<std::vector<series::Sample>>(instant->value).size(), 1U);
    EXPECT_EQ(instant->seriesDropped, 1U);
}

} // namespace zumik::clients::prometheus
