// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/choicemodel.h"

#include <algorithm>

namespace zumik::widgets::controls {

void ChoiceModel::setChoices(std::vector<Choice> choices, std::vector<std::string> taken)
{
    beginResetModel();
    m_choices = std::move(choices);
    m_taken = std::move(taken);
    applyFilter();
    endResetModel();
}

void ChoiceModel::setMulti(bool multi, std::string all)
{
    m_multi = multi;
    m_all = std::move(all);
}

void ChoiceModel::setFilter(const QString &filter)
{
    beginResetModel();
    m_filter = filter;
    applyFilter();
    endResetModel();
}

void ChoiceModel::applyFilter()
{
    m_shown.clear();
    for (int i = 0; i < total(); ++i) {
        if (m_choices[static_cast<std::size_t>(i)].text.contains(m_filter, Qt::CaseInsensitive)) {
            m_shown.push_back(i);
        }
    }
}

void ChoiceModel::take(int row)
{
    if (row < 0 || row >= rowCount()) {
        return;
    }
    const std::string value =
        m_choices[static_cast<std::size_t>(m_shown[static_cast<std::size_t>(row)])].value;
    if (!m_multi || (!m_all.empty() && value == m_all)) {
        m_taken = {value};
    } else {
        toggle(value);
    }
    Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Qt::CheckStateRole});
}

void ChoiceModel::toggle(const std::string &value)
{
    std::vector<std::string> next = m_taken;
    next.erase(
        std::remove_if(next.begin(), next.end(),
            [&](const std::string &each) { return each == value || (!m_all.empty() && each == m_all); }),
        next.end());
    if (!isTaken(value)) {
        next.push_back(value);
    }
    if (next.empty() && !m_all.empty()) {
        next.push_back(m_all);
    }
    if (!next.empty()) {
        m_taken = std::move(next);
    }
}

bool ChoiceModel::isTaken(const std::string &value) const
{
    return std::find(m_taken.begin(), m_taken.end(), value) != m_taken.end();
}

int ChoiceModel::firstTakenRow() const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (isTaken(m_choices[static_cast<std::size_t>(m_shown[static_cast<std::size_t>(row)])].value)) {
            return row;
        }
    }
    return 0;
}

int ChoiceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant ChoiceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    const Choice &choice =
        m_choices[static_cast<std::size_t>(m_shown[static_cast<std::size_t>(index.row())])];
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return choice.text;
    case Qt::CheckStateRole:
        return isTaken(choice.value) ? Qt::Checked : Qt::Unchecked;
    default:
        return {};
    }
}

} // namespace zumik::widgets::controls
