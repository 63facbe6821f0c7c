// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/simulator/exposition.h"
#include "tests/stack/simulator/flow.h"
#include "tests/stack/simulator/incidents.h"
#include "tests/stack/simulator/test/samples.h"

#include <gtest/gtest.h>

#include <random>

namespace zumik::simulator {

namespace {

constexpr double someTime = 1'763'600'000;

} // namespace

TEST(Flow, neverFallsAndFollowsItsRate)
{
    const unsigned seed = std::random_device{}();
    SCOPED_TRACE("seed " + std::to_string(seed));
    std::mt19937 random(seed);
    for (int round = 0; round < 20; ++round) {
        const Flow flow(random(), 5);
        double last = flow.total(someTime);
        for (double time = someTime + 0.25; time < someTime + 600; time += 0.25) {
            ASSERT_GT(flow.total(time), last);
            last = flow.total(time);
        }
        EXPECT_NEAR(flow.between(someTime, someTime + 86400 * 30), 5 * 86400 * 30, 0.02 * 5 * 86400 * 30);
    }
}

TEST(Flow, risesAndFallsWithTheDay)
{
    double low = 1e9;
    double high = 0;
    const Flow flow(3, 1);
    for (int hour = 0; hour < 24; ++hour) {
        const double count = flow.between(someTime + hour * 3600, someTime + hour * 3600 + 3600) / 3600;
        low = std::min(low, count);
        high = std::max(high, count);
    }
    EXPECT_LT(low, 0.7);
    EXPECT_GT(high, 1.3);
}

TEST(LastStart, liesBeforeAndStaysUntilTheNextOne)
{
    double last = 0;
    int restarts = 0;
    for (double time = someTime; time < someTime + 100 * 3600; time += 60) {
        const double start = lastStart(9, 3600, time);
        ASSERT_LE(start, time);
        ASSERT_GE(start, last);
        restarts += start > last ? 1 : 0;
        last = start;
    }
    EXPECT_NEAR(restarts, 100, 3);
}

TEST(Incidents, shareIsWhatHappenedWhileTheyWereOn)
{
    Incidents incidents;
    const Flow flow(1, 10);
    incidents.set(Incident::HttpErrors, true, 1000);
    incidents.set(Incident::HttpErrors, true, 1500);
    EXPECT_TRUE(incidents.active(Incident::HttpErrors, 1600));
    EXPECT_EQ(incidents.since(Incident::HttpErrors, 1600), 1000);
    EXPECT_DOUBLE_EQ(incidents.share(Incident::HttpErrors, flow, 0, 1600), flow.between(1000, 1600));
    incidents.set(Incident::HttpErrors, false, 2000);
    EXPECT_FALSE(incidents.active(Incident::HttpErrors, 2000));
    EXPECT_DOUBLE_EQ(incidents.share(Incident::HttpErrors, flow, 0, 9000), flow.between(1000, 2000));
    EXPECT_EQ(incidents.changes(Incident::HttpErrors, 9000), 2);
    EXPECT_EQ(incidents.lastChange(Incident::HttpErrors, 9000), 2000);
}

TEST(Incidents, areFoundByTheirNames)
{
    for (const Incident incident : allIncidents()) {
        EXPECT_EQ(incidentFromName(incidentName(incident)), incident);
    }
    EXPECT_EQ(incidentFromName("Canary gone bad"), Incident::CanaryBad);
    EXPECT_EQ(incidentFromName("earthquake"), std::nullopt);
}

TEST(Exposition, escapesWhatTheFormatEscapes)
{
    Exposition out;
    out.gauge("g", "help").add({{"l", "a\"b\\c\nd"}}, 1);
    EXPECT_EQ(out.text(), "# HELP g help\n# TYPE g gauge\ng{l=\"a\\\"b\\\\c\\nd\"} 1\n");
    EXPECT_EQ(Scrape(out.text()).samples.at(0).labels.at("l"), "a\"b\\c\nd");
}

TEST(Exposition, leavesOutCountersWithoutAnEvent)
{
    Exposition out;
    Family family = out.counter("c_total", "help");
    family.count({}, {{"status", "500"}}, 0.9);
    family.count({}, {{"status", "502"}}, 1.9);
    EXPECT_EQ(Scrape(out.text()).count("c_total"), 1U);
    EXPECT_EQ(Scrape(out.text()).sum("c_total"), 1);
}

TEST(Exposition, writesBoundsAsTheClientsDo)
{
    Exposition out;
    constexpr std::array bounds{0.00005, 1., 100000., 1e6};
    out.histogram("go", "help").histogram({}, {}, bounds, {{10, {1, 1}}});
    EXPECT_NE(out.text().find("le=\"5e-05\"} 0\ngo_bucket{le=\"1\"} 5\ngo_bucket{le=\"100000\"} "
                              "10\ngo_bucket{le=\"1e+06\"} 10\n"),
        std::string::npos)
        << out.text();
    out.setDialect(Exposition::Dialect::Python);
    out.histogram("py", "help").histogram({}, {}, bounds, {{10, {1, 1}}});
    EXPECT_NE(out.text().find("py_bucket{le=\"1.0\"} 5\n"), std::string::npos) << out.text();
    EXPECT_TRUE(Scrape(out.text()).faults.empty());
}

TEST(Exposition, timedFormsCarryTheTargetsLabelsAsPrometheusWouldStoreThem)
{
    const Labels target{{"job", "j"}, {"instance", "i:1"}};
    Exposition out(Exposition::Form::OpenMetrics);
    out.setTarget(&target, false, 1700000000.25);
    out.gauge("g", "help").add({{"instance", "own"}}, 2.5);
    out.setTarget(&target, true, 1700000001);
    out.gauge("g", "help").add({{"instance", "own"}}, 3);
    out.end();
    EXPECT_EQ(out.text(),
        "g{exported_instance=\"own\",job=\"j\",instance=\"i:1\"} 2.5 1700000000.25\n"
        "g{instance=\"own\",job=\"j\"} 3 1700000001\n# EOF\n");
    Exposition import(Exposition::Form::Import);
    import.setTarget(&target, false, 1700000000.25);
    import.gauge("g", "help").add({}, 1);
    EXPECT_EQ(import.text(), "g{job=\"j\",instance=\"i:1\"} 1 1700000000250\n");
}

} // namespace zumik::simulator
