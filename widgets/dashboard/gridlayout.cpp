// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/dashboard/gridlayout.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace zumik::widgets::dashboard {

namespace {

using zumik::dashboard::Dashboard;
using zumik::dashboard::GridPosition;
using zumik::dashboard::Panel;
using zumik::dashboard::RowOptions;

constexpr int tallest = 200; ///< grid rows; what a file asks beyond is not believed

bool isRow(const Panel &panel)
{
    return std::holds_alternative<RowOptions>(panel.options);
}

bool readsBefore(const Panel *a, const Panel *b)
{
    return a->position.y != b->position.y ? a->position.y < b->position.y : a->position.x < b->position.x;
}

/// The panels that show, as sections: a row begins one, and so does what follows the panels that a collapsed
/// row keeps inside itself. Panels are sorted within their section only.
class Sections {
public:
    explicit Sections(const std::set<int> &collapsed)
        : m_collapsed(collapsed)
    {
    }

    void add(const Panel &panel)
    {
        if (!isRow(panel)) {
            put(panel);
            return;
        }
        begin(false);
        m_shown.push_back(&panel);
        begin(m_collapsed.contains(panel.id));
        for (const Panel &child : panel.panels) {
            put(child);
        }
        if (std::get<RowOptions>(panel.options).collapsed) {
            begin(false);
        }
    }

    std::vector<const Panel *> take()
    {
        begin(false);
        return std::move(m_shown);
    }

private:
    void put(const Panel &panel)
    {
        if (!m_hidden) {
            m_shown.push_back(&panel);
        }
    }

    void begin(bool hidden)
    {
        std::stable_sort(m_shown.begin() + static_cast<std::ptrdiff_t>(m_start), m_shown.end(), readsBefore);
        m_start = m_shown.size();
        m_hidden = hidden;
    }

    const std::set<int> &m_collapsed;
    std::vector<const Panel *> m_shown;
    std::size_t m_start = 0;
    bool m_hidden = false;
};

std::vector<const Panel *> shown(const Dashboard &dashboard, const std::set<int> &collapsed)
{
    Sections sections(collapsed);
    for (const Panel &panel : dashboard.panels) {
        sections.add(panel);
    }
    return sections.take();
}

/// The lowest free grid row of every column.
class Skyline {
public:
    GridPosition put(const Panel &panel)
    {
        GridPosition at = panel.position;
        if (isRow(panel)) {
            at = {0, 0, GridMeasures::columns, 1};
        }
        at.width = std::clamp(at.width, 1, GridMeasures::columns);
        at.x = std::clamp(at.x, 0, GridMeasures::columns - at.width);
        at.height = std::clamp(at.height, 1, tallest);
        auto *const first = m_tops.data() + at.x;
        at.y = *std::max_element(first, first + at.width);
        std::fill(first, first + at.width, at.y + at.height);
        return at;
    }

    int rows() const { return *std::max_element(m_tops.begin(), m_tops.end()); }

private:
    std::array<int, GridMeasures::columns> m_tops{};
};

QRect boxOf(const GridPosition &at, int width, const GridMeasures &measures)
{
    const double column = (width + measures.gap) / static_cast<double>(GridMeasures::columns);
    const int row = measures.rowHeight + measures.gap;
    const int left = static_cast<int>(std::lround(at.x * column));
    const int right = static_cast<int>(std::lround((at.x + at.width) * column)) - measures.gap;
    return {left, at.y * row, std::max(1, right - left), at.height * row - measures.gap};
}

} // namespace

std::set<int> collapsedRows(const Dashboard &dashboard)
{
    std::set<int> ids;
    for (const Panel &panel : dashboard.panels) {
        const auto *const row = std::get_if<RowOptions>(&panel.options);
        if (row != nullptr && row->collapsed) {
            ids.insert(panel.id);
        }
    }
    return ids;
}

const PlacedPanel *GridPlan::find(int panelId) const
{
    const auto place = places.find(panelId);
    return place == places.end() ? nullptr : &panels[place->second];
}

GridPlan planGrid(
    const Dashboard &dashboard, const std::set<int> &collapsed, int width, GridMeasures measures)
{
    GridPlan plan;
    Skyline skyline;
    for (const Panel *panel : shown(dashboard, collapsed)) {
        const QRect box = boxOf(skyline.put(*panel), width, measures);
        plan.height = std::max(plan.height, box.bottom() + 1);
        plan.places.emplace(panel->id, plan.panels.size());
        plan.panels.push_back({panel, box});
    }
    return plan;
}

int gridRows(const Dashboard &dashboard, const std::set<int> &collapsed)
{
    Skyline skyline;
    for (const Panel *panel : shown(dashboard, collapsed)) {
        skyline.put(*panel);
    }
    return skyline.rows();
}

} // namespace zumik::widgets::dashboard
