// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/dashboard.h"
#include "models/session/session.h"
#include "models/snapshot/record/plan.h"
#include "models/snapshot/record/request.h"

#include <QObject>

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace zumik::app {

/// A dashboard that goes into a snapshot.
struct ExportedBoard {
    dashboard::Dashboard dashboard;
    std::string json; ///< Grafana's, as its file or server has it
};

/// What a user wants to have recorded.
struct ExportWish {
    std::string out;
    snapshot::record::Format format = snapshot::record::Format::Zsnap;
    base::TimeRange range;
    std::vector<ExportedBoard> boards;
    std::vector<snapshot::record::Selection> matches; ///< none, and no boards: every series
    base::Duration compare{0}; ///< boards are compared with the same so much earlier
    std::optional<snapshot::RedactionRules> redact = {};
    bool resume = false;
    std::string arguments; ///< the wish on one line, by which an interrupted export is known again
};

/// Asks a session that is open for all that a snapshot holds beside samples, and makes of it what a Recorder
/// wants. Whatever can't be had is left out, and said in the manifest; nothing ends it but a stop.
class ExportGathering final : public QObject {
    Q_OBJECT

public:
    using Request = snapshot::record::RecordRequest;

    ExportGathering(session::Session &session, ExportWish wish, QObject *parent = nullptr);

    /// Once. Errors: Cancelled; with `resume` those of interruptedPlan, and InvalidArgument where something
    /// else was asked for then.
    void run(base::StopToken stop, std::function<void(base::Result<Request>)> answer);

private:
    struct Step {
        const char *what;
        void (ExportGathering::*ask)();
    };

    void next();
    void done(const char *what, const std::optional<base::Error> &error);
    void askBuild();
    void askTargets();
    void askRules();
    void askMetadata();
    void askAnnotations();
    void askAlerts();
    void askSilences(std::string alerts);
    void fetch(const QString &path, std::function<void(base::Result<std::string>)> then);
    void finish();
    base::Status takeInterruptedPlan();
    void plan();

    session::Session &m_session;
    ExportWish m_wish;
    async::Receiver m_receiver;
    base::StopToken m_stop;
    std::function<void(base::Result<Request>)> m_answer;
    std::vector<Step> m_steps;
    std::size_t m_at = 0;
    Request m_request;
};

} // namespace zumik::app
