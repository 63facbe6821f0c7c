// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the fields that are included and not excluded; tables without a field left are dropped. Source:
// transformers/filterByName.ts and filter.ts.
#include "models/frame/transform/titles.h"

#include <algorithm>

namespace zumik::frame::transform {

namespace {

/// "$fields" as "${fields:csv}": of several values, each is a name.
std::string asList(const std::string &variable)
{
    std::string name = variable;
    std::erase_if(name, [](char c) { return c == '$' || c == '{' || c == '}'; });
    return variable.find(':') == std::string::npos ? "${" + name + ":csv}" : variable;
}

/// The names that a variable stands for: "{a,b}" or "a,b".
NameFilter resolved(NameFilter filter, const Context &context)
{
    if (filter.variable.empty()) {
        return filter;
    }
    std::string list = context.filled(asList(filter.variable));
    if (list.starts_with('{') && list.ends_with('}')) {
        list = list.substr(1, list.size() - 2);
    }
    NameFilter names;
    for (std::size_t from = 0; from <= list.size();) {
        const std::size_t comma = std::min(list.find(',', from), list.size());
        names.names.insert(list.substr(from, comma - from));
        from = comma + 1;
    }
    return names;
}

} // namespace

Outcome run(const FilterFieldsByName &step, Tables tables, const Context &context)
{
    const NameFilter include = resolved(step.include, context);
    const NameFilter exclude = resolved(step.exclude, context);
    if (include.empty() && exclude.empty()) {
        return tables;
    }
    for (Table &table : tables) {
        std::erase_if(table.fields, [&](const TableField &field) {
            return takes(exclude, field, context) || (!include.empty() && !takes(include, field, context));
        });
    }
    std::erase_if(tables, [](const Table &table) { return table.fields.empty(); });
    return tables;
}

} // namespace zumik::frame::transform
