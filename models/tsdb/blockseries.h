// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tsdb/block.h"

namespace zumik::tsdb {

/// Some series of a block, which it keeps alive.
class BlockSeries final : public series::SeriesSet {
public:
    BlockSeries(std::shared_ptr<const Block> block, std::vector<const KnownSeries *> series);

    std::size_t size() const override { return m_series.size(); }

    const series::Labels &labels(std::size_t index) const override { return m_series[index]->labels; }

    base::Status read(std::size_t index, base::TimeRange range, series::Samples &out) const override;

private:
    std::shared_ptr<const Block> m_block;
    std::vector<const KnownSeries *> m_series;
};

} // namespace zumik::tsdb
