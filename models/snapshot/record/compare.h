// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/exec/engine.h"
#include "models/series/queryable.h"
#include "models/snapshot/manifest.h"
#include "models/source/metricsource.h"

#include <QElapsedTimer>
#include <QObject>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace zumik::snapshot::record {

/// Two values are the same within this part of the larger: servers sum in orders of their own.
inline constexpr double sameWithin = 1e-9;

/// The first instant at which both answers differ, as series or value; nothing where they don't. `instants`
/// is at how many of the grid they do.
std::optional<Manifest::Difference> differenceOf(
    const std::string &expression, const series::Matrix &server, const series::Matrix &file);

struct CompareOptions {
    base::TimeRange range;
    promql::exec::EngineOptions engine;
    std::chrono::seconds most{60}; ///< in all; what isn't compared by then stays so
    std::size_t mostDifferences = 50; ///< kept
    /// The query, and the labels of the server's answer, as the file has them. Null: as they are.
    std::function<std::string(const std::string &)> ofFile = {};
    std::function<series::Labels(const series::Labels &)> inFile = {};
};

/// Asks server and file the same queries at some fifty instants of the range, one query after the other.
class Comparing final : public QObject {
    Q_OBJECT

public:
    struct Outcome {
        std::uint64_t compared = 0;
        std::vector<Manifest::Difference> differences;
    };

    static constexpr int instants = 50;

    Comparing(source::MetricSource &source, std::shared_ptr<const series::Queryable> file,
        CompareOptions options, QObject *parent);
    ~Comparing() override;

    /// Once. A query that the server refuses isn't compared. Errors: Cancelled.
    void run(std::vector<std::string> queries, base::StopToken stop,
        std::function<void(base::Result<Outcome>)> answer);

Q_SIGNALS:
    /// The part that is done, from 0 to 1.
    void progressed(double done);

private:
    void next();
    void onServer(base::Result<series::Matrix> answer);
    void onFile(const series::Matrix &server, const base::Result<series::Matrix> &answer);

    source::MetricSource &m_source;
    std::shared_ptr<const series::Queryable> m_file;
    const CompareOptions m_options;
    const promql::exec::Engine m_engine;
    async::Receiver m_receiver;
    base::StopToken m_stop;
    std::vector<std::string> m_queries;
    std::string m_ofFile; ///< the query that is asked
    std::size_t m_at = 0;
    Outcome m_outcome;
    std::function<void(base::Result<Outcome>)> m_answer;
    QElapsedTimer m_clock;
    QThreadPool m_pool;
};

} // namespace zumik::snapshot::record
