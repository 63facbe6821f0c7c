// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frame/transform/table.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <numeric>
#include <set>

namespace zumik::frame::transform {

namespace {

/// Grafana compares by the browser's language: letters before their case.
int compareTexts(std::string_view a, std::string_view b)
{
    const auto lower = [](char c) {
        return std::tolower(static_cast<unsigned char>(c));
    };
    const std::size_t common = std::min(a.size(), b.size());
    for (std::size_t i = 0; i < common; ++i) {
        if (const int difference = lower(a[i]) - lower(b[i]); difference != 0) {
            return difference;
        }
    }
    if (a.size() != b.size()) {
        return a.size() < b.size() ? -1 : 1;
    }
    return b.compare(a); // lower case before upper
}

bool isLast(const Values &values, std::size_t row)
{
    return values.isText() ? values.text(row).empty() : std::isnan(values.number(row));
}

int compare(const Values &values, std::size_t a, std::size_t b)
{
    if (values.isText()) {
        return compareTexts(values.text(a), values.text(b));
    }
    return values.number(a) < values.number(b) ? -1 : values.number(a) > values.number(b) ? 1 : 0;
}

} // namespace

const TableField *Table::time() const
{
    const auto found =
        std::find_if(fields.begin(), fields.end(), [](const TableField &field) { return field.isTime(); });
    return found == fields.end() ? nullptr : &*found;
}

Table pickedRows(const Table &table, const Rows &rows)
{
    Table picked = table;
    picked.rows = rows.size();
    for (TableField &field : picked.fields) {
        field.values = field.values.picked(rows);
    }
    return picked;
}

Rows sortedRows(const Values &values, bool descending)
{
    Rows rows(values.size());
    std::iota(rows.begin(), rows.end(), 0U);
    std::stable_sort(rows.begin(), rows.end(), [&](std::size_t a, std::size_t b) {
        if (isLast(values, a) || isLast(values, b)) {
            return !isLast(values, a) && isLast(values, b);
        }
        const int order = compare(values, a, b);
        return descending ? order > 0 : order < 0;
    });
    return rows;
}

bool areTimeSeries(const Tables &tables)
{
    return !tables.empty() && std::all_of(tables.begin(), tables.end(), [](const Table &table) {
        const bool number = std::any_of(
            table.fields.begin(), table.fields.end(), [](const TableField &f) { return f.isNumber(); });
        return number && table.time() != nullptr;
    });
}

std::vector<std::string> labelNames(const Tables &tables)
{
    std::vector<std::string> names;
    std::set<std::string, std::less<>> known;
    for (const Table &table : tables) {
        for (const TableField &field : table.fields) {
            for (std::size_t i = 0; i < field.labels.size(); ++i) {
                if (const std::string_view name = field.labels.at(i).name; !known.contains(name)) {
                    known.emplace(name);
                    names.emplace_back(name);
                }
            }
        }
    }
    return names;
}

Values constantText(std::string_view text, std::size_t rows)
{
    return Values(std::vector<Values::Text>(rows, Values::Text(text)));
}

std::string rowKey(const std::vector<const TableField *> &fields, std::size_t row)
{
    std::string key;
    for (const TableField *field : fields) {
        key += field->values.key(row) + '\0';
    }
    return key;
}

} // namespace zumik::frame::transform
