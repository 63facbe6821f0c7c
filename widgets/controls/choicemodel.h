// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/controls/choicelist.h"

#include <QAbstractListModel>

#include <memory>
#include <string>
#include <unordered_set>
#include <vector>

namespace zumik::widgets::controls {

/// The choices that match a filter, and which of them are taken (Qt::CheckStateRole). Several can be taken
/// only when `multi`; `all`, when given, is the value that stands for every other one and is never taken
/// together with them. Where any text may be chosen, the filter itself is the last row, unless it is a
/// choice.
class ChoiceModel final : public QAbstractListModel {
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setChoices(std::shared_ptr<const ChoiceList> choices, std::vector<std::string> taken);
    void setChoices(std::vector<Choice> choices, std::vector<std::string> taken);
    void setMulti(bool multi, std::string all = {});

    void setFree(bool free) { m_free = free; }

    /// Parts of the text, whatever the case.
    void setFilter(const QString &filter);

    /// Takes the row alone, or with `multi` adds or removes it. One stays taken where `all` can't stand in.
    void take(int row);

    const std::vector<std::string> &taken() const { return m_taken; }

    /// The first taken row that shows; the first row where none does.
    int firstTakenRow() const;

    int total() const { return m_choices ? m_choices->size() : 0; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    const std::string &valueAt(int row) const;

    bool isTyped(int row) const { return m_offersTyped && row == rowCount() - 1; }

    QString textAt(int row) const;
    void setTaken(std::vector<std::string> taken);
    void applyFilter(bool narrower);
    void toggle(const std::string &value);

    std::shared_ptr<const ChoiceList> m_choices;
    std::vector<int> m_shown; ///< places in the list
    std::vector<std::string> m_taken; ///< in the order of their taking
    std::unordered_set<std::string> m_isTaken;
    std::string m_all;
    QString m_filter;
    std::string m_typed; ///< the filter as a value
    bool m_multi = false;
    bool m_free = false;
    bool m_offersTyped = false;
};

} // namespace zumik::widgets::controls
