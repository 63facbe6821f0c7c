// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/async/reply.h"
#include "models/replay/localsource.h"
#include "models/replay/snapshotstore.h"
#include "models/session/session.h"

#include <memory>
#include <optional>
#include <string>

namespace zumik::session {

/// A session over a snapshot on this computer: nothing is connected to, and the present is the snapshot's
/// end. It is opened in a thread of its own, since a large one takes its time.
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

private:
    promql::exec::EngineOptions engineOptions() const;
    void onOpened(base::Result<replay::SnapshotStore> opened);
    void setPhase(ConnectionState::Phase phase, std::optional<base::Error> error = {});

    const std::string m_path;
    const std::optional<promql::Semantics> m_semantics;
    std::shared_ptr<const snapshot::Archive> m_archive;
    settings::Profile m_profile;
    ConnectionState m_state;
    std::vector<base::Error> m_leftOut;
    std::unique_ptr<replay::LocalSource> m_source;
};

} // namespace zumik::session
