// SPDX-License-Identifier: GPL-3.0-or-later
// What a recorder does before and after its slices are read; these are in recorderslices.cpp.
#include "models/snapshot/record/recorder.h"

#include "models/async/reply.h"
#include "models/snapshot/record/compare.h"
#include "models/snapshot/record/finishing.h"
#include "models/tsdb/database.h"

#include <algorithm>
#include <filesystem>

namespace zumik::snapshot::record {

using Phase = RecordProgress::Phase;

/// From whatever thread stops it.
struct Recorder::Cancel {
    base::StopSource end;
    async::Receiver receiver;
    Recorder *recorder;

    void operator()()
    {
        end.request_stop();
        receiver.post([to = recorder] {
            if (to->m_waiting) {
                to->fail({base::ErrorCode::Cancelled, {}, {}});
            }
        });
    }
};

Recorder::Recorder(
    RecordRequest request, source::RawSource &raw, source::MetricSource &source, QObject *parent)
    : QObject(parent)
    , m_request(std::move(request))
    , m_raw(raw)
    , m_source(source)
    , m_receiver(this)
{
    m_pool.setMaxThreadCount(1);
}

Recorder::~Recorder()
{
    m_onStop.reset();
    m_stop.request_stop();
    m_pool.waitForDone();
}

template <typename T>
void Recorder::work(std::function<base::Result<T>()> job, std::function<void(base::Result<T>)> then)
{
    m_pool.start([job = std::move(job), then = std::move(then), receiver = m_receiver] {
        auto result = std::make_shared<base::Result<T>>(job());
        receiver.post([result, then] { then(std::move(*result)); });
    });
}

void Recorder::run(base::StopToken stop, async::Receiver receiver, source::Answer<RecordReport> answer)
{
    const async::Reply<RecordReport> reply({}, std::move(receiver), std::move(answer));
    m_answer = [reply](const base::Result<RecordReport> &result) {
        reply.deliver(result);
    };
    m_onStop =
        std::make_unique<base::StopCallback<Cancel>>(std::move(stop), Cancel{m_stop, m_receiver, this});
    prepare();
}

void Recorder::prepare()
{
    setPhase(Phase::Preparing);
    std::error_code error;
    const bool directory = std::filesystem::is_directory(m_request.out, error);
    const bool there = std::filesystem::exists(m_request.out, error);
    const bool empty = directory && std::filesystem::is_empty(m_request.out, error);
    const bool wanted = m_request.format == Format::TsdbDirectory ? !there || empty : !directory;
    if (!wanted) {
        return end(
            base::Error{base::ErrorCode::InvalidArgument, "something is there already", m_request.out});
    }
    if (const base::Status opened = openSpool(); !opened) {
        return end(opened.error());
    }
    m_raw.prepare(m_request.plan.range.end, m_stop.get_token(), m_receiver,
        [this](base::Result<source::RawSource::Exactness> exactness) { onPrepared(exactness); });
}

base::Status Recorder::openSpool()
{
    const std::string directory = Spool::pathFor(m_request.out);
    auto spool = m_request.resume ? Spool::open(directory) : Spool::create(directory, toText(m_request.plan));
    if (!spool) {
        return spool.error();
    }
    m_spool = *std::move(spool);
    return base::Done{};
}

void Recorder::onPrepared(base::Result<source::RawSource::Exactness> exactness)
{
    if (!exactness) {
        return fail(exactness.error());
    }
    const bool exact = *exactness == source::RawSource::Exactness::Exact;
    m_request.manifest.staleness = exact ? Manifest::Staleness::Exact : Manifest::Staleness::Estimated;
    count();
}

/// How many series each selection has, in the middle of the range: what the slices' lengths begin with.
void Recorder::count()
{
    setPhase(Phase::Counting);
    m_counts.assign(m_request.plan.selections.size(), 0);
    m_countsLeft = m_counts.size();
    const base::TimeRange range = m_request.plan.range;
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
        const std::string expression = "count(" + m_request.plan.selections[i].text() + ")";
        m_source.instant({.expression = expression,
                             .time = range.start + range.length() / 2,
                             .priority = source::Priority::Background},
            m_stop.get_token(), m_receiver,
            [this, i](const base::Result<series::Instant> &answer) { onCounted(i, answer); });
    }
    if (m_counts.empty()) {
        beginSlices();
    }
}

/// What can't be counted is taken for much: its slices begin short.
void Recorder::onCounted(std::size_t selection, const base::Result<series::Instant> &answer)
{
    constexpr std::uint64_t much = 50'000;
    const auto *vector = answer ? std::get_if<std::vector<series::Sample>>(&answer->value) : nullptr;
    if (vector == nullptr) {
        m_counts[selection] = much;
    } else if (!vector->empty()) {
        m_counts[selection] = static_cast<std::uint64_t>(std::clamp(vector->front().value, 0.0, 1e9));
    }
    const bool cancelled = !answer && answer.error().code == base::ErrorCode::Cancelled;
    if (cancelled && !m_failure) {
        m_failure = answer.error();
    }
    m_progress.done = 1 - double(m_countsLeft) / double(m_counts.size());
    tell();
    if (--m_countsLeft == 0) {
        m_failure ? settle() : beginSlices();
    }
}

void Recorder::beginSlices()
{
    double expected = 0;
    for (std::size_t i = 0; i < m_counts.size(); ++i) {
        const base::TimeRange range = m_request.plan.selections[i].range(m_request.plan.range);
        m_slices.add(i, range, m_counts[i], m_request.scrapeInterval, m_spool->slices());
        expected +=
            double(m_counts[i]) * double(range.length().count()) / double(m_request.scrapeInterval.count());
    }
    m_progress.samplesExpected = static_cast<std::uint64_t>(expected);
    for (const SpooledSlice &slice : m_spool->slices()) {
        m_progress.samples += slice.counts.samples;
    }
    m_before = m_slices.total() - m_slices.left();
    m_clock.start();
    setPhase(Phase::Recording);
    launch();
}

// --- when all slices are there

void Recorder::join()
{
    setPhase(Phase::Joining);
    if (m_request.redact) {
        m_redaction = std::make_unique<Redaction>(*m_request.redact);
    }
    const std::uint64_t samples = std::max<std::uint64_t>(m_progress.samples, 1);
    const auto onProgress = [this, samples](std::uint64_t so) {
        m_receiver.post([this, so, samples] {
            m_progress.done = double(so) / double(samples);
            tell();
        });
    };
    work<Joined>(
        [this, onProgress] {
            std::uint64_t told = 0;
            const auto nowAndThen = [&](std::uint64_t so) {
                if (so >= told + 200'000) {
                    told = so;
                    onProgress(so);
                }
            };
            return joinSpool(*m_spool, m_request, m_redaction.get(), nowAndThen, m_stop.get_token());
        },
        [this](base::Result<Joined> joined) {
            if (!joined) {
                return fail(joined.error());
            }
            m_request.manifest = std::move(joined->manifest);
            m_request.documents = std::move(joined->documents);
            compare(std::move(joined->block));
        });
}

void Recorder::compare(std::string block)
{
    setPhase(Phase::Comparing);
    auto opened = tsdb::Database::open(block);
    if (!opened) {
        return fail(opened.error());
    }
    const Manifest &manifest = m_request.manifest;
    CompareOptions options;
    options.range = m_request.plan.range;
    options.engine.semantics = manifest.semantics == 3 ? promql::Semantics::v3() : promql::Semantics::v2();
    options.engine.lookback = manifest.lookback;
    if (manifest.evaluationInterval.count() > 0) {
        options.engine.defaultStep = manifest.evaluationInterval;
    }
    if (m_redaction) {
        options.ofFile = [this](const std::string &query) {
            return m_redaction->query(query).text;
        };
        options.inFile = [this](const series::Labels &labels) {
            return m_redaction->labels(labels);
        };
    }
    auto *comparing =
        new Comparing(m_source, std::shared_ptr<const series::Queryable>(*std::move(opened)), options, this);
    connect(comparing, &Comparing::progressed, this, [this](double done) {
        m_progress.done = done;
        tell();
    });
    comparing->run(m_request.queries, m_stop.get_token(),
        [this, comparing, block = std::move(block)](base::Result<Comparing::Outcome> outcome) {
            comparing->deleteLater();
            if (!outcome) {
                return fail(outcome.error());
            }
            m_request.manifest.queriesCompared = outcome->compared;
            m_request.manifest.differences = std::move(outcome->differences);
            write(block);
        });
}

void Recorder::write(std::string block)
{
    setPhase(Phase::Writing);
    work<RecordReport>(
        [this, block = std::move(block)] {
            return writeSnapshot(m_request, m_request.manifest, block, m_stop.get_token());
        },
        [this](const base::Result<RecordReport> &report) { report ? end(report) : fail(report.error()); });
}

// --- the end

/// What is in flight comes back first: nobody may write into a spool that is gone.
void Recorder::fail(base::Error error)
{
    if (!m_failure) {
        m_failure = std::move(error);
    }
    m_stop.request_stop();
    settle();
}

void Recorder::settle()
{
    if (m_inFlight.empty() && m_answer) {
        end(*m_failure);
    }
}

void Recorder::end(const base::Result<RecordReport> &result)
{
    const auto holdsSamples = [](const SpooledSlice &slice) {
        return !slice.block.empty();
    };
    m_resumable =
        !result && m_spool && std::any_of(m_spool->slices().begin(), m_spool->slices().end(), holdsSamples);
    if (m_spool && !m_resumable) {
        m_spool->remove();
    }
    m_onStop.reset();
    std::exchange(m_answer, nullptr)(result);
}

void Recorder::setPhase(Phase phase)
{
    m_progress.phase = phase;
    m_progress.done = 0;
    m_progress.left.reset();
    Q_EMIT progressed();
}

/// Ten times a second at most.
void Recorder::tell()
{
    if (!m_told.isValid() || m_told.elapsed() >= 100) {
        m_told.start();
        Q_EMIT progressed();
    }
}

} // namespace zumik::snapshot::record
