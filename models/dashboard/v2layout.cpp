// SPDX-License-Identifier: GPL-3.0-or-later
// Layouts are {"kind": ..., "spec": ...} within each other: GridLayout (24 columns, as before), RowsLayout,
// TabsLayout, AutoGridLayout (ResponsiveGridLayout in v2alpha1). Sizes of the automatic grid are those of
// Grafana's AutoGridLayoutManager.
#include "models/dashboard/v2layout.h"

#include "models/dashboard/json.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace zumik::dashboard {

namespace {

constexpr int deepestLayout = 6;
constexpr int mostPanels = 20001;
constexpr double gap = 8; // px
constexpr double cell = 38; // px, its gap included
constexpr double page = 1888; // px

QJsonObject position(int x, int y, int width, int height)
{
    return {{QStringLiteral("x"), x}, {QStringLiteral("y"), y}, {QStringLiteral("w"), width},
        {QStringLiteral("h"), height}};
}

int autoHeight(const QJsonValue &spec)
{
    const std::string mode = textOf(spec, "rowHeightMode");
    const double pixels = mode == "short" ? 168
        : mode == "tall"                  ? 512
        : mode == "custom"                ? numberOf(spec, "rowHeight").value_or(320)
                                          : 320;
    return static_cast<int>(std::ceil((std::clamp(pixels, 30.0, 38000.0) + gap) / cell));
}

int autoColumns(const QJsonValue &spec)
{
    const std::string mode = textOf(spec, "columnWidthMode");
    const double pixels = mode == "narrow" ? 192
        : mode == "wide"                   ? 768
        : mode == "custom"                 ? numberOf(spec, "columnWidth").value_or(448)
                                           : 448;
    const int most = intOf(member(spec, "maxColumnCount"), 1, 24, 3);
    return std::clamp(static_cast<int>((page + gap) / (std::clamp(pixels, 24.0, page) + gap)), 1, most);
}

bool holdsRows(const QJsonValue &layout)
{
    const std::string kind = textOf(layout, "kind");
    return kind == "RowsLayout" || kind == "TabsLayout";
}

void addRepeat(const QJsonValue &repeat, QJsonObject &panel)
{
    if (!member(repeat, "value").isString()) {
        return;
    }
    panel.insert(QLatin1String("repeat"), member(repeat, "value"));
    panel.insert(QLatin1String("maxPerRow"), member(repeat, "maxPerRow"));
    panel.insert(QLatin1String("repeatDirection"), member(repeat, "direction"));
}

/// Walks the tree of layouts from top to bottom.
class Placement {
public:
    explicit Placement(QJsonObject elements)
        : m_elements(std::move(elements))
    {
    }

    void place(const QJsonValue &layout, int depth, bool collapsed = false)
    {
        const std::string kind = textOf(layout, "kind");
        const QJsonValue spec = member(layout, "spec");
        if (depth > deepestLayout) {
            lose("layout", "too deep");
        } else if (kind == "GridLayout") {
            placeGrid(member(spec, "items").toArray());
        } else if (kind == "RowsLayout") {
            placeRows(member(spec, "rows").toArray(), depth, collapsed);
        } else if (kind == "TabsLayout") {
            lose("layout", kind);
            placeRows(member(spec, "tabs").toArray(), depth, collapsed);
        } else if (kind == "AutoGridLayout" || kind == "ResponsiveGridLayout") {
            placeAutomatic(spec);
        } else {
            lose("layout", kind);
        }
    }

    PlacedPanels take() { return {m_panels, m_lost}; }

private:
    void lose(const char *what, const std::string &detail)
    {
        m_lost.append(QJsonObject{{QStringLiteral("what"), QLatin1String(what)},
            {QStringLiteral("detail"), qt(detail.substr(0, 200))}});
    }

    void loseCondition(const QJsonValue &spec, const std::string &name)
    {
        const QJsonValue items = member(member(member(spec, "conditionalRendering"), "spec"), "items");
        if (!items.toArray().isEmpty()) {
            lose("conditional rendering", name);
        }
    }

    void add(const QJsonValue &item, const QJsonObject &place)
    {
        const QString name = member(member(item, "element"), "name").toString();
        if (m_count >= mostPanels || !m_elements.contains(name) || !m_placed.insert(name).second) {
            lose("element", utf8(name));
            return;
        }
        ++m_count;
        QJsonObject made = classicPanel(m_elements.value(name));
        made.insert(QLatin1String("gridPos"), place);
        addRepeat(member(item, "repeat"), made);
        loseCondition(item, utf8(name));
        m_bottom = std::max(
            m_bottom, place.value(QLatin1String("y")).toInt() + place.value(QLatin1String("h")).toInt());
        m_panels.append(made);
    }

    void placeGrid(const QJsonArray &items)
    {
        const int top = m_bottom;
        for (const QJsonValue item : items) {
            const QJsonValue spec = member(item, "spec");
            if (textOf(item, "kind") == "GridLayoutRow") {
                placeOldRow(spec);
                continue;
            }
            add(spec,
                position(intOf(member(spec, "x"), 0, 23, 0), top + intOf(member(spec, "y"), 0, 100000, 0),
                    intOf(member(spec, "width"), 1, 24, 12), intOf(member(spec, "height"), 1, 1000, 8)));
        }
    }

    /// v2alpha1: a row among the panels of a grid, their y counted from its lower edge.
    void placeOldRow(const QJsonValue &spec)
    {
        const QJsonArray elements = member(spec, "elements").toArray();
        placeRow(spec, flagOf(spec, "collapsed"), [&] { placeGrid(elements); });
    }

    QJsonObject row(const QJsonValue &spec)
    {
        QJsonObject made{{QStringLiteral("type"), QStringLiteral("row")},
            {QStringLiteral("title"), member(spec, "title")},
            {QStringLiteral("gridPos"), position(0, m_bottom++, 24, 1)}};
        addRepeat(member(spec, "repeat"), made);
        loseCondition(spec, textOf(spec, "title"));
        return made;
    }

    /// The row, and its content within it or below.
    template <typename Content> void placeRow(const QJsonValue &spec, bool collapsed, const Content &content)
    {
        QJsonObject made = row(spec);
        if (!collapsed) {
            m_panels.append(made);
            content();
            return;
        }
        const int bottom = m_bottom;
        QJsonArray above;
        std::swap(above, m_panels);
        content();
        made.insert(QLatin1String("collapsed"), true);
        made.insert(QLatin1String("panels"), m_panels);
        m_panels = above;
        m_panels.append(made);
        m_bottom = bottom;
    }

    void placeRows(const QJsonArray &rows, int depth, bool allCollapsed)
    {
        for (const QJsonValue one : rows) {
            const QJsonValue spec = member(one, "spec");
            const QJsonValue layout = member(spec, "layout");
            const bool collapsed = allCollapsed || flagOf(spec, "collapse");
            if (flagOf(spec, "hideHeader")) {
                loseCondition(spec, textOf(spec, "title"));
                place(layout, depth + 1);
            } else {
                placeRow(spec, collapsed && !holdsRows(layout),
                    [&] { place(layout, depth + 1, collapsed && holdsRows(layout)); });
            }
        }
    }

    /// Where fewer panels are than columns they share the width.
    void placeAutomatic(const QJsonValue &spec)
    {
        const QJsonArray items = member(spec, "items").toArray();
        const int count =
            std::min(autoColumns(spec), static_cast<int>(std::clamp<qsizetype>(items.size(), 1, 24)));
        const int height = autoHeight(spec);
        const int top = m_bottom;
        int index = 0;
        for (const QJsonValue item : items) {
            const int column = index % count;
            const int left = column * 24 / count;
            add(member(item, "spec"),
                position(left, top + index / count * height, (column + 1) * 24 / count - left, height));
            ++index;
        }
    }

    QJsonObject m_elements;
    std::set<QString> m_placed;
    QJsonArray m_panels;
    QJsonArray m_lost;
    int m_bottom = 0;
    int m_count = 0;
};

} // namespace

PlacedPanels placePanels(const QJsonObject &elements, const QJsonValue &layout)
{
    Placement placement(elements);
    placement.place(layout, 0);
    return placement.take();
}

} // namespace zumik::dashboard
