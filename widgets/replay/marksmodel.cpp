// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/replay/marksmodel.h"

#include "widgets/common/look.h"
#include "widgets/common/text.h"

#include <utility>

namespace zumik::widgets::replay {

MarksModel::MarksModel(const common::Look *look, QObject *parent)
    : QAbstractListModel(parent)
    , m_look(look)
{
}

void MarksModel::setMarks(std::vector<zumik::replay::Mark> marks)
{
    if (marks != m_marks) {
        beginResetModel();
        m_marks = std::move(marks);
        endResetModel();
    }
}

int MarksModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_marks.size());
}

QVariant MarksModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const zumik::replay::Mark &mark = m_marks[static_cast<std::size_t>(index.row())];
    const QString text = common::plain(mark.text);
    if (role == Qt::EditRole) {
        return text;
    }
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole) {
        const QString line =
            tr("%1   %2", "number and time of a mark")
                .arg(QString::number(index.row() + 1), m_look->clock().dateAndTime(mark.time));
        return text.isEmpty() ? line : line + QStringLiteral("   ") + text;
    }
    return {};
}

bool MarksModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::EditRole || !index.isValid()) {
        return false;
    }
    zumik::replay::Mark &mark = m_marks[static_cast<std::size_t>(index.row())];
    const QString text = value.toString().simplified();
    if (text.toStdString() == mark.text) {
        return true;
    }
    mark.text = text.toStdString();
    const base::Time time = mark.time; // who is told may set other marks
    Q_EMIT dataChanged(index, index);
    Q_EMIT renamed(time, text);
    return true;
}

Qt::ItemFlags MarksModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsEditable : Qt::NoItemFlags;
}

} // namespace zumik::widgets::replay
