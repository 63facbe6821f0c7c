// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/clients/prometheus/columnblock.h"
#include "models/clients/prometheus/decoder.h"
#include "models/clients/prometheus/ondemand.h"
#include "models/clients/prometheus/placement.h"

#include <vector>

namespace zumik::clients::prometheus {

/// Reads the data of a range answer:
///     {"resultType":"matrix","result":[{"metric":{...},"values":[[t,"v"],...],"histograms":[...]},...]}
class MatrixReader {
public:
    /// `bytes` is the size of the answer, from which the size of the block is guessed.
    MatrixReader(const series::Grid &grid, const Caps &caps, std::size_t bytes);

    base::Status read(ondemand::value data);

    /// What was read; the reader is empty afterwards.
    series::Matrix take(Envelope &envelope);

private:
    struct Members {
        bool values = false;
        bool histograms = false;
        series::Labels labels;
    };

    base::Status readSeries(ondemand::value value);
    base::Status readMember(ondemand::field field, double *row, Members &members);
    base::Status readValues(ondemand::value value, double *row);

    Placement m_placement;
    Caps m_caps;
    std::size_t m_maxRows;
    ColumnBlock m_block;
    std::vector<series::Labels> m_labels;
    std::size_t m_dropped = 0;
    std::size_t m_histograms = 0;
};

} // namespace zumik::clients::prometheus
