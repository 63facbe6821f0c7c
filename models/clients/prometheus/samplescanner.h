// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/clients/prometheus/placement.h"

#include <optional>
#include <string_view>

namespace zumik::clients::prometheus {

/// One column being filled: rows of an answer are written front to back, and the gaps between samples are
/// made absent on the way, so that no value is written twice.
class RowWriter {
public:
    RowWriter(double *row, Placement &placement)
        : m_row(row)
        , m_placement(placement)
    {
    }

    void put(std::int64_t ms, double value)
    {
        if (ms == m_nextTime) { // the usual case: one step after the last sample
            if (m_next < m_placement.grid().count) {
                m_row[m_next++] = value;
                m_nextTime += m_placement.grid().step.count();
            }
            return;
        }
        putAnywhere(ms, value);
    }

    /// The steps after the last sample are absent.
    void finish();
    /// As if nothing had been put.
    void restart();

private:
    void putAnywhere(std::int64_t ms, double value);
    void fillTo(std::size_t end);

    double *m_row;
    Placement &m_placement;
    std::size_t m_next = 0; ///< the first step that is not written yet
    std::int64_t m_nextTime = INT64_MIN; ///< its time, once the phase is known
};

/// Reads a number as the API writes samples, to the same bits as from_chars: "NaN", "+Inf", "-Inf" and
/// "3.3e-11" too. Up to 8 bytes behind the text must be readable.
std::optional<double> parseSampleValue(std::string_view text);

/// Reads `[[1700000000,"1"],[1700000015.5,"NaN"],...]` without white space, as all known servers write it.
/// False when the text is anything else; the row is then to be restarted and read by the general reader. 64
/// bytes behind `text` must be readable.
bool scanSamples(std::string_view text, RowWriter &row);

} // namespace zumik::clients::prometheus
