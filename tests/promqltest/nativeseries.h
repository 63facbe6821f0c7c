// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/time.h"
#include "models/promql/expression.h"
#include "tests/promqltest/script.h"

#include <vector>

namespace zumik::promqltest {

/// The series of a script that hold native histograms or have start times, which are not read.
class NativeSeries {
public:
    void add(const Load &load);

    void clear() { m_labels.clear(); }

    /// Whether a selector of the expression finds one of them.
    bool areUsedBy(const promql::Expression &expression) const;

private:
    std::vector<series::Labels> m_labels;
};

} // namespace zumik::promqltest
