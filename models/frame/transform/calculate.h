// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/transform/steps.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The modes of calculateField. Each gives the new values for one table; nothing where the table hasn't what
// it needs. Private to models/frame/transform.
namespace zumik::frame::transform {

using Calculated = std::optional<std::vector<double>>;

Calculated calculate(const CalculateField::ReduceRow &, const Table &, const Context &);
Calculated calculate(const CalculateField::Binary &, const Table &, const Context &);
Calculated calculate(const CalculateField::Unary &, const Table &, const Context &);
Calculated calculate(const CalculateField::Index &, const Table &, const Context &);
Calculated calculate(const CalculateField::Cumulative &, const Table &, const Context &);
Calculated calculate(const CalculateField::Window &, const Table &, const Context &);

/// What Grafana calls the new field without an alias.
std::string calculatedName(const CalculateField &step);

/// The numbers of an operand: a field's, or a constant's.
Calculated operandValues(const CalculateField::Operand &operand, const Table &table, const Context &context);

/// Nothing where the operation is not known. Nothing on one side gives nothing.
std::optional<double> applied(std::string_view operation, double left, double right);

/// Can't be done with any table: Grafana ends with an error.
bool isUnusable(const CalculateField &step);

} // namespace zumik::frame::transform
