// SPDX-License-Identifier: GPL-3.0-or-later
// A recorder's slices: asked for, spooled, asked for again.
#include "models/snapshot/record/recorder.h"

#include <QTimer>

#include <algorithm>

namespace zumik::snapshot::record {

namespace {

using base::ErrorCode;

constexpr std::size_t atOnce = 2;
constexpr int mostFailures = 7; ///< in a row: about two minutes

/// The server can't answer so much at once.
bool isTooHeavy(ErrorCode code)
{
    return code == ErrorCode::TooLarge || code == ErrorCode::QueryFailed || code == ErrorCode::QueryTimeout
        || code == ErrorCode::Timeout;
}

/// It may answer later.
bool isPassing(ErrorCode code)
{
    return code == ErrorCode::TooManyRequests || code == ErrorCode::Unavailable
        || code == ErrorCode::ConnectionLost || code == ErrorCode::ConnectionRefused
        || code == ErrorCode::Unreachable;
}

} // namespace

void Recorder::launch()
{
    while (!m_waiting && !m_failure && m_inFlight.size() < atOnce) {
        const auto slice = m_slices.next();
        if (!slice) {
            break;
        }
        m_inFlight.push_back(*slice);
        readSlice(*slice);
    }
    if (m_failure) {
        settle();
    } else if (m_inFlight.empty() && !m_waiting) {
        join();
    }
}

void Recorder::readSlice(const Slice &slice)
{
    auto writer = std::make_shared<SliceWriter>(m_spool->blocksDirectory());
    m_raw.read(
        {m_request.plan.selections[slice.selection].matchers, slice.range},
        [writer](const series::Labels &labels, const series::Samples &samples) {
            return writer->take(labels, samples);
        },
        m_stop.get_token(), m_receiver,
        [this, slice, writer](
            base::Result<source::RawCounts> counts) { onRead(slice, writer, std::move(counts)); });
}

void Recorder::onRead(
    const Slice &slice, std::shared_ptr<SliceWriter> writer, base::Result<source::RawCounts> counts)
{
    if (!counts) {
        writer.reset(); // what it wrote goes
        return onFailedSlice(slice, counts.error());
    }
    m_pool.start([this, slice, counts = *counts, writer = std::move(writer)] {
        // Synced to the disk, and written down there, in this order.
        base::Result<std::string> block = writer->finish();
        m_receiver.post([this, slice, counts, block = std::move(block)] { onSpooled(slice, counts, block); });
    });
}

void Recorder::onSpooled(const Slice &slice, source::RawCounts counts, base::Result<std::string> block)
{
    std::erase_if(m_inFlight,
        [&](const Slice &each) { return each.selection == slice.selection && each.range == slice.range; });
    const base::Status added =
        block ? m_spool->add({slice.selection, slice.range, *block, counts}) : base::Status(block.error());
    if (!added) {
        return fail(added.error());
    }
    m_failures = 0;
    m_progress.waitingFor.reset();
    m_slices.answered(slice, counts.samples);
    m_progress.samples += counts.samples;
    m_progress.bytes += counts.bytes;
    double left = m_slices.left();
    for (const Slice &each : m_inFlight) {
        left += m_slices.weightOf(each);
    }
    const double total = std::max(m_slices.total(), 1.0);
    m_progress.done = 1 - left / total;
    if (const double recorded = total - left - m_before; recorded > 0) {
        const double seconds = double(m_clock.elapsed()) / 1000 * left / recorded;
        m_progress.left = std::chrono::seconds(static_cast<std::int64_t>(std::min(seconds, 1e7)));
    }
    tell();
    launch();
}

void Recorder::onFailedSlice(const Slice &slice, const base::Error &error)
{
    std::erase_if(m_inFlight,
        [&](const Slice &each) { return each.selection == slice.selection && each.range == slice.range; });
    if (m_failure) {
        return settle();
    }
    if (isTooHeavy(error.code)) {
        if (m_slices.again(slice, true)) {
            return launch();
        }
        return dropSelection(slice, error);
    }
    if (error.code == ErrorCode::QueryInvalid) {
        return dropSelection(slice, error);
    }
    if (isPassing(error.code) && m_failures < mostFailures) {
        m_slices.again(slice, false);
        return wait(error);
    }
    fail(error);
}

/// The rest goes on without it, and the file says so.
void Recorder::dropSelection(const Slice &slice, const base::Error &error)
{
    m_slices.drop(slice.selection);
    m_request.manifest.missing.push_back(
        {"selector " + m_request.plan.selections[slice.selection].text(), error.message});
    launch();
}

void Recorder::wait(const base::Error &error)
{
    if (m_waiting) {
        return;
    }
    const std::chrono::seconds own(std::min(1 << m_failures, 60));
    ++m_failures;
    m_waiting = true;
    m_progress.waitingFor = error;
    Q_EMIT progressed();
    QTimer::singleShot(std::max(own, error.retryAfter), this, [this] {
        m_waiting = false;
        m_stop.stop_requested() ? fail({ErrorCode::Cancelled, {}, {}}) : launch();
    });
}

} // namespace zumik::snapshot::record
