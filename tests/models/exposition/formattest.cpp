// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exposition/format.h"

#include "models/exposition/metrictype.h"

#include <gtest/gtest.h>

namespace zumik::exposition {

TEST(Format, isOpenMetricsWhenTheHeaderSaysSo)
{
    for (const std::string_view header :
        {"application/openmetrics-text", "application/openmetrics-text; version=1.0.0; charset=utf-8",
            " Application/OpenMetrics-Text ;version=0.0.1"}) {
        EXPECT_EQ(formatOf(header), Format::OpenMetrics) << header;
    }
}

TEST(Format, isTextForEverythingElse)
{
    for (const std::string_view header :
        {"", "text/plain; version=0.0.4; charset=utf-8", "text/html", ";", "application/openmetrics-text2",
            "application/openmetrics", "text/plain; application/openmetrics-text"}) {
        EXPECT_EQ(formatOf(header), Format::Text) << header;
    }
}

TEST(MetricType, hasOneNameInOpenMetricsAndAnotherInTextForTheUnknown)
{
    EXPECT_EQ(typeNamed("untyped", Format::Text), MetricType::Unknown);
    EXPECT_EQ(typeNamed("untyped", Format::OpenMetrics), std::nullopt);
    EXPECT_EQ(typeNamed("unknown", Format::Text), std::nullopt);
    EXPECT_EQ(typeNamed("info", Format::Text), std::nullopt);
    EXPECT_EQ(typeNamed("", Format::Text), std::nullopt);
    EXPECT_EQ(typeNamed("Counter", Format::OpenMetrics), std::nullopt);
    for (const MetricType type :
        {MetricType::Unknown, MetricType::Counter, MetricType::Gauge, MetricType::Histogram,
            MetricType::GaugeHistogram, MetricType::Summary, MetricType::Info, MetricType::StateSet}) {
        EXPECT_EQ(typeNamed(typeName(type), Format::OpenMetrics), type);
    }
}

} // namespace zumik::exposition
