// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/promqltest/answerer.h"

#include <optional>
#include <vector>

namespace zumik::promqltest {

/// Answers every query alike, at every time and every step, and notes what it was asked.
class FixedAnswerer final : public Answerer {
public:
    base::Status load(const Load &load) override
    {
        loads.push_back(load);
        return refusal ? base::Status(*refusal) : base::Done{};
    }

    void clear() override { ++clears; }

    base::Result<series::Instant> instant(const std::string &expression, base::Time at) override
    {
        instants.push_back({expression, at});
        if (error) {
            return *error;
        }
        return answer;
    }

    base::Result<series::Matrix> range(const std::string &expression, const series::Grid &grid) override
    {
        ranges.push_back({expression, grid.start});
        if (error || rangeError) {
            return error ? *error : *rangeError;
        }
        return matrix ? *matrix : repeated(grid);
    }

    struct Asked {
        std::string expression;
        base::Time at;
    };

    series::Instant answer;
    std::optional<series::Matrix> matrix; ///< of range queries; without, `answer` at each step
    std::optional<base::Error> error;
    std::optional<base::Error> rangeError;
    std::optional<base::Error> refusal; ///< of loads

    std::vector<Load> loads;
    std::vector<Asked> instants;
    std::vector<Asked> ranges;
    int clears = 0;

private:
    series::Matrix repeated(const series::Grid &grid) const
    {
        series::Matrix result;
        result.grid = grid;
        const auto add = [&](const series::Labels &labels, double value) {
            result.series.push_back({labels, series::Column(std::vector<double>(grid.count, value))});
        };
        if (const auto *samples = std::get_if<std::vector<series::Sample>>(&answer.value)) {
            for (const series::Sample &sample : *samples) {
                add(sample.labels, sample.value);
            }
        } else if (const auto *scalar = std::get_if<series::Scalar>(&answer.value)) {
            add({}, scalar->value);
        }
        return result;
    }
};

} // namespace zumik::promqltest
