// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/cellstyle.h"

#include "models/dashboard/json.h"

#include <array>

namespace zumik::dashboard {

namespace {

using frame::CellStyle;

PropertyEffect readAlign(const std::string &name, CellStyle &cell)
{
    static constexpr std::array<std::pair<std::string_view, CellStyle::Align>, 5> aligns{
        {{"", CellStyle::Align::Auto}, {"auto", CellStyle::Align::Auto}, {"left", CellStyle::Align::Left},
            {"center", CellStyle::Align::Center}, {"right", CellStyle::Align::Right}}};
    for (const auto &[known, align] : aligns) {
        if (known == name) {
            cell.align = align;
            return PropertyEffect::Applied;
        }
    }
    return PropertyEffect::Unknown;
}

std::optional<int> pixels(const QJsonValue &value)
{
    return numberOf(value) ? std::optional(intOf(value, 1, 10000, 100)) : std::nullopt;
}

struct OldCell {
    std::string_view name;
    std::string_view type;
    std::string_view mode;
};

/// displayMode, what cellOptions was before schema 38 (Grafana's v38).
void readDisplayMode(const std::string &name, CellStyle &cell)
{
    static constexpr std::array<OldCell, 5> cells{
        {{"basic", "gauge", "basic"}, {"gradient-gauge", "gauge", "gradient"}, {"lcd-gauge", "gauge", "lcd"},
            {"color-background", "color-background", "gradient"},
            {"color-background-solid", "color-background", "basic"}}};
    cell.display = name;
    cell.mode.clear();
    for (const OldCell &one : cells) {
        if (one.name == name) {
            cell.display = one.type;
            cell.mode = one.mode;
        }
    }
}

void readCellOptions(const QJsonValue &value, CellStyle &cell)
{
    cell.display = textOf(value, "type");
    cell.mode = textOf(value, "mode");
    cell.valueMode = flagOf(value, "hideValue") ? "hidden" : textOf(value, "valueDisplayMode");
    cell.applyToRow = flagOf(value, "applyToRow");
    cell.wrap = flagOf(value, "wrapText", cell.wrap);
}

bool applyCellFlag(CellStyle &cell, std::string_view id, const QJsonValue &value)
{
    bool *flag = id == "hidden" ? &cell.hidden
        : id == "filterable"    ? &cell.filterable
        : id == "inspect"       ? &cell.inspect
        : id == "wrapText"      ? &cell.wrap
                                : nullptr;
    if (flag != nullptr) {
        *flag = value.toBool();
    }
    return flag != nullptr;
}

} // namespace

PropertyEffect applyCell(CellStyle &cell, std::string_view id, const QJsonValue &value)
{
    if (id == "width") {
        cell.width = pixels(value);
    } else if (id == "minWidth") {
        cell.minWidth = pixels(value);
    } else if (id == "align") {
        return readAlign(textOf(value), cell);
    } else if (id == "displayMode") {
        readDisplayMode(textOf(value), cell);
    } else if (id == "cellOptions") {
        readCellOptions(value, cell);
    } else if (!applyCellFlag(cell, id, value)) {
        return PropertyEffect::Unknown;
    }
    return PropertyEffect::Applied;
}

} // namespace zumik::dashboard
