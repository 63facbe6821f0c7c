// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspect/rawmodel.h"

#include "models/base/number.h"
#include "models/frame/csv.h"
#include "widgets/common/text.h"

#include <utility>

namespace zumik::widgets::inspect {

namespace {

Qt::Alignment alignmentOf(const panels::TableColumns::Column &column)
{
    return Qt::AlignVCenter | (column.numeric() ? Qt::AlignRight : Qt::AlignLeft);
}

} // namespace

RawModel::RawModel(QObject *parent)
    : QAbstractTableModel(parent)
{
}

void RawModel::setTable(panels::TableColumns table, std::function<base::Duration(base::Time)> offset)
{
    beginResetModel();
    m_table = std::move(table);
    m_offset = std::move(offset);
    endResetModel();
}

int RawModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.rows);
}

int RawModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.columns.size());
}

QString RawModel::textOf(const frame::Field &field, std::size_t row) const
{
    if (!panels::hasCell(field, row)) {
        return {};
    }
    if (const series::Column *numbers = field.numbers()) {
        return QString::fromStdString(base::formatDouble((*numbers)[row]));
    }
    if (const auto *texts = std::get_if<frame::Field::Texts>(&field.values)) {
        return common::plain((*texts)[row]);
    }
    const base::Time time = std::get<frame::Field::Times>(field.values)[row];
    return QString::fromStdString(frame::isoTime(time, m_offset ? m_offset(time) : base::Duration{0}));
}

QVariant RawModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) {
        return {};
    }
    const panels::TableColumns::Column &column = m_table.columns[static_cast<std::size_t>(index.column())];
    if (role == Qt::DisplayRole) {
        return textOf(*column.field, static_cast<std::size_t>(index.row()));
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(alignmentOf(column));
    }
    return {};
}

QVariant RawModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (section < 0 || section >= columnCount() || orientation != Qt::Horizontal) {
        return {};
    }
    const panels::TableColumns::Column &column = m_table.columns[static_cast<std::size_t>(section)];
    return role == Qt::DisplayRole      ? QVariant(column.title)
        : role == Qt::TextAlignmentRole ? QVariant::fromValue(alignmentOf(column))
                                        : QVariant();
}

} // namespace zumik::widgets::inspect
