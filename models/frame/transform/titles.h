// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/transform/steps.h"
#include "models/frame/transform/table.h"

#include <string_view>

namespace zumik::frame::transform {

/// Gives every field without a title the one that Grafana shows: its new name, the legend, or its name with
/// its labels; of several fields of one name in a table, "Name 1", "Name 2". A title stays with the field
/// through the transformations that keep the field, whatever becomes of its likes: "job 1" is still so called
/// when "job 2" has gone. Source: getFieldDisplayName and getUniqueFieldName in field/fieldState.ts.
void settleTitles(Tables &tables);

/// The first field that shows this title; null where none does.
const TableField *titled(const Table &table, std::string_view title);

/// The first field of the table that is called so, by title or by name.
const TableField *named(const Table &table, std::string_view name);

/// The field is called so, by title or by name. Source: matchers/nameMatcher.ts.
bool isNamed(const TableField &field, const Names &names);

/// Likewise, or its title is matched by the filter's pattern.
bool takes(const NameFilter &filter, const TableField &field, const Context &context);

/// What Grafana calls a table: its name, the labels of its only labelled field, or its fields' titles.
/// Source: getFrameDisplayName in field/fieldState.ts.
std::string tableTitle(const Table &table);

} // namespace zumik::frame::transform
