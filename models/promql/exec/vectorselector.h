// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/exec/operator.h"
#include "models/promql/exec/selection.h"

namespace zumik::promql::exec {

/// up: the last sample of each series within the look-back, or its time (timestamp(up)).
class VectorSelectorOperator final : public Operator {
public:
    enum class Yields { Values, Times };

    /// `shift` says which samples are there, `view` at which times they are looked at.
    struct Looks {
        Shift shift;
        Shift view;
    };

    VectorSelectorOperator(
        Query &query, const VectorSelector &selector, Looks looks, const Steps &steps, Yields yields);

    std::size_t size() const override { return m_selection.size(); }

    series::Labels labels(std::size_t row) const override;
    base::Status read(std::size_t row, std::span<double> out, Scratch &scratch) const override;

    bool distinctWithoutName() const override { return m_selection.named(); }

protected:
    base::Status find() override { return m_selection.open(); }

private:
    void sample(const series::Samples &samples, std::span<double> out) const;

    Selection m_selection;
    const Shift m_view;
    const Yields m_yields;
};

} // namespace zumik::promql::exec
