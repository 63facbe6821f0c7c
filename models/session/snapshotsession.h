// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/async/reply.h"
#include "models/replay/localsource.h"
#include "models/replay/snapshotstore.h"
#include "models/session/playback.h"
#include "models/session/recordedboards.h"
#include "models/session/session.h"

#include <memory>
#include <optional>
#include <string>

namespace zumik::session {

/// A session over a snapshot on this computer: nothing is connected to, and the present is what its
/// playback says, at first the snapshot's end. It is opened in a thread of its own, since a large one takes
/// its time.
class SnapshotSession final : public Session {
    Q_OBJECT

public:
    /// `path` as replay::openSnapshot takes it. The profile has the snapshot's name and nothing else. Without
    /// `semantics`, those that a .zsnap names, else those of 2.x.
    explicit SnapshotSession(
        std::string path, std::optional<promql::Semantics> semantics = {}, QObject *parent = nullptr);

    const settings::Profile &profile() const override { return m_profile; }

    /// Errors: those of replay::openSnapshot. What is open already stays as it was.
    void open(base::StopToken, async::Receiver, source::Answer<base::Done>) override;

    source::MetricSource *source() override { return m_source.get(); }

    const ConnectionState &state() const override { return m_state; }

    void answer(ssh::Answer /*answer*/) override { } // nobody asks

    /// What is open, where it is a .zsnap.
    const std::shared_ptr<const snapshot::Archive> &archive() const { return m_archive; }

    /// Blocks that can't be used, which every answer says too, and samples of later times.
    std::vector<base::Error> leftOut() const override { return m_leftOut; }

    Playback *playback() override { return m_playback.get(); }

    void timeline(base::StopToken, async::Receiver, source::Answer<replay::RecordedTimeline>) override;

    const source::Recording *recording() const override
    {
        return m_source ? &m_source->recording() : nullptr;
    }

    /// "DIR.notes.json"; nowhere for a recording inside the executable.
    std::string notesFile() const override;
    std::string recordedNotes() const override;
    std::string recordedAnnotations() const override;

    const std::vector<RecordedBoard> &recordedBoards() const override { return m_boards; }

private:
    promql::exec::EngineOptions engineOptions() const;
    struct Opened;
    static base::Result<Opened> openIt(const std::string &path);
    void onOpened(base::Result<Opened> opened);
    std::string document(const char *name) const;
    void setPhase(ConnectionState::Phase phase, std::optional<base::Error> error = {});

    const std::string m_path;
    const std::optional<promql::Semantics> m_semantics;
    std::shared_ptr<const snapshot::Archive> m_archive;
    settings::Profile m_profile;
    ConnectionState m_state;
    std::vector<base::Error> m_leftOut;
    std::vector<RecordedBoard> m_boards;
    std::unique_ptr<replay::LocalSource> m_source;
    std::unique_ptr<Playback> m_playback; ///< of the source's clock
};

} // namespace zumik::session
