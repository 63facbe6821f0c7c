// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/layout.h"

#include "models/base/number.h"
#include "models/dashboard/json.h"
#include "models/dashboard/notes.h"
#include "models/dashboard/panelreader.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <unordered_set>

namespace zumik::dashboard {

namespace {

constexpr int columns = 24;
constexpr double cellPixels = 38; // 30 and a gap of 8
constexpr double leastPixels = 90;

/// "250px", "250" or 250, in grid cells.
int heightOf(const QJsonValue &value, int fallback)
{
    std::string text = textOf(value);
    if (text.ends_with("px")) {
        text.resize(text.size() - 2);
    }
    const auto pixels = base::parseDouble(text);
    if (!pixels || !std::isfinite(*pixels)) {
        return fallback;
    }
    return static_cast<int>(std::ceil(std::clamp(*pixels, leastPixels, 38000.0) / cellPixels));
}

/// Lays panels side by side, and below when a line is full.
class Lines {
public:
    explicit Lines(int top)
        : m_top(top)
    {
    }

    void place(Panel &panel, int width, int height)
    {
        if (m_x + width > columns) {
            m_top += m_height;
            m_x = 0;
            m_height = 0;
        }
        panel.position = {m_x, m_top, width, height};
        m_x += width;
        m_height = std::max(m_height, height);
    }

    int bottom() const { return m_top + m_height; }

private:
    int m_top;
    int m_x = 0;
    int m_height = 0;
};

std::vector<Panel> readRowPanels(const QJsonValue &row, int top, Notes &notes, std::size_t &left, int &bottom)
{
    std::vector<Panel> panels;
    Lines lines(top);
    const int rowHeight = heightOf(member(row, "height"), 7);
    const QJsonArray array = member(row, "panels").toArray();
    for (const QJsonValue json : array) {
        if (left == 0) {
            notes.add("panels", "too many");
            break;
        }
        Panel panel = readPanel(json, notes, left);
        const double span = std::clamp(numberOf(json, "span").value_or(4), 1.0, 12.0);
        lines.place(
            panel, static_cast<int>(std::floor(span)) * 2, heightOf(member(json, "height"), rowHeight));
        panels.push_back(std::move(panel));
    }
    bottom = lines.bottom();
    return panels;
}

Panel rowPanel(const QJsonValue &row, int top)
{
    Panel panel;
    panel.type = "row";
    panel.title = textOf(row, "title");
    panel.position = {0, top, columns, 1};
    panel.repeat = textOf(row, "repeat");
    panel.options = RowOptions{flagOf(row, "collapse")};
    return panel;
}

/// How far down each column is taken.
class Skyline {
public:
    void place(GridPosition &position)
    {
        const auto first = m_heights.begin() + position.x;
        const auto last = first + position.width;
        position.y = std::max(position.y, *std::max_element(first, last));
        std::fill(first, last, position.y + position.height);
    }

private:
    std::array<int, columns> m_heights{};
};

void sortByPosition(std::vector<Panel> &panels)
{
    std::stable_sort(panels.begin(), panels.end(), [](const Panel &a, const Panel &b) {
        return std::pair(a.position.y, a.position.x) < std::pair(b.position.y, b.position.x);
    });
}

void resolveOverlaps(std::vector<Panel> &panels)
{
    sortByPosition(panels);
    Skyline skyline;
    for (Panel &panel : panels) {
        if (panel.type == "row") {
            panel.position.x = 0;
            panel.position.width = columns;
        }
        skyline.place(panel.position);
    }
    sortByPosition(panels);
}

void collectIds(const std::vector<Panel> &panels, int &highest)
{
    for (const Panel &panel : panels) {
        highest = std::max(highest, panel.id);
        collectIds(panel.panels, highest);
    }
}

/// The first panel of an id keeps it; the others get ids that nobody has.
void renumber(std::vector<Panel> &panels, std::unordered_set<int> &taken, int &next)
{
    for (Panel &panel : panels) {
        if (panel.id <= 0 || !taken.insert(panel.id).second) {
            while (next <= 0 || !taken.insert(next).second) {
                next = next <= 0 || next == std::numeric_limits<int>::max() ? 1 : next + 1;
            }
            panel.id = next;
        }
        renumber(panel.panels, taken, next);
    }
}

void arrangeNested(Panel &row)
{
    if (row.panels.empty()) {
        return;
    }
    int top = std::numeric_limits<int>::max();
    for (const Panel &panel : row.panels) {
        top = std::min(top, panel.position.y);
    }
    for (Panel &panel : row.panels) {
        panel.position.y -= top;
        arrangeNested(panel);
    }
    resolveOverlaps(row.panels);
}

} // namespace

std::vector<Panel> readRows(const QJsonValue &rows, Notes &notes, std::size_t &left)
{
    const QJsonArray array = rows.toArray();
    const bool titled = std::any_of(array.begin(), array.end(), [](const QJsonValue &row) {
        return flagOf(row, "showTitle") || flagOf(row, "collapse") || !textOf(row, "repeat").empty();
    });
    std::vector<Panel> panels;
    int top = 0;
    for (const QJsonValue row : array) {
        if (titled) {
            panels.push_back(rowPanel(row, top++));
        }
        int bottom = top;
        std::vector<Panel> inside = readRowPanels(row, top, notes, left, bottom);
        const bool collapsed = flagOf(row, "collapse");
        auto &target = collapsed ? panels.back().panels : panels;
        target.insert(
            target.end(), std::make_move_iterator(inside.begin()), std::make_move_iterator(inside.end()));
        top = collapsed ? top : bottom;
    }
    return panels;
}

void arrange(std::vector<Panel> &panels)
{
    resolveOverlaps(panels);
    for (Panel &panel : panels) {
        arrangeNested(panel);
    }
    int next = 0;
    collectIds(panels, next);
    next = next == std::numeric_limits<int>::max() ? 1 : next + 1;
    std::unordered_set<int> taken;
    renumber(panels, taken, next);
}

} // namespace zumik::dashboard
