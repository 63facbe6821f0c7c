// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/dashboardlibrary.h"

#include "models/boardfiles/boardfiles.h"
#include "models/dashboard/interpolate.h"
#include "models/dashboard/reader.h"
#include "models/promql/selectors.h"

#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

#include <algorithm>
#include <iterator>

// A static library's resources are known once this has run; it must stand outside of any namespace.
static void initializeDashboards()
{
    Q_INIT_RESOURCE(dashboards);
}

namespace zumik::app {

namespace {

constexpr qint64 largestDashboard = 128 << 20; // bytes

base::Result<dashboard::Dashboard> readFile(const QString &fileName)
{
    QFile file(fileName);
    if (!file.exists()) {
        return base::Error{base::ErrorCode::FileNotFound, {}, fileName.toStdString()};
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return base::Error{
            base::ErrorCode::FileUnreadable, file.errorString().toStdString(), fileName.toStdString()};
    }
    const QByteArray json = file.read(largestDashboard);
    return dashboard::readDashboard({json.constData(), std::size_t(json.size())}, fileName.toStdString());
}

std::vector<board::AbsentRule> absencesOf(const dashboard::Pack &pack, const std::string &dashboardId)
{
    std::vector<board::AbsentRule> rules;
    for (const dashboard::PackAbsence &absence : pack.absences) {
        if (absence.dashboard == dashboardId) {
            rules.push_back({absence.series, absence.sentence, absence.others, absence.panel});
        }
    }
    for (const dashboard::PackExpectation &expected : pack.expectations) {
        if (expected.absent.empty() && expected.series.size() > 1 && expected.isOf(dashboardId)) {
            rules.push_back(
                {expected.series.front(), {}, {expected.series.begin() + 1, expected.series.end()}, {}});
        }
    }
    return rules;
}

/// The series that a panel's queries name, each once.
std::vector<std::string> metricsOf(const dashboard::Panel &panel, const dashboard::Interpolation &values)
{
    std::vector<std::string> metrics;
    for (const dashboard::Query &query : panel.queries) {
        const auto expression = dashboard::interpolate(query.expression, values, dashboard::Syntax::PromQl);
        const auto selectors = promql::selectorsOf(expression);
        for (const promql::Selector &selector : selectors ? *selectors : std::vector<promql::Selector>()) {
            if (!selector.metric.empty()
                && std::find(metrics.begin(), metrics.end(), selector.metric) == metrics.end()) {
                metrics.push_back(selector.metric);
            }
        }
    }
    return metrics;
}

session::DashboardNeeds needsOf(
    const dashboard::Dashboard &board, const std::vector<board::AbsentRule> &absent)
{
    session::DashboardNeeds needs;
    needs.id = board.uid;
    for (const board::AbsentRule &rule : absent) {
        if (!rule.sentence.empty()) {
            needs.absent.push_back({rule.series, rule.sentence, rule.others, !rule.panel.empty()});
        }
    }
    auto values = dashboard::interpolationOf(board.variables, {});
    values.step = std::chrono::minutes(1);
    values.rateInterval = std::chrono::minutes(1);
    for (const dashboard::Panel &panel : board.panels) {
        if (auto metrics = metricsOf(panel, values); !metrics.empty()) {
            needs.panels.push_back(std::move(metrics));
        }
    }
    return needs;
}

} // namespace

DashboardLibrary::DashboardLibrary()
{
    initializeDashboards();
    auto list = dashboard::readPacks(QStringLiteral(":/zumik/dashboards"));
    dashboard::addPacks(list, ownPacks());
    m_packs = std::move(list.packs);
    m_packErrors = std::move(list.errors);
    // The house's own first.
    std::stable_partition(
        m_packs.begin(), m_packs.end(), [](const dashboard::Pack &pack) { return pack.id == "zumik"; });
}

QString DashboardLibrary::ownPacks()
{
    return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/packs");
}

bool DashboardLibrary::has(const QString &id) const
{
    const auto isIt = [&](const auto &entry) {
        return QString::fromStdString(entry.id) == id;
    };
    return std::any_of(m_packs.begin(), m_packs.end(), [&](const dashboard::Pack &pack) {
        return std::any_of(pack.dashboards.begin(), pack.dashboards.end(), isIt);
    });
}

base::Result<LoadedDashboard> DashboardLibrary::load(const QString &idOrFile) const
{
    for (const dashboard::Pack &pack : m_packs) {
        for (const dashboard::PackDashboard &entry : pack.dashboards) {
            if (QString::fromStdString(entry.id) == idOrFile) {
                auto board = readFile(entry.file);
                if (!board) {
                    return board.error();
                }
                return LoadedDashboard{std::move(*board), absencesOf(pack, entry.id)};
            }
        }
    }
    if (!boardfiles::isPlace(idOrFile)) {
        return base::Error{base::ErrorCode::InvalidArgument,
            "no dashboard has this id, and no file this name", idOrFile.toStdString()};
    }
    auto file = boardfiles::loadFile(idOrFile);
    if (!file) {
        return file.error();
    }
    if (!file->dashboard) {
        return base::Error{base::ErrorCode::FormatUnsupported,
            "rules, not dashboards: " + std::to_string(file->ruleGroups) + " groups", idOrFile.toStdString()};
    }
    return LoadedDashboard{std::move(*(*file).dashboard), {}};
}

std::vector<dashboard::Pack> DashboardLibrary::packs(const QStringList &packIds) const
{
    std::vector<dashboard::Pack> named;
    std::copy_if(m_packs.begin(), m_packs.end(), std::back_inserter(named),
        [&](const auto &pack) { return packIds.contains(QString::fromStdString(pack.id)); });
    return named;
}

base::Result<std::vector<session::DashboardNeeds>> DashboardLibrary::needs(const QStringList &packIds) const
{
    std::vector<session::DashboardNeeds> all;
    for (const QString &id : packIds) {
        const bool known = std::any_of(m_packs.begin(), m_packs.end(),
            [&](const auto &pack) { return QString::fromStdString(pack.id) == id; });
        if (!known) {
            return base::Error{base::ErrorCode::InvalidArgument, "no pack has this id", id.toStdString()};
        }
    }
    for (const dashboard::Pack &pack : m_packs) {
        if (!packIds.isEmpty() && !packIds.contains(QString::fromStdString(pack.id))) {
            continue;
        }
        for (const dashboard::PackDashboard &entry : pack.dashboards) {
            auto loaded = load(QString::fromStdString(entry.id));
            if (!loaded) {
                return loaded.error();
            }
            all.push_back(needsOf(loaded->dashboard, loaded->absent));
        }
    }
    return all;
}

} // namespace zumik::app
