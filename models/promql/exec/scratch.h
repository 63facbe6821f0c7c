// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/series/queryable.h"

#include <memory>
#include <span>
#include <vector>

namespace zumik::promql::exec {

/// Buffers of one thread that operators borrow while they compute a row, so that nothing is allocated per
/// row.
class Scratch {
public:
    /// A row of doubles; gives itself back.
    class Row {
    public:
        Row(Scratch &scratch, std::size_t size)
            : m_scratch(scratch)
            , m_values(scratch.takeRow())
        {
            m_values.resize(size);
        }

        ~Row() { m_scratch.m_rows.push_back(std::move(m_values)); }

        Row(const Row &) = delete;
        Row &operator=(const Row &) = delete;

        std::span<double> values() { return m_values; }

    private:
        Scratch &m_scratch;
        std::vector<double> m_values;
    };

    /// Samples of a series; gives itself back.
    class Raw {
    public:
        explicit Raw(Scratch &scratch)
            : m_scratch(scratch)
            , m_samples(scratch.takeSamples())
        {
        }

        ~Raw() { m_scratch.m_samples.push_back(std::move(m_samples)); }

        Raw(const Raw &) = delete;
        Raw &operator=(const Raw &) = delete;

        series::Samples &samples() { return m_samples; }

    private:
        Scratch &m_scratch;
        series::Samples m_samples;
    };

private:
    std::vector<double> takeRow()
    {
        std::vector<double> row;
        if (!m_rows.empty()) {
            row = std::move(m_rows.back());
            m_rows.pop_back();
        }
        return row;
    }

    series::Samples takeSamples()
    {
        series::Samples samples;
        if (!m_samples.empty()) {
            samples = std::move(m_samples.back());
            m_samples.pop_back();
        }
        samples.clear();
        return samples;
    }

    std::vector<std::vector<double>> m_rows;
    std::vector<series::Samples> m_samples;
};

} // namespace zumik::promql::exec
