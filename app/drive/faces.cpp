// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drive/faces.h"

#include <QApplication>
#include <QMetaEnum>
#include <QWidget>

#include <algorithm>
#include <array>
#include <utility>

namespace zumik::app::drive {

namespace {

constexpr int deepest = 64;
constexpr int mostFaces = 20'000;

int rankOf(const QWidget *window)
{
    if (window == QApplication::activePopupWidget()) {
        return 0;
    }
    if (window->windowType() == Qt::Popup || window->windowType() == Qt::ToolTip) {
        return 1;
    }
    return window == QApplication::activeModalWidget() ? 2 : 3;
}

void walkFrom(Face *face, const std::function<bool(Face *)> &visit, int depth, int &left)
{
    if (face == nullptr || !face->isValid() || depth > deepest || --left < 0 || !visit(face)) {
        return;
    }
    const int count = face->childCount();
    for (int i = 0; i < count && left > 0; ++i) {
        walkFrom(face->child(i), visit, depth + 1, left);
    }
}

} // namespace

QList<QWidget *> shownWindows()
{
    QList<QWidget *> shown;
    const QList<QWidget *> all = QApplication::topLevelWidgets();
    std::copy_if(all.begin(), all.end(), std::back_inserter(shown),
        [](const QWidget *window) { return window->isVisible(); });
    std::stable_sort(
        shown.begin(), shown.end(), [](const QWidget *a, const QWidget *b) { return rankOf(a) < rankOf(b); });
    return shown;
}

void walk(Face *face, const std::function<bool(Face *)> &visit)
{
    int left = mostFaces;
    walkFrom(face, visit, 0, left);
}

QString nameOf(const Face &face)
{
    return face.text(QAccessible::Name).simplified();
}

QString roleOf(const Face &face)
{
    const char *const key = QMetaEnum::fromType<QAccessible::Role>().valueToKey(face.role());
    return key == nullptr ? QString::number(face.role()) : QString::fromLatin1(key);
}

QStringList statesOf(const Face &face)
{
    const QAccessible::State state = face.state();
    const std::array<std::pair<bool, const char *>, 16> known{{{state.disabled, "disabled"},
        {state.invisible, "invisible"}, {state.offscreen, "offscreen"}, {state.focusable, "focusable"},
        {state.focused, "focused"}, {state.checkable, "checkable"}, {state.checked, "checked"},
        {state.selectable, "selectable"}, {state.selected, "selected"}, {state.pressed, "pressed"},
        {state.expanded, "expanded"}, {state.editable, "editable"}, {state.readOnly, "readOnly"},
        {state.passwordEdit, "passwordEdit"}, {state.modal, "modal"}, {state.active, "active"}}};
    QStringList words;
    for (const auto &[holds, word] : known) {
        if (holds) {
            words << QString::fromLatin1(word);
        }
    }
    return words;
}

QWidget *widgetOf(Face *face)
{
    for (Face *each = face; each != nullptr; each = each->parent()) {
        if (auto *const widget = qobject_cast<QWidget *>(each->object())) {
            return widget;
        }
    }
    return nullptr;
}

bool isShown(Face *face)
{
    const QWidget *const widget = widgetOf(face);
    return !face->state().invisible && widget != nullptr && widget->isVisible();
}

bool isControl(Face *face)
{
    const QAccessible::State state = face->state();
    QAccessibleActionInterface *const actions = face->actionInterface();
    return state.focusable || state.selectable || state.editable || state.checkable
        || (actions != nullptr && !actions->actionNames().isEmpty());
}

} // namespace zumik::app::drive
