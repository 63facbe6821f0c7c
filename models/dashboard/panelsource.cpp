// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/panelsource.h"

#include "models/dashboard/document.h"
#include "models/dashboard/json.h"

#include <QJsonDocument>

#include <vector>

namespace zumik::dashboard {

namespace {

constexpr int deepest = 3; ///< rows within rows are not a thing

/// Panels, those of rows too, in the file's order.
void collect(const QJsonValue &list, std::vector<QJsonObject> &panels, int depth)
{
    const QJsonArray items = list.toArray();
    for (const QJsonValue item : items) {
        panels.push_back(item.toObject());
        if (depth < deepest) {
            collect(member(item, "panels"), panels, depth + 1);
        }
    }
}

std::vector<QJsonObject> panelsOf(const QJsonObject &board)
{
    std::vector<QJsonObject> panels;
    collect(board.value(QLatin1String("panels")), panels, 0);
    collect(board.value(QLatin1String("rows")), panels, 0); // schemas before 16
    const QJsonObject elements = board.value(QLatin1String("elements")).toObject(); // v2
    for (const QJsonValue element : elements) {
        panels.push_back(element.toObject());
    }
    return panels;
}

/// How sure it is that this is the one; 0: it isn't.
int likeness(const QJsonObject &panel, int panelId, std::string_view title)
{
    const QJsonValue own(panel);
    const QJsonValue said = panel.contains(QLatin1String("spec")) ? member(own, "spec") : own;
    const bool sameId =
        member(said, "id").isDouble() && intOf(member(said, "id"), 0, 2147483647, 0) == panelId;
    const bool sameTitle = !title.empty() && textOf(said, "title") == title;
    return (sameId ? 2 : 0) + (sameTitle ? 1 : 0);
}

} // namespace

QByteArray panelJson(const DashboardDocument &document, int panelId, std::string_view title)
{
    int best = 0;
    QJsonObject found;
    for (const QJsonObject &panel : panelsOf(document.dashboard())) {
        if (const int like = likeness(panel, panelId, title); like > best) {
            best = like;
            found = panel;
        }
    }
    return best == 0 ? QByteArray() : QJsonDocument(found).toJson(QJsonDocument::Indented);
}

} // namespace zumik::dashboard
