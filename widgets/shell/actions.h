// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QObject>
#include <QString>

#include <deque>
#include <functional>
#include <map>

class QShortcut;
class QWidget;

namespace zumik::widgets::shell {

/// One thing that a person can do in the window.
struct Action {
    QString id; ///< stable, "time.zoomOut"
    QString text; ///< what it does: "Zoom out"
    QKeySequence keys = {}; ///< may be empty
    std::function<void()> run = {};
    std::function<bool()> enabled = {}; ///< asked when it counts; empty: always
    /// Of a mode: while it is enabled its keys are its own, whoever else has them.
    bool overrides = false;
    bool repeats = false; ///< as long as its key is held down
};

/// All that can be done in a window, in one table: from it come the shortcuts, the palette, the sheet of keys
/// and the tips of buttons.
class Actions final : public QObject {
    Q_OBJECT

public:
    /// The keys work while the window, not a popup or a dialog of it, has the focus.
    explicit Actions(QWidget *window);

    /// The id must be new, so must be the keys, other than those that one overrides.
    void add(Action action);

    const std::deque<Action> &all() const { return m_actions; }

    /// Null when there is none of that id.
    const Action *find(const QString &id) const;

    static bool isEnabled(const Action &action) { return !action.enabled || action.enabled(); }

    /// Does nothing while it is not enabled.
    void run(const QString &id) const;

    /// What its keys are now: none while another one overrides them, or for one that would override but is
    /// not enabled.
    QKeySequence keysNow(const Action &action) const;

    /// "Zoom out (Z)", for the tip of a button.
    QString tip(const QString &id) const;

private:
    void addShortcut(const Action &action);
    const Action *overriding(const QKeySequence &keys) const;
    void press(const QKeySequence &keys) const;

    QWidget *m_window;
    std::deque<Action> m_actions; // its entries stay where they are
    std::map<QKeySequence, QShortcut *> m_shortcuts; ///< one for all actions of the same keys
};

/// "Ctrl+K", "?", "Esc", as the platform writes it.
QString keyText(const QKeySequence &keys);

} // namespace zumik::widgets::shell
