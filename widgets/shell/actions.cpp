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
    assert(action.keys.isEmpty()
        || std::none_of(m_actions.begin(), m_actions.end(),
            [&](const Action &other) { return other.keys == action.keys; }));
    m_actions.push_back(std::move(action));
    const Action &added = m_actions.back();
    if (!added.keys.isEmpty()) {
        auto *const shortcut = new QShortcut(added.keys, m_window);
        shortcut->setAutoRepeat(false);
        connect(shortcut, &QShortcut::activated, this, [this, id = added.id] { run(id); });
    }
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
    if (action == nullptr || action->keys.isEmpty()) {
        return action == nullptr ? QString() : action->text;
    }
    return tr("%1 (%2)", "an action and its key").arg(action->text, keyText(action->keys));
}

QString keyText(const QKeySequence &keys)
{
    return keys.toString(QKeySequence::NativeText);
}

} // namespace zumik::widgets::shell
