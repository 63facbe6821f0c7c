// SPDX-License-Identifier: GPL-3.0-or-later
// Leaves fields out, then orders, then renames them. The names are those shown before any of it. Source:
// transformers/organize.ts, order.ts and rename.ts.
#include "models/frame/transform/titles.h"

#include <algorithm>
#include <limits>

namespace zumik::frame::transform {

namespace {

int indexOf(const Organize &step, const TableField &field)
{
    const auto found = step.index.find(field.title);
    return found == step.index.end() ? std::numeric_limits<int>::max() : found->second;
}

/// A field without the label comes first.
std::string_view sortText(const Organize::Order &order, const TableField &field)
{
    return order.label.empty() ? std::string_view(field.name) : field.labels.get(order.label);
}

bool automaticallyBefore(const Organize &step, const TableField &a, const TableField &b)
{
    for (const Organize::Order &order : step.automatic) {
        const std::string_view left = sortText(order, a);
        const std::string_view right = sortText(order, b);
        if (left != right && (left.empty() || right.empty())) {
            return left.empty();
        }
        if (left != right) {
            return order.descending ? left > right : left < right;
        }
    }
    return false;
}

void order(const Organize &step, std::vector<TableField> &fields)
{
    std::stable_sort(fields.begin(), fields.end(), [&](const TableField &a, const TableField &b) {
        return step.automatic.empty() ? indexOf(step, a) < indexOf(step, b) : automaticallyBefore(step, a, b);
    });
}

void rename(const Organize &step, TableField &field)
{
    const auto found = step.rename.find(field.title);
    if (found != step.rename.end() && !found->second.empty()) {
        field.config.displayName = found->second;
        field.title = found->second;
    }
}

} // namespace

Outcome run(const Organize &step, Tables tables, const Context &context)
{
    const FilterFieldsByName filter{{step.include, {}, {}}, {step.exclude, {}, {}}};
    Outcome filtered = run(filter, std::move(tables), context);
    for (Table &table : std::get<Tables>(filtered)) {
        order(step, table.fields);
        for (TableField &field : table.fields) {
            rename(step, field);
        }
    }
    return filtered;
}

} // namespace zumik::frame::transform
