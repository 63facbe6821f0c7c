// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/transform/steps.h"

#include <string>
#include <vector>

namespace zumik::frame::transform {

/// A table that takes part in a join, and the field that it is joined by.
struct JoinPart {
    const Table *table = nullptr;
    std::size_t field = 0;

    const Values &keys() const { return table->fields[field].values; }

    bool hasKey(std::size_t row) const;
};

/// Tables without a field of the name are left out, so are those without any. An empty name stands for the
/// first time field, and where the first table has no time, for the first name that all tables have.
std::vector<JoinPart> joinParts(const Tables &tables, const std::string &name);

/// Which row of which part stands in each row of the result.
struct JoinPlan {
    std::vector<Rows> rows; ///< by part
    Values keys;
};

/// The joined table: the first part's key, then all other fields, which lose what they were titled.
Table joined(const std::vector<JoinPart> &parts, const JoinPlan &plan);

/// The fields of a joined table.
std::size_t joinedFields(const std::vector<JoinPart> &parts);

/// Each key once, in the order of numbers and times, and as they come for texts; of several rows of a key the
/// last counts. Rows without a key are left out.
JoinPlan outerJoin(const std::vector<JoinPart> &parts);

/// Every combination of rows with the same key; nothing where that is too many.
std::optional<JoinPlan> innerJoin(const std::vector<JoinPart> &parts, const Context &context);

/// Every row of every table, beside the first row of each other table that has its key; equal rows once.
std::optional<JoinPlan> tabularJoin(const std::vector<JoinPart> &parts, const Context &context);

/// The outer join by time that comes before a calculation over several series, and "prepare time series".
Outcome joinedByTime(const Tables &tables, const Context &context);

} // namespace zumik::frame::transform
