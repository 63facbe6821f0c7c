// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drive/controls.h"

#include "app/drive/faces.h"
#include "app/drive/nearnames.h"

#include <QAbstractScrollArea>
#include <QApplication>

#include <algorithm>
#include <vector>

namespace zumik::app::drive {

namespace {

enum class Fit { Exact, AnyCase, Beginning, None };

Fit fitOf(const QString &name, const QString &wanted)
{
    const bool stated = name.startsWith(wanted + QLatin1Char(':')); // "Cluster: byc_1" is "Cluster"
    if (name == wanted || stated) {
        return Fit::Exact;
    }
    if (name.compare(wanted, Qt::CaseInsensitive) == 0) {
        return Fit::AnyCase;
    }
    return name.startsWith(wanted, Qt::CaseInsensitive) ? Fit::Beginning : Fit::None;
}

/// What was seen on the way, best fit first.
struct Seen {
    std::vector<Face *> faces;
    Fit best = Fit::None;
    QStringList names; ///< of everything that shows
};

void note(Seen &seen, Face *face, const QString &wanted)
{
    const QString name = nameOf(*face);
    const Fit fit = name.isEmpty() ? Fit::None : fitOf(name, wanted);
    if (fit != Fit::None && fit < seen.best) {
        seen.faces.clear();
        seen.best = fit;
    }
    if (fit != Fit::None && fit == seen.best) {
        seen.faces.push_back(face);
    }
    if (!name.isEmpty() && isShown(face)) {
        seen.names << name;
    }
}

void look(Seen &seen, Face *face, const Target &target, bool inside)
{
    walk(face, [&, top = face](Face *each) {
        if (inside || target.within.isEmpty()) {
            note(seen, each, target.name);
            return true;
        }
        if (each != top && fitOf(nameOf(*each), target.within) == Fit::Exact && isShown(each)) {
            look(seen, each, target, true);
            return false;
        }
        return true;
    });
}

Seen lookEverywhere(const Target &target)
{
    Seen seen;
    for (QWidget *const window : shownWindows()) {
        look(seen, QAccessible::queryAccessibleInterface(window), target, false);
    }
    return seen;
}

/// Of those, the ones that `test` holds for; all where it holds for none.
template <typename Test> std::vector<Face *> preferred(std::vector<Face *> faces, Test test)
{
    std::vector<Face *> chosen;
    std::copy_if(faces.begin(), faces.end(), std::back_inserter(chosen), test);
    return chosen.empty() ? faces : chosen;
}

QRect onScreen(const QWidget &widget)
{
    return {widget.mapToGlobal(QPoint(0, 0)), widget.size()};
}

/// What no widget around it cuts off; the rows of a list end where its viewport does.
QRect openPart(const Face &face, const QWidget &widget)
{
    QRect open = face.rect();
    const auto *const scrolls = qobject_cast<const QAbstractScrollArea *>(&widget);
    if (scrolls != nullptr && face.object() != &widget) {
        open &= onScreen(*scrolls->viewport());
    }
    for (const QWidget *each = &widget; each != nullptr;
         each = each->isWindow() ? nullptr : each->parentWidget()) {
        open &= onScreen(*each);
    }
    return open;
}

/// Whether something else lies over it there.
bool isCovered(QWidget &widget, const QPoint &point)
{
    QWidget *const window = widget.window();
    const QWidget *const hit = window->childAt(window->mapFromGlobal(point));
    return hit != nullptr && hit != &widget && !widget.isAncestorOf(hit) && !hit->isAncestorOf(&widget);
}

bool behindDialog(const QWidget &widget)
{
    const QWidget *const modal = QApplication::activeModalWidget();
    const QWidget *const window = widget.window();
    return modal != nullptr && window != modal && !modal->isAncestorOf(window)
        && window->windowType() != Qt::Popup;
}

Found usable(Face *face, const QString &name)
{
    QWidget *const widget = widgetOf(face);
    if (!isShown(face)) {
        return Refusal{QStringLiteral("\"%1\" is hidden").arg(name)};
    }
    if (face->state().disabled || !widget->isEnabled()) {
        return Refusal{QStringLiteral("\"%1\" is disabled").arg(name)};
    }
    if (behindDialog(*widget)) {
        return Refusal{QStringLiteral("\"%1\" is behind a dialog").arg(name)};
    }
    const Control control{widget, face->rect(), openPart(*face, *widget)};
    if (control.open.isEmpty()) {
        return Refusal{QStringLiteral("\"%1\" is out of view: scroll to it").arg(name)};
    }
    return control;
}

} // namespace

std::optional<QPoint> Control::pointAt(Part part) const
{
    const QRect area = part == middle ? open : box;
    const QPoint point(area.left() + static_cast<int>(part.x() * (area.width() - 1)),
        area.top() + static_cast<int>(part.y() * (area.height() - 1)));
    return open.contains(point) && !isCovered(*widget, point) ? std::optional(point) : std::nullopt;
}

Found findControl(const Target &target)
{
    const Seen seen = lookEverywhere(target);
    if (seen.faces.empty()) {
        const bool lost = !target.within.isEmpty() && seen.names.isEmpty();
        return Refusal{QStringLiteral("there is no \"%1\"").arg(lost ? target.within : target.name),
            nearNames(target.name, seen.names)};
    }
    std::vector<Face *> faces = preferred(seen.faces, isShown);
    faces = preferred(faces, isControl);
    faces = preferred(faces, [](Face *face) { return !face->state().disabled; });
    if (faces.size() > 1) {
        return Refusal{QStringLiteral("%1 controls are called \"%2\": say \"in\" which")
                           .arg(faces.size())
                           .arg(target.name)};
    }
    return usable(faces.front(), target.name);
}

bool isThere(const Target &target)
{
    const Seen seen = lookEverywhere(target);
    return std::any_of(seen.faces.begin(), seen.faces.end(), isShown);
}

} // namespace zumik::app::drive
