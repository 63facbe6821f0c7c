// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/controls/choicemodel.h"
#include "widgets/controls/popup.h"

class QLineEdit;
class QListView;

namespace zumik::widgets::controls {

class Words;

/// A list to choose from, with a field to search it once it is long. One choice closes it; with several
/// allowed, rows are ticked and the choice counts when the popup closes. Up and Down move, Return takes, Esc
/// goes. It opens, and follows a keystroke, in a frame with 50,000 choices (tests/bench).
class ChoicePopup final : public Popup {
    Q_OBJECT

public:
    /// From this many choices on there is a search field.
    static constexpr int searchedFrom = 8;

    explicit ChoicePopup(const common::Look *look, QWidget *parent = nullptr);

    void setChoices(std::vector<Choice> choices, std::vector<std::string> taken);
    void setChoices(std::shared_ptr<const ChoiceList> choices, std::vector<std::string> taken);
    /// Any text may be chosen, by typing it.
    void setFree(bool free);
    /// A line below the list; empty: none.
    void setNote(const QString &note);
    void setMulti(bool multi, std::string all = {});
    void setPlaceholder(const QString &text);

    /// As a click on a row that shows.
    void choose(int row);

Q_SIGNALS:
    /// Only when it differs from what was set.
    void chosen(const std::vector<std::string> &values);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void filter(const QString &text);
    void fit();
    bool moveCurrent(int key);
    void takeCurrent();

    ChoiceModel m_model;
    std::vector<std::string> m_before;
    QLineEdit *m_search;
    QListView *m_list;
    Words *m_note;
    bool m_multi = false;
    bool m_free = false;
};

} // namespace zumik::widgets::controls
