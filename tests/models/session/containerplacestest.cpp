// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/discovery.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::session {

namespace {

std::vector<std::string> placesIn(const std::vector<ssh::Container> &containers)
{
    std::vector<std::string> texts;
    for (const Place &place : placesOf(containers)) {
        EXPECT_EQ(place.via.kind, settings::Via::Kind::Docker);
        texts.push_back(place.url.toString().toStdString());
    }
    return texts;
}

} // namespace

using testing::ElementsAre;
using testing::IsEmpty;

TEST(ContainerPlaces, areKnownByTheirImages)
{
    EXPECT_THAT(placesIn({{"a", "", "prom/prometheus:v2.53.0"}, {"b", "", "quay.io/prometheus/alertmanager"},
                    {"c", "", "registry:5000/grafana/grafana-oss@sha256:00"},
                    {"d", "", "victoriametrics/victoria-metrics:v1"},
                    {"e", "", "registry.example.com/team/api-core:7"}}),
        ElementsAre(
            "http://a:9090", "http://b:9093", "http://c:3000", "http://d:8428", "http://e:8080/metrics"));
}

TEST(ContainerPlaces, areKnownByAWordOfTheirNames)
{
    EXPECT_THAT(placesIn({{"shop-prometheus-1", "prometheus", "own:1"}, {"shop_api-core_1", "", "own:2"},
                    {"x-1", "gateway", "own:3"}}),
        ElementsAre(
            "http://prometheus:9090", "http://shop_api-core_1:8080/metrics", "http://gateway:8000/metrics"));
}

TEST(ContainerPlaces, areNotWhatOnlyHelpsThem)
{
    EXPECT_THAT(
        placesIn({{"prometheus-node-exporter", "", "prom/node-exporter"}, {"prometheus-pushgateway", "", "x"},
            {"grafana-image-renderer", "", "x"}, {"metaprometheus", "", "x"}, {"db", "", "postgres:16"}}),
        IsEmpty());
}

TEST(ContainerPlaces, areNamedByTheContainerWhereSeveralHaveTheService)
{
    EXPECT_THAT(placesIn({{"a-prometheus-1", "prometheus", "prom/prometheus"},
                    {"b-prometheus-1", "prometheus", "prom/prometheus"}}),
        ElementsAre("http://a-prometheus-1:9090", "http://b-prometheus-1:9090"));
}

TEST(ContainerPlaces, areFewHoweverManyContainersThereAre)
{
    std::vector<ssh::Container> many;
    many.reserve(100);
    for (int i = 0; i < 100; ++i) {
        many.push_back({"p" + std::to_string(i), "", "prom/prometheus"});
    }
    EXPECT_EQ(placesIn(many).size(), 4U);
}

} // namespace zumik::session
