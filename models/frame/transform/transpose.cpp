// SPDX-License-Identifier: GPL-3.0-or-later
// Rows become columns: the first column names the old fields, the others are called by the first field's
// values where it is of texts or times, else by their row. Fields of different types become texts. Source:
// transformers/transpose.ts.
#include "models/frame/transform/limits.h"
#include "models/frame/transform/titles.h"

#include <algorithm>

namespace zumik::frame::transform {

namespace {

std::string nameOf(const std::string &given, const char *usual)
{
    return given.empty() ? usual : given;
}

Values::Type commonType(const Table &table, std::size_t from)
{
    const auto begin = table.fields.begin() + static_cast<std::ptrdiff_t>(from);
    if (begin == table.fields.end()) {
        return Values::Type::Text;
    }
    const Values::Type type = begin->values.type();
    const bool common = std::all_of(
        begin, table.fields.end(), [&](const TableField &field) { return field.values.type() == type; });
    return common ? type : Values::Type::Text;
}

Table transposed(const Transpose &step, const Table &table)
{
    const TableField &first = table.fields.front();
    const bool headed = first.values.isText() || first.isTime();
    const std::size_t from = headed ? 1 : 0;
    const Values::Type type = commonType(table, from);
    Table made{table.refId, table.name, {}, table.fields.size() - from};
    Collector names(Values::Type::Text);
    for (std::size_t i = from; i < table.fields.size(); ++i) {
        names.add(table.fields[i].title);
    }
    made.fields.push_back({nameOf(step.first, "Field"), names.take()});
    for (std::size_t row = 0; row < table.rows; ++row) {
        Collector values(type);
        for (std::size_t i = from; i < table.fields.size(); ++i) {
            values.add(table.fields[i].values, row);
        }
        const std::string label = headed ? first.values.print(row) : std::to_string(row + 1);
        made.fields.push_back({nameOf(step.rest, "Value"), values.take(),
            series::Labels{{headed ? first.name : "row", label}}, true});
    }
    return made;
}

} // namespace

Outcome run(const Transpose &step, Tables tables, const Context &context)
{
    for (Table &table : tables) {
        if (table.fields.empty()) {
            continue;
        }
        if (table.rows >= mostFields || !context.allowsCells(table.rows + 1, table.fields.size())) {
            return Refusal::Why::TooLarge;
        }
        table = transposed(step, table);
    }
    return tables;
}

} // namespace zumik::frame::transform
