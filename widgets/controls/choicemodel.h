// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>

#include <string>
#include <vector>

namespace zumik::widgets::controls {

/// One thing to choose. `text` is shown, safe and short; `value` is what it stands for, untouched.
struct Choice {
    QString text;
    std::string value;
};

/// The choices that match a filter, and which of them are taken (Qt::CheckStateRole). Several can be taken
/// only when `multi`; `all`, when given, is the value that stands for every other one and is never taken
/// together with them.
class ChoiceModel final : public QAbstractListModel {
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    void setChoices(std::vector<Choice> choices, std::vector<std::string> taken);
    void setMulti(bool multi, std::string all = {});
    /// Parts of the text, whatever the case.
    void setFilter(const QString &filter);

    /// Takes the row alone, or with `multi` adds or removes it. One stays taken where `all` can't stand in.
    void take(int row);

    const std::vector<std::string> &taken() const { return m_taken; }

    /// The first taken row that shows; the first row where none does.
    int firstTakenRow() const;

    int total() const { return static_cast<int>(m_choices.size()); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

private:
    bool isTaken(const std::string &value) const;
    void applyFilter();
    void toggle(const std::string &value);

    std::vector<Choice> m_choices;
    std::vector<int> m_shown;
    std::vector<std::string> m_taken;
    std::string m_all;
    QString m_filter;
    bool m_multi = false;
};

} // namespace zumik::widgets::controls
