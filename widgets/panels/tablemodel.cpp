// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/tablemodel.h"

#include "models/base/naturalorder.h"
#include "models/base/number.h"
#include "widgets/common/colors.h"
#include "widgets/common/look.h"
#include "widgets/common/text.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace zumik::widgets::panels {

namespace {

/// More than a large screen shows at once, several times.
constexpr std::size_t mostCells = 20'000;

Qt::Alignment alignmentOf(const TableColumns::Column &column)
{
    switch (column.field->config.cell.align) {
    case frame::CellStyle::Align::Left:
        return Qt::AlignVCenter | Qt::AlignLeft;
    case frame::CellStyle::Align::Center:
        return Qt::AlignCenter;
    case frame::CellStyle::Align::Right:
        return Qt::AlignVCenter | Qt::AlignRight;
    case frame::CellStyle::Align::Auto:
        break;
    }
    return Qt::AlignVCenter | (column.numeric() ? Qt::AlignRight : Qt::AlignLeft);
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lowered(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), lower);
    return text;
}

bool contains(std::string_view text, std::string_view loweredPart)
{
    return std::search(text.begin(), text.end(), loweredPart.begin(), loweredPart.end(), [](char a, char b) {
        return lower(a) == b;
    }) != text.end();
}

bool colorsRow(const TableColumns::Column &column)
{
    const frame::CellStyle &style = column.field->config.cell;
    return style.applyToRow && style.display == "color-background";
}

} // namespace

TableModel::TableModel(const common::Look *look, QObject *parent)
    : QAbstractTableModel(parent)
    , m_look(look)
{
}

std::optional<std::size_t> TableModel::columnTitled(const QString &title) const
{
    const auto found = std::find_if(m_table->columns.begin(), m_table->columns.end(),
        [&](const TableColumns::Column &column) { return column.title == title; });
    return found == m_table->columns.end()
        ? std::nullopt
        : std::optional(static_cast<std::size_t>(found - m_table->columns.begin()));
}

void TableModel::setTable(
    TableColumns table, common::Numbers numbers, std::shared_ptr<const zumik::dashboard::LinkScope> scope)
{
    std::vector<std::pair<QString, bool>> sorted;
    for (const TableSort &each : m_sorting) {
        sorted.emplace_back(m_table->columns[each.column].title, each.descending);
    }
    beginResetModel();
    m_table = std::make_shared<const TableColumns>(std::move(table));
    m_cells = TableCells(m_look, m_table, std::move(numbers), std::move(scope));
    m_known.clear();
    m_sorting.clear();
    for (const auto &[title, descending] : sorted) {
        if (const auto column = columnTitled(title)) {
            m_sorting.push_back({*column, descending});
        }
    }
    const auto coloring = std::find_if(m_table->columns.begin(), m_table->columns.end(), colorsRow);
    m_coloring = coloring == m_table->columns.end()
        ? std::nullopt
        : std::optional(static_cast<std::size_t>(coloring - m_table->columns.begin()));
    arrange();
    endResetModel();
    Q_EMIT rowsArranged();
}

void TableModel::setSorting(std::vector<TableSort> sorting)
{
    std::erase_if(sorting, [this](const TableSort &each) { return each.column >= m_table->columns.size(); });
    beginResetModel();
    m_sorting = std::move(sorting);
    arrange();
    endResetModel();
    Q_EMIT rowsArranged();
}

void TableModel::sort(int column, Qt::SortOrder order)
{
    if (column < 0) {
        return setSorting({});
    }
    setSorting({{static_cast<std::size_t>(column), order == Qt::DescendingOrder}});
}

void TableModel::setFilter(std::size_t column, std::optional<std::set<QString>> texts)
{
    const QString &title = m_table->columns[column].title;
    beginResetModel();
    if (texts) {
        m_filters[title] = std::move(*texts);
    } else {
        m_filters.erase(title);
    }
    arrange();
    endResetModel();
    Q_EMIT rowsArranged();
}

const std::set<QString> *TableModel::filter(std::size_t column) const
{
    const auto found = m_filters.find(m_table->columns[column].title);
    return found == m_filters.end() ? nullptr : &found->second;
}

void TableModel::setSearch(const QString &text)
{
    beginResetModel();
    m_search = text;
    arrange();
    endResetModel();
    Q_EMIT rowsArranged();
}

void TableModel::arrange()
{
    m_rows.resize(m_table->rows);
    std::iota(m_rows.begin(), m_rows.end(), 0U);
    filterRows(m_rows);
    searchRows(m_rows);
    // The weakest key first: equal rows keep the order that it gave them.
    for (std::size_t i = m_sorting.size(); i-- > 0;) {
        sortRows(m_rows, *m_table->columns[m_sorting[i].column].field, m_sorting[i].descending);
    }
    m_page = std::min(m_page, pages() - 1);
}

void TableModel::filterRows(std::vector<std::uint32_t> &rows, std::optional<std::size_t> without) const
{
    for (const auto &[title, texts] : m_filters) {
        const auto column = columnTitled(title);
        if (column && column != without) {
            std::erase_if(rows, [this, at = *column, &allowed = texts](std::uint32_t row) {
                return !allowed.contains(m_cells.cell(at, row).text);
            });
        }
    }
}

bool TableModel::searchesNumbers() const
{
    const auto columns = std::count_if(
        m_table->columns.begin(), m_table->columns.end(), [](const TableColumns::Column &column) {
            return !std::holds_alternative<frame::Field::Texts>(column.field->values);
        });
    return m_table->rows * static_cast<std::size_t>(columns) <= mostSearchedNumbers;
}

/// Texts as they are; numbers and times as they are shown, where the search can be in them at all: they cost
/// a microsecond each.
void TableModel::searchRows(std::vector<std::uint32_t> &rows) const
{
    if (m_search.isEmpty()) {
        return;
    }
    const std::string needle = lowered(m_search.toStdString());
    const bool numeric = searchesNumbers()
        && std::any_of(needle.begin(), needle.end(), [](char c) { return c >= '0' && c <= '9'; });
    std::erase_if(rows, [&](std::uint32_t row) {
        for (std::size_t column = 0; column < m_table->columns.size(); ++column) {
            const frame::Field &field = *m_table->columns[column].field;
            const auto *texts = std::get_if<frame::Field::Texts>(&field.values);
            if (texts != nullptr && field.config.mappings.empty()) {
                if (row < texts->size() && contains((*texts)[row], needle)) {
                    return false;
                }
            } else if ((numeric || !field.config.mappings.empty())
                && m_cells.cell(column, row).text.contains(m_search, Qt::CaseInsensitive)) {
                return false;
            }
        }
        return true;
    });
}

std::vector<QString> TableModel::distinctTexts(std::size_t column, std::size_t most) const
{
    std::vector<std::uint32_t> rows(m_table->rows);
    std::iota(rows.begin(), rows.end(), 0U);
    filterRows(rows, column);
    std::set<QString> found;
    for (std::size_t i = 0; i < rows.size() && found.size() < most; ++i) {
        found.insert(m_cells.cell(column, rows[i]).text);
    }
    std::vector<QString> texts(found.begin(), found.end());
    std::stable_sort(texts.begin(), texts.end(), [](const QString &a, const QString &b) {
        return base::compareNaturally(a.toStdString(), b.toStdString()) < 0;
    });
    return texts;
}

void TableModel::setPageSize(std::size_t rows)
{
    if (rows != m_pageSize) {
        beginResetModel();
        const std::size_t first = m_page * m_pageSize;
        m_pageSize = rows;
        m_page = rows == 0 ? 0 : std::min(first / rows, pages() - 1);
        endResetModel();
        Q_EMIT rowsArranged();
    }
}

void TableModel::setPage(std::size_t page)
{
    beginResetModel();
    m_page = std::min(page, pages() - 1);
    endResetModel();
    Q_EMIT rowsArranged();
}

std::size_t TableModel::pages() const
{
    return m_pageSize == 0 ? 1 : std::max<std::size_t>(1, (m_rows.size() + m_pageSize - 1) / m_pageSize);
}

std::size_t TableModel::sourceRow(int row) const
{
    return m_rows[m_page * m_pageSize + static_cast<std::size_t>(row)];
}

const frame::Field &TableModel::field(int column) const
{
    return *m_table->columns[static_cast<std::size_t>(column)].field;
}

const TableCell &TableModel::cell(int row, int column) const
{
    const std::size_t source = sourceRow(row);
    const std::uint64_t key = source * mostTableColumns + static_cast<std::uint64_t>(column);
    const auto known = m_known.find(key);
    if (known != m_known.end()) {
        return known->second;
    }
    if (m_known.size() >= mostCells) {
        m_known.clear();
    }
    return m_known.emplace(key, m_cells.cell(static_cast<std::size_t>(column), source)).first->second;
}

const frame::Trend *TableModel::trend(int row, int column) const
{
    return m_table->columns[static_cast<std::size_t>(column)].trend(sourceRow(row));
}

std::optional<QColor> TableModel::rowColor(int row) const
{
    return m_coloring ? cell(row, static_cast<int>(*m_coloring)).color : std::nullopt;
}

QColor TableModel::colorAt(int column, double value) const
{
    return m_cells.colorAt(static_cast<std::size_t>(column), value);
}

std::vector<ShownLink> TableModel::links(int row, int column) const
{
    return m_cells.links(static_cast<std::size_t>(column), sourceRow(row));
}

int TableModel::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid()) {
        return 0;
    }
    const std::size_t before = m_page * m_pageSize;
    const std::size_t left = m_rows.size() - std::min(before, m_rows.size());
    return static_cast<int>(m_pageSize == 0 ? left : std::min(left, m_pageSize));
}

int TableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table->columns.size());
}

QVariant TableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
        return cell(index.row(), index.column()).text;
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(alignmentOf(m_table->columns[static_cast<std::size_t>(index.column())]));
    case Qt::ForegroundRole: {
        const TableCell &shown = cell(index.row(), index.column());
        return shown.judged ? QVariant(*shown.judged) : QVariant();
    }
    default:
        return {};
    }
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) {
        return {};
    }
    const TableColumns::Column &column = m_table->columns[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole) {
        return column.title;
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(alignmentOf(column));
    }
    if (role == Qt::ToolTipRole && !column.field->config.description.empty()) {
        return common::plainLines(column.field->config.description, 2000);
    }
    return {};
}

} // namespace zumik::widgets::panels
