// SPDX-License-Identifier: GPL-3.0-or-later
// A new field from the others, row by row. Several time series are joined by time first, unless the mode is
// an operation with a constant. Source: transformers/calculateField.ts and ensureColumns.ts.
#include "models/frame/reducers.h"
#include "models/frame/transform/calculate.h"
#include "models/frame/transform/join.h"
#include "models/frame/transform/titles.h"

#include <algorithm>

namespace zumik::frame::transform {

namespace {

using Calculate = CalculateField;

bool haveOneTimeName(const Tables &tables)
{
    const TableField *first = tables.front().time();
    return std::all_of(tables.begin(), tables.end(), [&](const Table &table) {
        return first != nullptr && table.time() != nullptr && table.time()->name == first->name;
    });
}

bool needsJoin(const Calculate &step, const Tables &tables)
{
    const auto *binary = std::get_if<Calculate::Binary>(&step.mode);
    const bool withConstant = binary != nullptr && binary->right.fixed;
    return step.timeSeries && !withConstant && tables.size() > 1 && haveOneTimeName(tables);
}

const std::string &typeOfAll(const Calculate &step)
{
    static const std::string none;
    const auto *binary = std::get_if<Calculate::Binary>(&step.mode);
    return binary != nullptr ? binary->left.type : none;
}

bool isOfType(const TableField &field, std::string_view type)
{
    switch (field.values.type()) {
    case Values::Type::Number:
        return type == "number";
    case Values::Type::Time:
        return type == "time";
    case Values::Type::Boolean:
        return type == "boolean";
    case Values::Type::Text:
        break;
    }
    return type == "string";
}

/// The operation with every field of a type: "name + 2" beside each.
std::vector<TableField> calculatedEach(
    const Calculate::Binary &binary, const Table &table, const Context &context)
{
    std::vector<TableField> made;
    const Calculated right = operandValues(binary.right, table, context);
    for (const TableField &field : table.fields) {
        std::vector<double> values;
        for (std::size_t row = 0; right && row < table.rows; ++row) {
            if (const auto one = applied(binary.operation, field.values.number(row), (*right)[row])) {
                values.push_back(*one);
            }
        }
        if (right && values.size() == table.rows && isOfType(field, binary.left.type)) {
            TableField one = field;
            one.name = field.name + " " + binary.operation + " " + binary.right.text;
            one.sourceName +=
                field.sourceName.empty() ? "" : " " + binary.operation + " " + binary.right.text;
            one.title.clear();
            one.values = {Values::Type::Number, std::move(values)};
            made.push_back(std::move(one));
        }
    }
    return made;
}

std::vector<TableField> calculatedFields(const Calculate &step, const Table &table, const Context &context)
{
    if (!typeOfAll(step).empty()) {
        return calculatedEach(std::get<Calculate::Binary>(step.mode), table, context);
    }
    Calculated values =
        std::visit([&](const auto &mode) { return calculate(mode, table, context); }, step.mode);
    if (!values) {
        return {};
    }
    const std::string alias = context.filled(step.alias);
    TableField field{
        alias.empty() ? calculatedName(step) : alias, Values(Values::Type::Number, std::move(*values))};
    const auto *index = std::get_if<Calculate::Index>(&step.mode);
    field.config.unit = index != nullptr && index->asPercentile ? "percentunit" : "";
    return {std::move(field)};
}

/// False where nothing is left of the table.
bool addCalculated(const Calculate &step, Table &table, const Context &context)
{
    std::vector<TableField> made = calculatedFields(step, table, context);
    if (step.replaceFields) {
        const bool index = std::holds_alternative<Calculate::Index>(step.mode);
        const TableField *time = step.timeSeries && !index ? table.time() : nullptr;
        table.fields = time != nullptr ? std::vector<TableField>{*time} : std::vector<TableField>();
    }
    const bool left = !step.replaceFields || !made.empty();
    std::move(made.begin(), made.end(), std::back_inserter(table.fields));
    return left;
}

} // namespace

Outcome run(const CalculateField &step, Tables tables, const Context &context)
{
    if (isUnusable(step)) {
        return Refusal::Why::Unusable;
    }
    if (!tables.empty() && needsJoin(step, tables)) {
        Outcome joinedTables = joinedByTime(tables, context);
        if (!std::holds_alternative<Tables>(joinedTables)) {
            return joinedTables;
        }
        tables = std::get<Tables>(std::move(joinedTables));
        settleTitles(tables);
    }
    for (const Table &table : tables) {
        if (!context.allowsCells(table.rows, table.fields.size() + 1) || !context.allowsWork(table.cells())) {
            return Refusal::Why::TooLarge;
        }
    }
    std::erase_if(tables, [&](Table &table) { return !addCalculated(step, table, context); });
    return tables;
}

} // namespace zumik::frame::transform
