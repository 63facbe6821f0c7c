// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QEvent>
#include <QKeySequence>
#include <QPoint>
#include <QPointer>
#include <QWidget>

namespace zumik::app::drive {

/// A keyboard and a pointer. Their events enter where the platform's own do, so that focus, shortcuts, popups
/// and dialogs act on them as they do for a person. Each press is its own: two clicks are a double click only
/// when asked for.
class Input {
public:
    /// `window`: who gets keys while no window of ours has the focus.
    explicit Input(QWidget &window);

    void press(const QKeySequence &keys);
    void type(const QString &text);

    struct Press {
        Qt::MouseButton button = Qt::LeftButton;
        Qt::KeyboardModifiers hold = Qt::NoModifier;
        bool twice = false;
    };

    // `widget` is under the pointer, `point` on the screen.
    void click(QWidget &widget, const QPoint &point, const Press &press);
    void move(QWidget &widget, const QPoint &point);
    void drag(QWidget &widget, const QPoint &from, const QPoint &to);
    void scroll(QWidget &widget, const QPoint &point, int notches);

private:
    void key(int key, Qt::KeyboardModifiers modifiers, const QString &text);
    void mouse(QWindow &window, const QPoint &point, QEvent::Type type, Qt::MouseButton button,
        Qt::KeyboardModifiers modifiers);
    void later();

    QPointer<QWidget> m_window;
    int m_time = 0; ///< ms, the events' own
    Qt::MouseButtons m_down;
};

} // namespace zumik::app::drive
