// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/series/labels.h"

#include <string>
#include <vector>

namespace zumik::promql::exec {

/// Which labels make two series belong together: those listed, or all but those listed and the name.
class LabelRule {
public:
    LabelRule(std::vector<std::string> names, bool listedOnly);

    /// Equal for two sets of labels exactly when they belong together.
    std::string key(const series::Labels &labels) const;

    series::Labels apply(const series::Labels &labels) const;

    /// All series belong together.
    bool mergesAll() const { return m_listedOnly && m_names.empty(); }

    /// What belongs together has the same name, or none at all.
    bool dropsName() const { return !keeps("__name__"); }

private:
    bool keeps(std::string_view name) const;

    std::vector<std::string> m_names; // sorted
    bool m_listedOnly;
};

series::Labels without(const series::Labels &labels, const std::vector<std::string> &names);
series::Labels only(const series::Labels &labels, const std::vector<std::string> &names);

} // namespace zumik::promql::exec
