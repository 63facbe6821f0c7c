// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/async/receiver.h"
#include "models/base/result.h"
#include "models/base/stoptoken.h"
#include "models/settings/profile.h"
#include "models/source/metricsource.h"
#include "models/source/recording.h"
#include "models/source/sendqueue.h"
#include "models/ssh/question.h"

#include <QObject>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace zumik::ssh {
struct DoorStatus;
struct TunnelStatus;
} // namespace zumik::ssh

namespace zumik::clients::grafana {
class GrafanaClient;
}

namespace zumik::replay {
struct RecordedTimeline;
}

namespace zumik::source {
class RawSource;
}

namespace zumik::session {

struct RecordedBoard;

class Playback;

/// Where the connection stands; the window shows it in words.
struct ConnectionState {
    enum class Phase {
        Closed,
        Resolving,
        Connecting,
        Handshaking,
        CheckingHostKey,
        Authenticating,
        AskingPrometheus,
        OpeningSnapshot,
        Connected,
        WaitingToRetry, ///< the tunnel was lost, and is tried again by itself
        Failed
    };

    /// A tunnel that was lost, until it is back or nobody tries any more. The phase tells what it is doing.
    struct Reconnecting {
        std::chrono::steady_clock::time_point since;
        base::Error failure; ///< what failed last: the connection, then each try
        int tries = 0;
        std::optional<std::chrono::steady_clock::time_point> nextTry; ///< of WaitingToRetry
    };

    Phase phase = Phase::Closed;
    std::optional<base::Error> error; ///< of Failed and WaitingToRetry
    std::optional<Reconnecting> reconnecting;
    bool needsPerson = false; ///< with Failed: no try helps before somebody has done something
    bool tunneled = false;
    bool replay = false; ///< no server: a store on this computer, whose present is moved
    double roundTripMs = 0; ///< of the last small exchange through the tunnel or to the server; 0 unknown
    std::uint64_t bytesIn = 0; ///< through the tunnel
    std::uint64_t bytesOut = 0;
    std::string server; ///< "Prometheus 2.42.0", "Snapshot NAME"
    std::vector<std::string> hops = {}; ///< the servers on the way, ssh::SshTarget::place
    std::size_t hop = 0; ///< which of them the phase is about; behind the last: the server itself
    std::optional<ssh::Question> question = {}; ///< while Authenticating: what the server asks, and waits for
};

/// A host key that known_hosts doesn't know, for a person to compare: of the server or of one on the way.
struct UnknownHostKey {
    std::string host;
    std::uint16_t port = 22;
    std::string address; ///< numeric
    std::string type; ///< "ssh-ed25519"
    std::string fingerprint; ///< "SHA256:..."
    std::string key; ///< the blob
    std::string file; ///< the known_hosts that it would be written into
    std::string alias = {}; ///< the name it would be written under; empty: host and port
    bool hashed = true; ///< that name, in the file
    std::size_t hop = 0; ///< 1 is the first server on the way; 0: the one that the way leads to
};

/// Writes down that the key was accepted. Errors: those of ssh::rememberHostKey.
base::Status rememberHostKey(const UnknownHostKey &key);

/// A profile brought to life: its secrets read, its tunnel up, its clients made; or a snapshot, opened. Lives
/// in the thread that made it.
class Session : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    virtual const settings::Profile &profile() const = 0;

    /// Connects, or connects again after a failure. The answer is Done once Prometheus has answered a first
    /// question, or the snapshot's blocks are open.
    virtual void open(base::StopToken, async::Receiver, source::Answer<base::Done>) = 0;

    /// Null until `open` has succeeded once; then the same object for the session's life.
    virtual source::MetricSource *source() = 0;

    /// The profile's Grafana, which lives as long as the session. Errors: InvalidArgument where there is
    /// none, and those of the way, the secrets and the endpoint; it is not asked yet.
    virtual void openGrafana(
        base::StopToken, async::Receiver, source::Answer<clients::grafana::GrafanaClient *>);

    /// The raw samples of the session's Prometheus, which live as long as the session; it is not prepared
    /// yet. Errors: InvalidArgument where no server is asked, and those of the way and the secrets.
    virtual void openRaw(base::StopToken, async::Receiver, source::Answer<source::RawSource *>);

    virtual const ConnectionState &state() const = 0;

    /// Parts of the data that can't be read, and why; known once it is open.
    virtual std::vector<base::Error> leftOut() const { return {}; }

    /// What moves the present of a recording, once it is open; null for a session with servers. Lives as long
    /// as the session.
    virtual Playback *playback() { return nullptr; }

    /// What happened over the whole of a recording. Errors: NotSupported for a session with servers; those of
    /// the store.
    virtual void timeline(base::StopToken, async::Receiver, source::Answer<replay::RecordedTimeline>);

    /// What there is of a recording, once it is open; null for a session with servers. Lives as long as the
    /// session.
    virtual const source::Recording *recording() const { return nullptr; }

    /// Where marks and notes of a recording are kept, beside it; empty: nowhere.
    virtual std::string notesFile() const { return {}; }

    /// The dashboards within a recording, once it is open. They live as long as the session.
    virtual const std::vector<RecordedBoard> &recordedBoards() const;

    /// The annotations.json within the recording, once it is open; empty where it has none.
    virtual std::string recordedAnnotations() const { return {}; }

    /// The notes.json within the recording, once it is open; empty where it has none.
    virtual std::string recordedNotes() const { return {}; }

    /// Whether there is somebody who answers questions of the SSH server; else they end the way in. Until it
    /// is said there is nobody.
    virtual void setMayAsk(bool /*may*/) { }

    /// The network has changed, or the computer has slept: makes sure at once that the way still stands.
    virtual void lookAround() { }

    /// What holds questions back, and how many were sent; nothing where no server is asked.
    virtual std::optional<source::SendState> asking() const { return std::nullopt; }

    /// How far the server's clock is surely ahead of ours; negative: behind.
    virtual base::Duration clockDifference() const { return base::Duration{0}; }

    /// Where the last attempt failed at one (HostKeyUnknown) that a person may accept: the ssh_config may say
    /// that nobody does.
    virtual std::optional<UnknownHostKey> unknownHostKey() const { return std::nullopt; }

    /// As it is now; null for a session without one.
    virtual const ssh::TunnelStatus *tunnel() const { return nullptr; }

    /// Lets a browser of this computer, and whoever else is on it, to the profile's Grafana: its port on
    /// 127.0.0.1 (ssh::Tunnel::openDoor). Only after a person has said yes. Errors: InvalidArgument where
    /// there is no such way (opensDoor), and those of the tunnel.
    virtual void openGrafanaDoor(async::Receiver receiver, source::Answer<std::uint16_t> answer);

    virtual void closeDoor() { }

    /// Null while none is open.
    virtual const ssh::DoorStatus *door() const { return nullptr; }

    /// To the question of the state; to any other it is nothing.
    virtual void answer(ssh::Answer answer) = 0;

Q_SIGNALS:
    void stateChanged();
};

} // namespace zumik::session
