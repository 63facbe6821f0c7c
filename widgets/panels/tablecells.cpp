// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/tablecells.h"

#include "models/base/number.h"
#include "widgets/common/colors.h"
#include "widgets/common/look.h"
#include "widgets/common/text.h"

#include <algorithm>
#include <cmath>

namespace zumik::widgets::panels {

TableCells::TableCells(const common::Look *look, std::shared_ptr<const TableColumns> table,
    common::Numbers numbers, std::shared_ptr<const zumik::dashboard::LinkScope> scope)
    : m_look(look)
    , m_table(std::move(table))
    , m_numbers(std::move(numbers))
    , m_scope(std::move(scope))
{
}

QColor TableCells::colorAt(std::size_t column, double value) const
{
    return numberCell(column, value).color.value_or(m_look->theme().series().front());
}

TableCell TableCells::cell(std::size_t column, std::size_t row) const
{
    const frame::Field &field = *m_table->columns[column].field;
    if (field.config.cell.display == "data-links" && !field.config.links.empty()) {
        QStringList titles;
        for (const ShownLink &link : links(column, row)) {
            titles << link.title;
        }
        return {titles.join(QLatin1String(", ")), {}, {}, {}};
    }
    if (const auto *numbers = field.numbers()) {
        return numberCell(column, row < numbers->size() ? (*numbers)[row] : base::absent());
    }
    if (!hasCell(field, row)) {
        return {};
    }
    if (const auto *times = std::get_if<frame::Field::Times>(&field.values)) {
        return timeCell(column, (*times)[row]);
    }
    return textCell(column, std::get<frame::Field::Texts>(field.values)[row]);
}

TableCell TableCells::numberCell(std::size_t column, double value) const
{
    const TableColumns::Column &shown = m_table->columns[column];
    const frame::DisplayValue display = m_numbers.display(value, shown.field->config, shown.range);
    const bool empty = base::isAbsent(value) && !display.mapped;
    TableCell cell{
        common::plain(empty ? shown.field->config.noValue : frame::toString(display.text)), {}, {}, {}};
    if (!std::isnan(value)) {
        cell.number = value;
    }
    if (!std::isnan(value) || display.mapped) {
        setColors(cell, column, display);
    }
    return cell;
}

TableCell TableCells::textCell(std::size_t column, const std::string &text) const
{
    const frame::DisplayValue display = m_numbers.display(text, m_table->columns[column].field->config);
    TableCell cell{common::plain(frame::toString(display.text)), {}, {}, {}};
    setColors(cell, column, display);
    return cell;
}

TableCell TableCells::timeCell(std::size_t column, base::Time time) const
{
    const frame::FieldConfig &config = m_table->columns[column].field->config;
    const auto ms = static_cast<double>(time.ms);
    const bool formatted = config.unit.starts_with("dateTime") || config.unit.starts_with("time:");
    return {formatted ? m_numbers.text(ms, config) : m_look->clock().dateAndTime(time), {}, {}, {}};
}

/// Colors of the palette are counted over columns of numbers: others have none.
std::size_t TableCells::numbersBefore(std::size_t column) const
{
    const auto &columns = m_table->columns;
    return static_cast<std::size_t>(
        std::count_if(columns.begin(), columns.begin() + static_cast<std::ptrdiff_t>(column),
            [](const auto &one) { return one.numeric(); }));
}

void TableCells::setColors(TableCell &cell, std::size_t column, const frame::DisplayValue &shown) const
{
    const frame::FieldConfig &config = m_table->columns[column].field->config;
    const bool isText = !m_table->columns[column].numeric();
    if (shown.color.kind != frame::ValueColor::Kind::Series) {
        cell.color = common::valueColor(shown.color, m_look->theme(), m_look->theme().color("text.primary"));
    } else if (!isText) {
        cell.color = common::palettePaint(numbersBefore(column), m_look->theme()).color;
    }
    const bool judges = !isText && shown.color.kind == frame::ValueColor::Kind::Named
        && (config.thresholds.steps.size() > 1 || shown.mapped);
    if (judges && common::severityOf(shown.color.name) > common::Severity::Ok) {
        cell.judged = cell.color;
    }
}

std::vector<ShownLink> TableCells::links(std::size_t column, std::size_t row) const
{
    const frame::Field &field = *m_table->columns[column].field;
    if (field.config.links.empty() || !hasCell(field, row)) {
        return {};
    }
    zumik::dashboard::LinkContext context;
    context.scope = m_scope.get();
    context.value = linkValue(field, row);
    context.fieldName = context.seriesName = field.name;
    context.labels = field.labels;
    context.row = [this, row](std::string_view name) {
        return rowValue(name, row);
    };
    return fieldLinks(field, std::move(context));
}

std::optional<zumik::dashboard::LinkValue> TableCells::linkValue(
    const frame::Field &field, std::size_t row) const
{
    if (!hasCell(field, row)) {
        return std::nullopt;
    }
    zumik::dashboard::LinkValue value;
    if (const auto *numbers = field.numbers()) {
        value.numeric = (*numbers)[row];
        value.raw = base::formatDouble(*value.numeric);
        value.text = m_numbers.text(*value.numeric, field.config).toStdString();
    } else if (const auto *times = std::get_if<frame::Field::Times>(&field.values)) {
        value.raw = std::to_string((*times)[row].ms);
        value.text = m_look->clock().dateAndTime((*times)[row]).toStdString();
    } else {
        value.raw = std::get<frame::Field::Texts>(field.values)[row];
        value.text = frame::toString(m_numbers.display(value.raw, field.config).text);
    }
    for (const auto &other : m_table->fields) {
        const auto *times = std::get_if<frame::Field::Times>(&other->values);
        if (!value.time && times != nullptr && hasCell(*other, row)) {
            value.time = (*times)[row];
        }
    }
    return value;
}

/// By the column's name or its number.
std::optional<zumik::dashboard::LinkValue> TableCells::rowValue(
    std::string_view column, std::size_t row) const
{
    for (const auto &field : m_table->fields) {
        if (field->name == column) {
            return linkValue(*field, row);
        }
    }
    const auto index = base::parseDouble(column);
    const bool valid = index && *index >= 0 && *index < static_cast<double>(m_table->fields.size());
    return valid ? linkValue(*m_table->fields[static_cast<std::size_t>(*index)], row) : std::nullopt;
}

} // namespace zumik::widgets::panels
