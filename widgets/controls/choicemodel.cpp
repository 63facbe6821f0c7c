// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/controls/choicemodel.h"

#include "widgets/common/text.h"
#include "widgets/controls/choicesearch.h"

#include <algorithm>
#include <numeric>

namespace zumik::widgets::controls {

void ChoiceModel::setChoices(std::shared_ptr<const ChoiceList> choices, std::vector<std::string> taken)
{
    beginResetModel();
    m_choices = std::move(choices);
    setTaken(std::move(taken));
    applyFilter(false);
    endResetModel();
}

void ChoiceModel::setChoices(std::vector<Choice> choices, std::vector<std::string> taken)
{
    setChoices(std::make_shared<FewChoices>(std::move(choices)), std::move(taken));
}

void ChoiceModel::setMulti(bool multi, std::string all)
{
    m_multi = multi;
    m_all = std::move(all);
}

void ChoiceModel::setFilter(const QString &filter)
{
    beginResetModel();
    const bool narrower = !m_filter.isEmpty() && filter.contains(m_filter, Qt::CaseInsensitive);
    m_filter = filter;
    applyFilter(narrower);
    endResetModel();
}

/// `narrower`: whatever matches now has matched before.
void ChoiceModel::applyFilter(bool narrower)
{
    if (!narrower) {
        m_shown.resize(static_cast<std::size_t>(total()));
        std::iota(m_shown.begin(), m_shown.end(), 0);
    }
    if (!m_filter.isEmpty()) {
        const ChoiceSearch search(m_filter);
        std::erase_if(m_shown, [&](int place) { return !search.finds(m_choices->searched(place)); });
    }
    m_typed = m_filter.toStdString();
    m_offersTyped = m_free && !m_typed.empty()
        && std::none_of(m_shown.begin(), m_shown.end(),
            [this](int place) { return m_choices->searched(place) == m_typed; });
}

void ChoiceModel::setTaken(std::vector<std::string> taken)
{
    m_taken = std::move(taken);
    m_isTaken = {m_taken.begin(), m_taken.end()};
}

void ChoiceModel::take(int row)
{
    if (row < 0 || row >= rowCount()) {
        return;
    }
    const std::string value = valueAt(row);
    if (!m_multi || (!m_all.empty() && value == m_all)) {
        setTaken({value});
    } else {
        toggle(value);
    }
    Q_EMIT dataChanged(index(0), index(rowCount() - 1), {Qt::CheckStateRole});
}

void ChoiceModel::toggle(const std::string &value)
{
    std::vector<std::string> next = m_taken;
    std::erase_if(
        next, [&](const std::string &each) { return each == value || (!m_all.empty() && each == m_all); });
    if (!m_isTaken.contains(value)) {
        next.push_back(value);
    }
    if (next.empty() && !m_all.empty()) {
        next.push_back(m_all);
    }
    if (!next.empty()) {
        setTaken(std::move(next));
    }
}

const std::string &ChoiceModel::valueAt(int row) const
{
    return isTyped(row) ? m_typed : m_choices->value(m_shown[static_cast<std::size_t>(row)]);
}

QString ChoiceModel::textAt(int row) const
{
    return isTyped(row) ? tr("Use \"%1\"", "a value that is typed").arg(common::plain(m_typed))
                        : m_choices->text(m_shown[static_cast<std::size_t>(row)]);
}

int ChoiceModel::firstTakenRow() const
{
    for (int row = 0; !m_taken.empty() && row < rowCount(); ++row) {
        if (m_isTaken.contains(valueAt(row))) {
            return row;
        }
    }
    return 0;
}

int ChoiceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_shown.size()) + (m_offersTyped ? 1 : 0);
}

QVariant ChoiceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount()) {
        return {};
    }
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return textAt(index.row());
    case Qt::CheckStateRole:
        return m_isTaken.contains(valueAt(index.row())) ? Qt::Checked : Qt::Unchecked;
    default:
        return {};
    }
}

} // namespace zumik::widgets::controls
