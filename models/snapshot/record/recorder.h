// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/snapshot/record/request.h"
#include "models/snapshot/record/slices.h"
#include "models/snapshot/record/spool.h"
#include "models/snapshot/redaction.h"
#include "models/source/metricsource.h"
#include "models/source/rawsource.h"

#include <QElapsedTimer>
#include <QObject>
#include <QThreadPool>

#include <memory>
#include <optional>

namespace zumik::snapshot::record {

/// Records a server's samples into a snapshot: slice by slice into a spool beside the target (`Spool`), then
/// joined, compared with the server and written. The spool stays when that is interrupted after the first
/// slice, and the next recorder with `resume` goes on there; otherwise nothing is left.
///
/// A server is never asked for more than two slices at once. Those that it finds too heavy are halved; where
/// it asks for patience (429, 503) or isn't reached, all waits, each time twice as long.
class Recorder final : public QObject {
    Q_OBJECT

public:
    /// The sources must outlive it.
    Recorder(RecordRequest request, source::RawSource &raw, source::MetricSource &source,
        QObject *parent = nullptr);
    ~Recorder() override;

    /// Once. Errors: Cancelled; InvalidArgument for a target that is there and may not be replaced, and where
    /// there is no sample at all; FileUnwritable; those of the sources.
    void run(base::StopToken stop, async::Receiver receiver, source::Answer<RecordReport> answer);

    const RecordProgress &progress() const { return m_progress; }

    /// After a failure: a recorder with `resume` goes on from here.
    bool isResumable() const { return m_resumable; }

Q_SIGNALS:
    void progressed();

private:
    using Slice = Slices::Slice;
    struct Cancel;

    void prepare();
    void onPrepared(base::Result<source::RawSource::Exactness> exactness);
    base::Status openSpool();
    void count();
    void onCounted(std::size_t selection, const base::Result<series::Instant> &answer);
    void beginSlices();
    void launch();
    void readSlice(const Slice &slice);
    void onRead(
        const Slice &slice, std::shared_ptr<SliceWriter> writer, base::Result<source::RawCounts> counts);
    void onFailedSlice(const Slice &slice, const base::Error &error);
    void onSpooled(const Slice &slice, source::RawCounts counts, base::Result<std::string> block);
    void wait(const base::Error &error);
    void dropSelection(const Slice &slice, const base::Error &error);
    void settle();
    void join();
    void compare(std::string block);
    void write(std::string block);
    void fail(base::Error error);
    void end(const base::Result<RecordReport> &result);
    void setPhase(RecordProgress::Phase phase);
    void tell();

    /// Runs `job` in the pool and `then` here.
    template <typename T>
    void work(std::function<base::Result<T>()> job, std::function<void(base::Result<T>)> then);

    RecordRequest m_request;
    source::RawSource &m_raw;
    source::MetricSource &m_source;
    async::Receiver m_receiver;
    base::StopSource m_stop;
    std::unique_ptr<base::StopCallback<Cancel>> m_onStop;
    std::function<void(const base::Result<RecordReport> &)> m_answer;
    std::unique_ptr<Redaction> m_redaction; ///< null where nothing is redacted
    RecordProgress m_progress;
    std::unique_ptr<Spool> m_spool;
    std::vector<std::uint64_t> m_counts; ///< series, by selection
    std::size_t m_countsLeft = 0;
    Slices m_slices;
    std::vector<Slice> m_inFlight;
    std::optional<base::Error> m_failure; ///< waits for what is in flight
    bool m_waiting = false;
    int m_failures = 0; ///< in a row
    bool m_resumable = false;
    double m_before = 0; ///< weight that was recorded earlier
    QElapsedTimer m_clock;
    QElapsedTimer m_told;
    QThreadPool m_pool;
};

} // namespace zumik::snapshot::record
