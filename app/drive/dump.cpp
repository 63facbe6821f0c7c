// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/drive/dump.h"

#include "app/drive/faces.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QWidget>

#include <cmath>

namespace zumik::app::drive {

namespace {

constexpr int deepest = 64;
constexpr int mostNodes = 20'000;

void addText(QJsonObject &node, const char *key, const QString &text)
{
    if (!text.isEmpty()) {
        node.insert(QLatin1String(key), text);
    }
}

QJsonObject withoutChildren(const Face &face)
{
    const QRect rect = face.rect();
    QJsonObject node{{QStringLiteral("role"), roleOf(face)}, {QStringLiteral("name"), nameOf(face)},
        {QStringLiteral("state"), QJsonArray::fromStringList(statesOf(face))},
        {QStringLiteral("rect"), QJsonArray{rect.x(), rect.y(), rect.width(), rect.height()}}};
    addText(node, "description", face.text(QAccessible::Description));
    if (!face.state().passwordEdit) {
        addText(node, "value", face.text(QAccessible::Value));
    }
    return node;
}

QJsonObject nodeOf(Face *face, int depth, int &left)
{
    QJsonObject node = withoutChildren(*face);
    QJsonArray children;
    const int count = depth < deepest ? face->childCount() : 0;
    for (int i = 0; i < count && left > 0; ++i) {
        Face *const child = face->child(i);
        if (child != nullptr && child->isValid()) {
            --left;
            children.append(nodeOf(child, depth + 1, left));
        }
    }
    if (!children.isEmpty()) {
        node.insert(QStringLiteral("children"), children);
    }
    return node;
}

QJsonArray treeOfAll()
{
    int left = mostNodes;
    QJsonArray windows;
    const QList<QWidget *> shown = shownWindows();
    for (QWidget *const window : shown) {
        if (Face *const face = QAccessible::queryAccessibleInterface(window)) {
            windows.append(nodeOf(face, 0, left));
        }
    }
    return windows;
}

QByteArray textOf(const QJsonValue &value)
{
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return list.mid(1, list.size() - 2);
}

} // namespace

QByteArray dumpOf(const Stage &stage, const StallMeter::Stalls &stalls)
{
    const QJsonObject measured{{QStringLiteral("over50ms"), stalls.over50ms},
        {QStringLiteral("maxMs"), std::round(stalls.maxMs * 10) / 10}};
    return "{\"page\":" + textOf(stage.page()) + ",\"state\":" + textOf(stage.state()) + ",\"connection\":"
        + textOf(stage.connection()) + ",\"panels\":" + QByteArray::fromStdString(stage.panels())
        + ",\"guiStalls\":" + textOf(measured) + ",\"tree\":" + textOf(treeOfAll()) + "}\n";
}

} // namespace zumik::app::drive
