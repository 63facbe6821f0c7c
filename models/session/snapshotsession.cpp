// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/session/snapshotsession.h"

#include "models/replay/notes.h"
#include "models/snapshot/archive.h"
#include "models/snapshot/entrynames.h"

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

void Session::timeline(
    base::StopToken stop, async::Receiver receiver, source::Answer<replay::RecordedTimeline> answer)
{
    async::Reply<replay::RecordedTimeline>(std::move(stop), std::move(receiver), std::move(answer))
        .deliver(base::Error{base::ErrorCode::NotSupported, "only recordings have one", {}});
}

const std::vector<RecordedBoard> &Session::recordedBoards() const
{
    static const std::vector<RecordedBoard> none;
    return none;
}

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

/// What is read in a thread of its own.
struct SnapshotSession::Opened {
    replay::SnapshotStore store;
    std::vector<RecordedBoard> boards;
    std::vector<base::Error> unreadBoards;
};

base::Result<SnapshotSession::Opened> SnapshotSession::openIt(const std::string &path)
{
    auto store = replay::openSnapshot(path);
    if (!store) {
        return store.error();
    }
    Opened opened{std::move(*store), {}, {}};
    if (opened.store.archive) {
        opened.boards = session::recordedBoards(*opened.store.archive, opened.unreadBoards);
    }
    return opened;
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
        const auto opened = std::make_shared<base::Result<Opened>>(openIt(path));
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

void SnapshotSession::onOpened(base::Result<Opened> result)
{
    if (!result) {
        return setPhase(Phase::Failed, result.error());
    }
    if (!m_source) {
        replay::SnapshotStore *const opened = &result->store;
        m_boards = std::move(result->boards);
        m_leftOut = opened->leftOut;
        m_archive = opened->archive;
        replay::LocalOptions options;
        options.engine = engineOptions();
        options.extent = opened->extent;
        options.doubts = doubtsOf(opened->leftOut);
        if (m_archive) {
            options.documents = replay::documentsOf(*m_archive, m_leftOut);
            options.recording = replay::recordingOf(m_archive->manifest(), opened->extent);
        }
        m_source = std::make_unique<replay::LocalSource>(std::move(opened->store), std::move(options));
        m_playback = std::make_unique<Playback>(m_source->clock());
        for (const auto *more : {&opened->newerLeftOut, &result->unreadBoards}) {
            m_leftOut.insert(m_leftOut.end(), more->begin(), more->end());
        }
    }
    setPhase(Phase::Connected);
}

void SnapshotSession::timeline(
    base::StopToken stop, async::Receiver receiver, source::Answer<replay::RecordedTimeline> answer)
{
    if (!m_source) {
        return Session::timeline(std::move(stop), std::move(receiver), std::move(answer));
    }
    m_source->timeline(std::move(stop), std::move(receiver), std::move(answer));
}

std::string SnapshotSession::notesFile() const
{
    return replay::isResource(m_path) ? std::string() : replay::notesFileOf(m_path);
}

std::string SnapshotSession::recordedNotes() const
{
    return document(snapshot::notesName);
}

std::string SnapshotSession::recordedAnnotations() const
{
    return document(snapshot::annotationsName);
}

/// Empty where there is none that can be read.
std::string SnapshotSession::document(const char *name) const
{
    const auto json =
        m_archive && m_archive->has(name) ? m_archive->read(name) : base::Result<std::string>(std::string());
    return json ? *json : std::string();
}

} // namespace zumik::session
