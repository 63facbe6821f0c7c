// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/prometheusjson.h"

#include <gtest/gtest.h>

#include <limits>

namespace zumik::app {

TEST(PrometheusJson, writesARangeWithItsGaps)
{
    series::Matrix matrix;
    matrix.grid = {{1'000'250}, base::Duration(15'000), 3};
    matrix.series.push_back({series::Labels({{"__name__", "up"}, {"job", "a\"b"}}),
        series::Column({1, base::absent(), std::numeric_limits<double>::infinity()})});
    EXPECT_EQ(toPrometheusJson(matrix),
        R"({"status":"success","data":{"resultType":"matrix","result":[{"metric":{"__name__":"up","job":"a\"b"},)"
        R"("values":[[1000.250,"1"],[1030.250,"+Inf"]]}]}})");
}

TEST(PrometheusJson, writesEveryKindOfInstantAnswer)
{
    const base::Time time{2000};
    series::Instant vector{std::vector<series::Sample>{{series::Labels({{"a", "b"}}), time, 0.5}}, {}};
    vector.annotations = {{series::Annotation::Level::Warning, "w"}, {series::Annotation::Level::Info, "i"}};
    EXPECT_EQ(toPrometheusJson(vector),
        R"({"status":"success","data":{"resultType":"vector","result":[{"metric":{"a":"b"},"value":[2,"0.5"]}]},)"
        R"("warnings":["w"],"infos":["i"]})");
    EXPECT_EQ(toPrometheusJson(series::Instant{series::Scalar{time, -1}, {}}),
        R"({"status":"success","data":{"resultType":"scalar","result":[2,"-1"]}})");
    EXPECT_EQ(toPrometheusJson(series::Instant{series::Text{time, "x\n"}, {}}),
        R"({"status":"success","data":{"resultType":"string","result":[2,"x\n"]}})");
    const series::RawSeries raw{series::Labels(), {time}, {3}};
    EXPECT_EQ(toPrometheusJson(series::Instant{std::vector<series::RawSeries>{raw}, {}}),
        R"({"status":"success","data":{"resultType":"matrix","result":[{"metric":{},"values":[[2,"3"]]}]}})");
}

TEST(PrometheusJson, saysThatAnAnswerIsPartialAsItWasSaid)
{
    using Level = series::Annotation::Level;
    series::Instant partial{std::vector<series::Sample>{}, {{Level::Partial, ""}, {Level::Partial, "away"}}};
    EXPECT_EQ(toPrometheusJson(partial),
        R"({"status":"success","data":{"resultType":"vector","result":[]},"warnings":["away"],"isPartial":true})");
    partial.annotations = {{Level::Partial, "away"}};
    EXPECT_EQ(toPrometheusJson(partial),
        R"({"status":"success","data":{"resultType":"vector","result":[]},"warnings":["away"]})");
}

TEST(PrometheusJson, keepsHostileTextInsideItsString)
{
    EXPECT_EQ(jsonString("\x01\x1b\"\\"), "\"\\u0001\\u001b\\\"\\\\\"");
    EXPECT_EQ(jsonString("a\xff"), "\"a\xef\xbf\xbd\"");
}

} // namespace zumik::app
