// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/alerts/alertmodel.h"

#include <utility>

namespace zumik::widgets::alerts {

void AlertModel::setLines(std::vector<AlertLine> lines)
{
    if (lines == m_lines) {
        return; // what is selected stays
    }
    beginResetModel();
    m_lines = std::move(lines);
    endResetModel();
}

int AlertModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int AlertModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : Columns;
}

QString AlertModel::text(const AlertLine &line, int column)
{
    switch (column) {
    case State:
        return line.state;
    case Name:
        return line.name;
    case Labels:
        return line.labels;
    case Since:
        return line.since;
    case Value:
        return line.value;
    default:
        return {};
    }
}

QVariant AlertModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const AlertLine &line = m_lines[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(line, index.column());
    case Qt::ToolTipRole:
        return line.detail.isEmpty() ? text(line, index.column()) : line.detail;
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter) | (index.column() == Value ? Qt::AlignRight : Qt::AlignLeft));
    case StatusRole:
        return static_cast<int>(line.status);
    default:
        return {};
    }
}

QVariant AlertModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal) {
        return {};
    }
    if (role == Qt::TextAlignmentRole) {
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter) | (section == Value ? Qt::AlignRight : Qt::AlignLeft));
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case State:
        return tr("State");
    case Name:
        return tr("Alert");
    case Labels:
        return tr("Labels");
    case Since:
        return tr("Since");
    case Value:
        return tr("Value");
    default:
        return {};
    }
}

} // namespace zumik::widgets::alerts
