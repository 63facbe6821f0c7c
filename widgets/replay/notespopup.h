// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/controls/popup.h"
#include "widgets/replay/marksmodel.h"

class QListView;
class QPlainTextEdit;

namespace zumik::widgets::controls {
class Words;
}

namespace zumik::widgets::replay {

/// Marks and notes of a recording: Return goes to a mark, F2 renames it, Del takes it away; the text is free.
class NotesPopup final : public controls::Popup {
    Q_OBJECT

public:
    explicit NotesPopup(const common::Look *look, QWidget *parent = nullptr);

    /// What is being written stays.
    void setNotes(const zumik::replay::Notes &notes);

    /// Where they are kept, or why they are not.
    void setPlace(const QString &text);

    QListView *list() const { return m_list; }

    QPlainTextEdit *editor() const { return m_text; }

Q_SIGNALS:
    void markChosen(zumik::base::Time time);
    void markRenamed(zumik::base::Time time, const QString &text);
    void markRemoved(zumik::base::Time time);
    void textChanged(const QString &text);

protected:
    void showEvent(QShowEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void fitList();
    std::optional<base::Time> current() const;

    MarksModel m_model;
    QListView *m_list;
    controls::Words *m_none;
    controls::Words *m_keys;
    QPlainTextEdit *m_text;
    controls::Words *m_place;
    bool m_setting = false; ///< the text comes from outside
};

} // namespace zumik::widgets::replay
