// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/exec/operator.h"

#include <algorithm>

namespace zumik::promql::exec {

base::Result<std::vector<double>> scalarValues(Operator &scalar)
{
    if (auto opened = scalar.open(); !opened) {
        return opened.error();
    }
    std::vector<double> values(scalar.steps().count);
    Scratch scratch;
    if (auto read = scalar.read(0, values, scratch); !read) {
        return read.error();
    }
    return values;
}

base::Result<std::vector<double>> allRows(Query &query, Operator &child)
{
    const std::size_t steps = child.steps().count;
    const std::size_t count = child.size() * steps;
    if (auto held = query.hold(count); !held) {
        return held.error();
    }
    std::vector<double> values(count);
    auto done = query.workers().each(child.size(), count, [&](std::size_t row, Scratch &scratch) {
        return child.read(row, std::span(values).subspan(row * steps, steps), scratch);
    });
    if (!done) {
        return done.error();
    }
    return values;
}

base::Status rowsInOrder(Query &query, const Operator &child,
    const std::function<void(std::size_t row, std::span<const double> values)> &take)
{
    // So many rows at once that handing over costs little.
    constexpr std::size_t valuesAtOnce = 16 * 1024;
    const std::size_t steps = child.steps().count;
    const std::size_t rowsAtOnce = std::clamp<std::size_t>(valuesAtOnce / steps, 1, child.size() + 1);
    const std::size_t items = (child.size() + rowsAtOnce - 1) / rowsAtOnce;
    const auto rowsOf = [&](std::size_t item) {
        return std::min(rowsAtOnce, child.size() - item * rowsAtOnce);
    };
    const auto compute = [&](std::size_t item, std::span<double> out, Scratch &scratch) -> base::Status {
        for (std::size_t i = 0; i < rowsOf(item); ++i) {
            if (auto done = child.read(item * rowsAtOnce + i, out.subspan(i * steps, steps), scratch);
                !done) {
                return done;
            }
        }
        return base::Done{};
    };
    return query.workers().eachInOrder(
        items, rowsAtOnce * steps, compute, [&](std::size_t item, std::span<const double> values) {
            for (std::size_t i = 0; i < rowsOf(item); ++i) {
                take(item * rowsAtOnce + i, values.subspan(i * steps, steps));
            }
        });
}

} // namespace zumik::promql::exec
