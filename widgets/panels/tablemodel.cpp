// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/tablemodel.h"

#include "models/base/number.h"
#include "models/frame/thresholds.h"
#include "widgets/common/colors.h"
#include "widgets/common/look.h"
#include "widgets/common/text.h"

#include <QFont>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <map>

namespace zumik::widgets::panels {

namespace {

/// More than anybody scrolls through.
constexpr std::size_t mostRows = 10'000;
constexpr std::size_t mostColumns = 200;

std::size_t lengthOf(const frame::Field &field)
{
    return std::visit([](const auto &values) { return values.size(); }, field.values);
}

std::size_t rowsOf(const frame::Frame &frame)
{
    std::size_t rows = 0;
    for (const frame::Field &field : frame.fields) {
        rows = std::max(rows, lengthOf(field));
    }
    return std::min(rows, mostRows);
}

/// All texts of a row, with their columns' names: what rows of two frames are joined by.
std::string keyOf(const frame::Frame &frame, std::size_t row)
{
    std::string key;
    for (const frame::Field &field : frame.fields) {
        const auto *texts = std::get_if<frame::Field::Texts>(&field.values);
        if (texts != nullptr && row < texts->size() && !(*texts)[row].empty()) {
            key += field.name + '\0' + (*texts)[row] + '\0';
        }
    }
    return key;
}

} // namespace

TableModel::TableModel(const common::Look *look, QObject *parent)
    : QAbstractTableModel(parent)
    , m_look(look)
{
}

void TableModel::setFrames(std::shared_ptr<const void> /*owner*/, const std::vector<frame::Frame> &frames,
    const common::Numbers &numbers)
{
    beginResetModel();
    m_columns.clear();
    const auto tables = std::count_if(
        frames.begin(), frames.end(), [](const frame::Frame &frame) { return !frame.grid.has_value(); });
    std::vector<const frame::Frame *> joined;
    for (const frame::Frame &frame : frames) {
        if (frame.grid) {
            if (tables == 0 && m_columns.empty()) {
                addTimeSeries(frame, numbers);
            }
        } else if (m_columns.empty()) {
            addTable(frame, numbers);
            joined.push_back(&frame);
        } else {
            mergeTable(frame, numbers);
        }
    }
    endResetModel();
}

std::size_t TableModel::rows() const
{
    return m_columns.empty() ? 0 : m_columns.front().cells.size();
}

void TableModel::addTable(const frame::Frame &frame, const common::Numbers &numbers)
{
    const std::size_t count = rowsOf(frame);
    for (const frame::Field &field : frame.fields) {
        if (m_columns.size() < mostColumns) {
            m_columns.push_back(makeColumn(field, numbers));
            m_columns.back().cells.resize(count);
        }
    }
}

void TableModel::mergeTable(const frame::Frame &frame, const common::Numbers &numbers)
{
    const auto keyOfShown = [&](std::size_t row) {
        std::string key;
        for (const frame::Field &field : frame.fields) {
            const auto shown = std::find_if(m_columns.begin(), m_columns.end(),
                [&](const Column &column) { return column.title == common::plain(field.name); });
            if (std::holds_alternative<frame::Field::Texts>(field.values) && shown != m_columns.end()) {
                const QString text = shown->cells[row].text;
                key += text.isEmpty() ? std::string() : field.name + '\0' + text.toStdString() + '\0';
            }
        }
        return key;
    };
    std::map<std::string, std::size_t> known;
    for (std::size_t row = 0; row < rows(); ++row) {
        known.emplace(keyOfShown(row), row);
    }
    std::vector<std::size_t> targets;
    std::size_t total = rows();
    for (std::size_t row = 0; row < rowsOf(frame); ++row) {
        const auto [at, isNew] = known.emplace(keyOf(frame, row), total);
        total += isNew && total < mostRows ? 1 : 0;
        targets.push_back(std::min(at->second, mostRows - 1));
    }
    for (const frame::Field &field : frame.fields) {
        const QString title = common::plain(field.name);
        auto column = std::find_if(
            m_columns.begin(), m_columns.end(), [&](const Column &one) { return one.title == title; });
        if (column == m_columns.end() && m_columns.size() < mostColumns) {
            column = m_columns.insert(m_columns.end(), Column{title, field.numbers() != nullptr, {}});
        }
        for (std::size_t row = 0; column != m_columns.end() && row < targets.size(); ++row) {
            column->cells.resize(std::max(column->cells.size(), total));
            column->cells[targets[row]] = makeCell(field, row, numbers);
        }
    }
    for (Column &column : m_columns) {
        column.cells.resize(total);
    }
}

void TableModel::addTimeSeries(const frame::Frame &frame, const common::Numbers &numbers)
{
    const std::size_t count = std::min(frame.grid->count, mostRows);
    Column times{tr("Time"), false, {}};
    for (std::size_t row = 0; row < count; ++row) {
        times.cells.push_back(timeCell(frame.grid->at(row)));
    }
    m_columns.push_back(std::move(times));
    addTable(frame, numbers);
    for (Column &column : m_columns) {
        column.cells.resize(count);
    }
}

TableModel::Column TableModel::makeColumn(const frame::Field &field, const common::Numbers &numbers) const
{
    Column column{common::plain(field.name), field.numbers() != nullptr, {}};
    const std::size_t count = std::min(lengthOf(field), mostRows);
    column.cells.reserve(count);
    for (std::size_t row = 0; row < count; ++row) {
        column.cells.push_back(makeCell(field, row, numbers));
    }
    return column;
}

TableModel::Cell TableModel::timeCell(base::Time time) const
{
    return {m_look->clock().dateAndTime(time), static_cast<double>(time.ms), std::nullopt};
}

TableModel::Cell TableModel::makeCell(
    const frame::Field &field, std::size_t row, const common::Numbers &numbers) const
{
    if (row >= lengthOf(field)) {
        return {QString(), std::numeric_limits<double>::quiet_NaN(), std::nullopt};
    }
    const auto *times = std::get_if<frame::Field::Times>(&field.values);
    if (times != nullptr && (*times)[row] == frame::noTime) {
        return {QString(), std::numeric_limits<double>::quiet_NaN(), std::nullopt};
    }
    if (times != nullptr) {
        return timeCell((*times)[row]);
    }
    if (const auto *texts = std::get_if<frame::Field::Texts>(&field.values)) {
        const frame::DisplayValue shown = numbers.display((*texts)[row], field.config);
        return {common::plain(frame::toString(shown.text)), std::numeric_limits<double>::quiet_NaN(),
            std::nullopt};
    }
    const double value = (*field.numbers())[row];
    const std::array columns{field.numbers()};
    const frame::DisplayValue shown =
        numbers.display(value, field.config, frame::rangeOf(field.config, columns));
    Cell cell{common::plain(frame::toString(shown.text)), value, std::nullopt};
    const bool judged = shown.color.kind == frame::ValueColor::Kind::Named
        && (field.config.thresholds.steps.size() > 1 || shown.mapped)
        && common::severityOf(shown.color.name) > common::Severity::Ok;
    if (judged) {
        cell.color =
            common::namedColor(shown.color.name, m_look->theme(), m_look->theme().color("text.primary"));
    }
    return cell;
}

int TableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(rows());
}

int TableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_columns.size());
}

QVariant TableModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const Column &column = m_columns[static_cast<std::size_t>(index.column())];
    const Cell &cell = column.cells[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return cell.text;
    case SortRole:
        return std::isnan(cell.number) ? QVariant(cell.text) : QVariant(cell.number);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (column.numeric ? Qt::AlignRight : Qt::AlignLeft)));
    case Qt::ForegroundRole:
        return cell.color ? QVariant(*cell.color) : QVariant();
    default:
        return {};
    }
}

QVariant TableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCount()) {
        return {};
    }
    const Column &column = m_columns[static_cast<std::size_t>(section)];
    if (role == Qt::DisplayRole) {
        return column.title;
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (column.numeric ? Qt::AlignRight : Qt::AlignLeft)));
    }
    return {};
}

} // namespace zumik::widgets::panels
