// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/actions.h"

#include <QShortcut>
#include <QWidget>

#include <algorithm>
#include <cassert>

namespace zumik::widgets::shell {

Actions::Actions(QWidget *window)
    : QObject(window)
    , m_window(window)
{
}

void Actions::add(Action action)
{
    assert(find(action.id) == nullptr);
    assert(
        action.keys.isEmpty() || std::none_of(m_actions.begin(), m_actions.end(), [&](const Action &other) {
            return other.keys == action.keys && other.overrides == action.overrides;
        }));
    m_actions.push_back(std::move(action));
    if (!m_actions.back().keys.isEmpty()) {
        addShortcut(m_actions.back());
    }
}

/// Two of the same keys would be ambiguous, and neither would work.
void Actions::addShortcut(const Action &action)
{
    QShortcut *&shortcut = m_shortcuts[action.keys];
    if (shortcut == nullptr) {
        shortcut = new QShortcut(action.keys, m_window);
        shortcut->setAutoRepeat(false);
        connect(shortcut, &QShortcut::activated, this, [this, keys = action.keys] { press(keys); });
    }
    shortcut->setAutoRepeat(shortcut->autoRepeat() || action.repeats);
}

/// Null where nobody does.
const Action *Actions::overriding(const QKeySequence &keys) const
{
    const auto found = std::find_if(m_actions.begin(), m_actions.end(),
        [&](const Action &action) { return action.overrides && action.keys == keys && isEnabled(action); });
    return found == m_actions.end() ? nullptr : &*found;
}

void Actions::press(const QKeySequence &keys) const
{
    for (const Action &action : m_actions) {
        if (action.keys == keys && !keysNow(action).isEmpty()) {
            return run(action.id);
        }
    }
}

QKeySequence Actions::keysNow(const Action &action) const
{
    const Action *const other = action.keys.isEmpty() ? nullptr : overriding(action.keys);
    const bool own = action.overrides ? other == &action : other == nullptr;
    return own ? action.keys : QKeySequence();
}

const Action *Actions::find(const QString &id) const
{
    const auto found = std::find_if(
        m_actions.begin(), m_actions.end(), [&](const Action &action) { return action.id == id; });
    return found == m_actions.end() ? nullptr : &*found;
}

void Actions::run(const QString &id) const
{
    const Action *const action = find(id);
    if (action != nullptr && isEnabled(*action)) {
        action->run();
    }
}

QString Actions::tip(const QString &id) const
{
    const Action *const action = find(id);
    const QKeySequence keys = action == nullptr ? QKeySequence() : keysNow(*action);
    if (keys.isEmpty()) {
        return action == nullptr ? QString() : action->text;
    }
    return tr("%1 (%2)", "an action and its key").arg(action->text, keyText(keys));
}

QString keyText(const QKeySequence &keys)
{
    return keys.toString(QKeySequence::NativeText);
}

} // namespace zumik::widgets::shell
