// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/packworld.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace zumik::tests {

namespace {

using Numbers = std::map<QString, double>;

Numbers numbersOf(const QJsonObject &panel)
{
    Numbers numbers;
    for (const QJsonValue series : panel[QLatin1String("series")].toArray()) {
        numbers[series[QLatin1String("name")].toString()] =
            series[QLatin1String("last")].toDouble(std::nan(""));
    }
    return numbers;
}

/// The same but for an event more or less.
bool same(double a, double b)
{
    return (std::isnan(a) && std::isnan(b)) || std::abs(a - b) <= 0.01 * std::max(std::abs(a), std::abs(b));
}

bool same(const Numbers &a, const Numbers &b)
{
    return a.size() == b.size()
        && std::equal(a.begin(), a.end(), b.begin(),
            [](const auto &x, const auto &y) { return x.first == y.first && same(x.second, y.second); });
}

} // namespace

PackWorld::PackWorld(HistoryOptions options)
{
    options.from = epoch;
    options.to = end;
    options.step = 30;
    makeHistory(options, m_dir.file("data"));
    m_prometheus = std::make_unique<Prometheus>(PrometheusOptions{.dataDir = m_dir.file("data")});
}

QJsonArray PackWorld::panels(const std::string &board, const std::vector<std::string> &more) const
{
    std::vector<std::string> arguments{"render", "--prometheus", m_prometheus->url(), "--dashboard", board,
        "--from", std::to_string(epoch), "--to", std::to_string(end), "--out", m_dir.file("x.png"), "--json"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    const ConsoleRun run = runConsole(arguments);
    EXPECT_EQ(run.status, 0) << board << ": " << run.err;
    return run.json().value(QLatin1String("panels")).toArray();
}

std::vector<std::string> PackWorld::clustersWith(const std::string &metric) const
{
    const ConsoleRun run = runConsole({"query", "--prometheus", m_prometheus->url(),
        "count by (cluster) (" + metric + ")", "--time", std::to_string(end)});
    std::vector<std::string> clusters;
    const QJsonValue data = run.json().value(QLatin1String("data"));
    for (const QJsonValue series : data[QLatin1String("result")].toArray()) {
        clusters.push_back(
            series[QLatin1String("metric")][QLatin1String("cluster")].toString().toStdString());
    }
    return clusters;
}

HistoryOptions worldWith(const std::vector<std::string> &incidents)
{
    HistoryOptions options;
    options.world.gpus = 2;
    const std::string times =
        ":" + std::to_string(PackWorld::end - 1200) + ":" + std::to_string(PackWorld::end + 100);
    for (const std::string &incident : incidents) {
        options.world.incidents.push_back(incident + times);
    }
    return options;
}

std::set<std::string> movedPanels(const PackWorld &before, const PackWorld &after, const std::string &board)
{
    // Incidents of one cluster happen to the one on Dynamo.
    std::vector<std::string> more;
    if (board == "zumik-byoc") {
        more = {"--var", "cluster=" + before.clustersWith("dynamo_frontend_queued_requests").at(0)};
    }
    const QJsonArray was = before.panels(board, more);
    const QJsonArray is = after.panels(board, more);
    EXPECT_EQ(was.size(), is.size());
    std::set<std::string> moved;
    for (qsizetype i = 0; i < std::min(was.size(), is.size()); ++i) {
        if (!same(numbersOf(was[i].toObject()), numbersOf(is[i].toObject()))) {
            moved.insert(is[i][QLatin1String("title")].toString().toStdString());
        }
    }
    return moved;
}

std::set<std::string> emptyPanels(const QJsonArray &panels)
{
    std::set<std::string> empty;
    for (const QJsonValue panel : panels) {
        if (panel[QLatin1String("state")] != QLatin1String("data")
            && panel[QLatin1String("type")] != QLatin1String("row")) {
            const QString title = panel[QLatin1String("title")].toString();
            empty.insert(
                title.toStdString() + ": " + panel[QLatin1String("reason")].toString().toStdString());
        }
    }
    return empty;
}

} // namespace zumik::tests
