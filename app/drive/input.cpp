// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drive/input.h"

#include <QApplication>
#include <QCursor>
#include <QStyleHints>
#include <QWheelEvent>
#include <QWindow>

// QtGui's doors for synthetic input, as the public headers of QtTest declare and call them. What comes in
// here goes the way of the platform's events.
QT_BEGIN_NAMESPACE
Q_GUI_EXPORT void qt_handleKeyEvent(QWindow *window, QEvent::Type type, int key,
    Qt::KeyboardModifiers modifiers, const QString &text, bool autorepeat, ushort count);
Q_GUI_EXPORT void qt_handleMouseEvent(QWindow *window, const QPointF &local, const QPointF &global,
    Qt::MouseButtons state, Qt::MouseButton button, QEvent::Type type, Qt::KeyboardModifiers modifiers,
    int timestamp);
QT_END_NAMESPACE

namespace zumik::app::drive {

namespace {

constexpr int dragMoves = 8;
constexpr int notch = 120; // in eighths of a degree, as QWheelEvent counts

/// An open popup gets every event of the pointer, wherever it is.
QWindow *windowUnder(QWidget &widget)
{
    QWidget *const popup = QApplication::activePopupWidget();
    return (popup != nullptr ? popup : widget.window())->windowHandle();
}

QString textOf(QKeyCombination keys)
{
    const int key = keys.key();
    const bool printable = key >= Qt::Key_Space && key <= Qt::Key_ydiaeresis;
    if (!printable || (keys.keyboardModifiers() & ~Qt::ShiftModifier) != Qt::NoModifier) {
        return {};
    }
    const QChar letter(key);
    return keys.keyboardModifiers() == Qt::ShiftModifier ? QString(letter) : QString(letter.toLower());
}

} // namespace

Input::Input(QWidget &window)
    : m_window(&window)
{
}

/// Beyond the time in which a second press would make a double click.
void Input::later()
{
    m_time += 2 * QGuiApplication::styleHints()->mouseDoubleClickInterval();
}

void Input::key(int key, Qt::KeyboardModifiers modifiers, const QString &text)
{
    for (const QEvent::Type type : {QEvent::KeyPress, QEvent::KeyRelease}) {
        QWindow *window = QGuiApplication::focusWindow();
        if (window == nullptr && m_window != nullptr) {
            window = m_window->windowHandle();
        }
        if (window != nullptr) {
            qt_handleKeyEvent(window, type, key, modifiers, text, false, 1);
        }
    }
}

void Input::press(const QKeySequence &keys)
{
    for (int i = 0; i < keys.count(); ++i) {
        const QKeyCombination each = keys[static_cast<uint>(i)];
        key(each.key(), each.keyboardModifiers(), textOf(each));
    }
}

void Input::type(const QString &text)
{
    for (const char32_t code : text.toUcs4()) {
        const QString letter = QString::fromUcs4(&code, 1);
        if (code == U'\n') {
            key(Qt::Key_Return, {}, QStringLiteral("\r"));
        } else if (code == U'\t') {
            key(Qt::Key_Tab, {}, letter);
        } else {
            const int known = code <= 0xff ? letter.toUpper().front().unicode() : 0;
            key(known, letter.front().isUpper() ? Qt::ShiftModifier : Qt::NoModifier, letter);
        }
    }
}

void Input::mouse(QWindow &window, const QPoint &point, QEvent::Type type, Qt::MouseButton button,
    Qt::KeyboardModifiers modifiers)
{
    if (type == QEvent::MouseButtonPress) {
        m_down |= button;
    } else if (type == QEvent::MouseButtonRelease) {
        m_down &= ~Qt::MouseButtons(button);
    }
    if (QGuiApplication::platformName() == QLatin1String("offscreen")) {
        QCursor::setPos(point); // nobody else moves it there, and it decides what lies under the pointer
    }
    m_time += 10;
    qt_handleMouseEvent(&window, window.mapFromGlobal(point), point, m_down, button, type, modifiers, m_time);
}

void Input::move(QWidget &widget, const QPoint &point)
{
    if (QWindow *const window = windowUnder(widget)) {
        mouse(*window, point, QEvent::MouseMove, Qt::NoButton, {});
    }
}

void Input::click(QWidget &widget, const QPoint &point, const Press &press)
{
    later();
    move(widget, point);
    for (int i = 0; i < (press.twice ? 2 : 1); ++i) {
        const QPointer<QWindow> window = windowUnder(widget);
        for (const QEvent::Type type : {QEvent::MouseButtonPress, QEvent::MouseButtonRelease}) {
            if (window) {
                mouse(*window, point, type, press.button, press.hold);
            }
        }
    }
}

void Input::drag(QWidget &widget, const QPoint &from, const QPoint &to)
{
    later();
    const QPointer<QWindow> window = windowUnder(widget);
    if (!window) {
        return;
    }
    mouse(*window, from, QEvent::MouseMove, Qt::NoButton, {});
    mouse(*window, from, QEvent::MouseButtonPress, Qt::LeftButton, {});
    for (int i = 1; i <= dragMoves && window; ++i) {
        mouse(*window, from + (to - from) * i / dragMoves, QEvent::MouseMove, Qt::NoButton, {});
    }
    if (window) {
        mouse(*window, to, QEvent::MouseButtonRelease, Qt::LeftButton, {});
    }
}

void Input::scroll(QWidget &widget, const QPoint &point, int notches)
{
    QWindow *const window = windowUnder(widget);
    for (int i = 0; i < std::abs(notches) && window != nullptr; ++i) {
        QWheelEvent event(window->mapFromGlobal(QPointF(point)), point, QPoint(),
            QPoint(0, notches > 0 ? -notch : notch), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(window, &event);
    }
}

} // namespace zumik::app::drive
