// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessible>
#include <QString>
#include <QStringList>

#include <functional>

class QWidget;

// The accessible tree as a screen reader walks it. A face is what stands for a control, or a part of one,
// there; it lives as long as what it stands for.
namespace zumik::app::drive {

using Face = QAccessibleInterface;

/// The windows that show, in the order in which they would be hit: popups, dialogs, then the others.
QList<QWidget *> shownWindows();

/// Visits the face and everything below it, parents first, until `visit` returns false for a branch. Bounded
/// in depth and in number, whatever a widget reports.
void walk(Face *face, const std::function<bool(Face *)> &visit);

/// One line; empty without a name.
QString nameOf(const Face &face);
/// "PushButton", as Qt calls the roles.
QString roleOf(const Face &face);
/// "disabled", "invisible", "focused", ...
QStringList statesOf(const Face &face);

/// The widget that the face stands for or is a part of; null where there is none.
QWidget *widgetOf(Face *face);

/// Whether it shows: by its own word, and by its widget's.
bool isShown(Face *face);
/// Whether a person can do something with it, rather than only read it.
bool isControl(Face *face);

} // namespace zumik::app::drive
