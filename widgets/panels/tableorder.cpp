// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/tableorder.h"

#include "models/base/naturalorder.h"
#include "models/base/number.h"
#include "widgets/panels/tablecolumns.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace zumik::widgets::panels {

namespace {

/// A row with what it is sorted by.
template <typename Value> struct Keyed {
    Value value;
    std::uint32_t row;
};

template <typename Value, typename Key, typename Less>
void sortKeyed(std::vector<std::uint32_t> &rows, const Key &key, bool descending, const Less &less)
{
    std::vector<Keyed<Value>> keyed;
    keyed.reserve(rows.size());
    for (const std::uint32_t row : rows) {
        keyed.push_back({key(row), row});
    }
    std::stable_sort(keyed.begin(), keyed.end(), [&](const Keyed<Value> &a, const Keyed<Value> &b) {
        return descending ? less(b.value, a.value) : less(a.value, b.value);
    });
    std::transform(keyed.begin(), keyed.end(), rows.begin(), [](const auto &each) { return each.row; });
}

} // namespace

void sortRows(std::vector<std::uint32_t> &rows, const frame::Field &field, bool descending)
{
    if (const auto *texts = std::get_if<frame::Field::Texts>(&field.values)) {
        const auto text = [texts](std::size_t row) {
            return row < texts->size() ? std::string_view((*texts)[row]) : std::string_view();
        };
        return sortKeyed<std::string_view>(rows, text, descending,
            [](std::string_view a, std::string_view b) { return base::compareNaturally(a, b) < 0; });
    }
    const auto *times = std::get_if<frame::Field::Times>(&field.values);
    const auto number = [&field, times](std::size_t row) {
        const double nothing = -std::numeric_limits<double>::infinity();
        if (!hasCell(field, row)) {
            return nothing;
        }
        const double value =
            times != nullptr ? static_cast<double>((*times)[row].ms) : (*field.numbers())[row];
        return std::isnan(value) ? nothing : value;
    };
    sortKeyed<double>(rows, number, descending, std::less<double>());
}

} // namespace zumik::widgets::panels
