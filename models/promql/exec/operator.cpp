// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/exec/operator.h"

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

} // namespace zumik::promql::exec
