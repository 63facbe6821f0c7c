// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/snapshotsession.h"

#include "models/snapshot/archive.h"

#include <thread>
#include <utility>

namespace zumik::session {

using Phase = ConnectionState::Phase;

namespace {

/// What stands beside every answer: it may lack what the block holds.
series::Annotations doubtsOf(const std::vector<base::Error> &leftOut)
{
    series::Annotations doubts;
    for (const base::Error &error : leftOut) {
        doubts.push_back({series::Annotation::Level::Partial,
            "a block of the snapshot can't be read: " + error.message + " (" + error.where + ")"});
    }
    return doubts;
}

} // namespace

SnapshotSession::SnapshotSession(
    std::string path, std::optional<promql::Semantics> semantics, QObject *parent)
    : Session(parent)
    , m_path(std::move(path))
    , m_semantics(semantics)
{
    const std::string name = replay::snapshotName(m_path);
    m_profile.name = QString::fromStdString(name);
    m_state.replay = true;
    m_state.server = "Snapshot " + name;
}

void SnapshotSession::setPhase(Phase phase, std::optional<base::Error> error)
{
    m_state.phase = phase;
    m_state.error = std::move(error);
    Q_EMIT stateChanged();
}

void SnapshotSession::open(base::StopToken stop, async::Receiver receiver, source::Answer<base::Done> answer)
{
    const async::Reply<base::Done> reply(std::move(stop), std::move(receiver), std::move(answer));
    if (m_source) {
        return reply.deliver(base::Done{});
    }
    setPhase(Phase::OpeningSnapshot);
    const async::Receiver here(this);
    std::thread([this, here, path = m_path, reply] {
        const auto opened = std::make_shared<base::Result<replay::SnapshotStore>>(replay::openSnapshot(path));
        here.post([this, opened, reply] {
            const base::Status status = *opened ? base::Status(base::Done{}) : opened->error();
            onOpened(std::move(*opened));
            reply.deliver(status);
        });
    }).detach(); // reading a disk can't be cut short; what comes when nobody is there is dropped
}

/// As the server evaluated that it was recorded from.
promql::exec::EngineOptions SnapshotSession::engineOptions() const
{
    promql::exec::EngineOptions options;
    if (m_archive) {
        const snapshot::Manifest &manifest = m_archive->manifest();
        options.semantics = manifest.semantics == 3 ? promql::Semantics::v3() : promql::Semantics::v2();
        options.lookback = manifest.lookback.count() > 0 ? manifest.lookback : options.lookback;
        if (manifest.evaluationInterval.count() > 0) {
            options.defaultStep = manifest.evaluationInterval;
        }
    }
    options.semantics = m_semantics.value_or(options.semantics);
    return options;
}

void SnapshotSession::onOpened(base::Result<replay::SnapshotStore> opened)
{
    if (!opened) {
        return setPhase(Phase::Failed, opened.error());
    }
    if (!m_source) {
        m_leftOut = opened->leftOut;
        m_archive = opened->archive;
        replay::LocalOptions options{engineOptions(), opened->extent, doubtsOf(opened->leftOut), {}};
        if (m_archive) {
            options.documents = replay::documentsOf(*m_archive, m_leftOut);
        }
        m_source = std::make_unique<replay::LocalSource>(std::move(opened->store), std::move(options));
        m_leftOut.insert(m_leftOut.end(), opened->newerLeftOut.begin(), opened->newerLeftOut.end());
    }
    setPhase(Phase::Connected);
}

} // namespace zumik::session
