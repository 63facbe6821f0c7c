// SPDX-License-Identifier: GPL-3.0-or-later
// What the Zumik boards say of an hour that never changes: fixed epoch, fixed seed, one incident. The
// expected outputs are golden/BOARD.json; `make golden` writes them anew.
#include "tests/app/console.h"
#include "tests/stack/history.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <gtest/gtest.h>

#include <cstdlib>
#include <memory>

namespace zumik::tests {

namespace {

constexpr int epoch = 1'700'000'000;
constexpr int end = epoch + 3600;

/// The world and the Prometheus that keeps it.
struct World {
    World()
    {
        makeHistory({.world = {.clusters = 2,
                         .nodes = 1,
                         .gpus = 2,
                         .incidents = {"stuck-gpu:1700002700:1700003700"}},
                        .from = epoch,
                        .to = end,
                        .step = 30,
                        .jobs = {"api-core", "byoc-collector"}},
            dir.file("data"));
        prometheus = std::make_unique<Prometheus>(PrometheusOptions{.dataDir = dir.file("data")});
    }

    TempDir dir{"golden"};
    std::unique_ptr<Prometheus> prometheus;
};

/// What stays the same from run to run: no times that things took.
QJsonObject lasting(const QJsonObject &panel)
{
    QJsonObject kept;
    for (const char *key :
        {"id", "title", "type", "state", "reasonCode", "reason", "shown", "warnings", "queries"}) {
        kept[QLatin1String(key)] = panel[QLatin1String(key)];
    }
    QJsonObject samples;
    for (const QJsonValue series : panel[QLatin1String("series")].toArray()) {
        samples[series[QLatin1String("name")].toString()] = series[QLatin1String("samples")];
    }
    kept[QLatin1String("samples")] = samples;
    return kept;
}

std::string expected(const std::string &board)
{
    return std::string(ZUMIK_GOLDEN) + '/' + board + ".json";
}

} // namespace

class Golden : public testing::TestWithParam<const char *> {
protected:
    static void SetUpTestSuite() { s_world = std::make_unique<World>(); }

    static void TearDownTestSuite() { s_world.reset(); }

    /// The board's panels as text, one line a value.
    static std::string shown(const std::string &board)
    {
        const ConsoleRun run =
            runConsole({"render", "--prometheus", s_world->prometheus->url(), "--dashboard", board, "--from",
                           std::to_string(epoch), "--to", std::to_string(end), "--size", "1440x900", "--out",
                           s_world->dir.file("x.png"), "--json"},
                {{"TZ", "UTC"}});
        EXPECT_EQ(run.status, 0) << run.err;
        QJsonArray panels;
        for (const QJsonValue panel : run.json().value(QLatin1String("panels")).toArray()) {
            panels.append(lasting(panel.toObject()));
        }
        return QJsonDocument(panels).toJson().toStdString();
    }

private:
    inline static std::unique_ptr<World> s_world;
};

TEST_P(Golden, theBoardSaysWhatItAlwaysSaid)
{
    const std::string now = shown(GetParam());
    if (std::getenv("ZUMIK_UPDATE_GOLDEN") != nullptr) {
        writeFile(expected(GetParam()), now);
    }
    EXPECT_EQ(now, readFile(expected(GetParam())));
}

INSTANTIATE_TEST_SUITE_P(Boards, Golden, testing::Values("zumik-api", "zumik-byoc"));

} // namespace zumik::tests
