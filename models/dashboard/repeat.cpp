// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/repeat.h"

#include "models/dashboard/repeatids.h"
#include "models/dashboard/repeatplaces.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <string_view>
#include <utility>

namespace zumik::dashboard {

namespace {

constexpr int lowest = 1'000'000'000; ///< grid rows; nothing is pushed further down

using Values = std::vector<VariableOption>;
using Scope = decltype(Panel::scope);

bool isRow(const Panel &panel)
{
    return std::holds_alternative<RowOptions>(panel.options);
}

bool isCollapsed(const Panel &row)
{
    return std::get<RowOptions>(row.options).collapsed;
}

/// A row with what belongs to it, or the panels that belong to none.
struct Section {
    const Panel *row = nullptr;
    std::vector<const Panel *> panels; ///< those that follow the row, not those inside it
};

std::vector<Section> sectionsOf(const std::vector<Panel> &panels)
{
    std::vector<Section> sections(1);
    for (const Panel &panel : panels) {
        if (!isRow(panel)) {
            sections.back().panels.push_back(&panel);
            continue;
        }
        sections.push_back({&panel, {}});
        if (isCollapsed(panel)) { // what follows it is not its own
            sections.emplace_back();
        }
    }
    return sections;
}

class Repeating {
public:
    Repeating(const std::vector<Panel> &panels, const RepeatValues &values, std::size_t most)
        : m_values(values)
        , m_ids(panels)
        , m_left(most)
    {
    }

    void add(const Section &section)
    {
        if (section.row == nullptr) {
            return addContent(section, {}, false);
        }
        const Values *const values = valuesFor(*section.row, {});
        if (values == nullptr) {
            return addRow(section, {}, false);
        }
        const std::size_t each = 1 + section.panels.size() + section.row->panels.size();
        const std::size_t count = granted(values->size(), each);
        noteLeftOut(section, values->size() - count);
        for (std::size_t i = 0; i < count; ++i) {
            shift(i == 0 ? 0 : heightOf(section));
            addRow(section, {{section.row->repeat, (*values)[i]}}, i > 0);
        }
    }

    Repeated take() { return std::move(m_made); }

private:
    /// Null where nothing is repeated: there is no such variable, or the row has settled it.
    const Values *valuesFor(const Panel &panel, const Scope &scope) const
    {
        const auto found = m_values.find(panel.repeat);
        const bool settled = std::any_of(
            scope.begin(), scope.end(), [&](const auto &one) { return one.first == panel.repeat; });
        return settled || found == m_values.end() ? nullptr : &found->second;
    }

    /// How many things of so many panels each: at least one, and no more than there is room for.
    std::size_t granted(std::size_t wanted, std::size_t each = 1)
    {
        const std::size_t count = std::max<std::size_t>(1, std::min(wanted, m_left / each));
        m_left -= std::min(count * each, m_left);
        return count;
    }

    void shift(int by)
    {
        m_shift = static_cast<int>(std::min<std::int64_t>(lowest, std::int64_t(m_shift) + by));
    }

    void noteLeftOut(const Section &section, std::size_t count)
    {
        const Panel *const first = !section.panels.empty() ? section.panels.front()
            : !section.row->panels.empty()                 ? &section.row->panels.front()
                                                           : section.row;
        if (count > 0) {
            m_made.leftOut[first->id] += count;
        }
    }

    /// Of a row with the panels that follow it, before any of them is repeated.
    static int heightOf(const Section &section)
    {
        int bottom = section.row->position.y + 1;
        for (const Panel *panel : section.panels) {
            bottom = std::max(bottom, bottomOf(panel->position));
        }
        return bottom - section.row->position.y;
    }

    void addRow(const Section &section, const Scope &scope, bool cloned)
    {
        Panel row = copyOf(*section.row, scope, cloned);
        row.position.y += m_shift;
        std::vector<Panel> inside = std::exchange(row.panels, {});
        for (Panel &panel : inside) {
            panel = copyOf(panel, scope, cloned);
        }
        row.panels = expanded(std::move(inside));
        m_made.panels.push_back(std::move(row));
        addContent(section, scope, cloned);
    }

    void addContent(const Section &section, const Scope &scope, bool cloned)
    {
        std::vector<Panel> content;
        int before = 0;
        for (const Panel *panel : section.panels) {
            content.push_back(copyOf(*panel, scope, cloned));
            content.back().position.y += m_shift;
            before = std::max(before, bottomOf(content.back().position));
        }
        int after = before;
        for (Panel &panel : expanded(std::move(content))) {
            after = std::max(after, bottomOf(panel.position));
            m_made.panels.push_back(std::move(panel));
        }
        shift(after - before);
    }

    Panel copyOf(const Panel &panel, const Scope &scope, bool cloned)
    {
        Panel copy = panel;
        copy.scope.insert(copy.scope.end(), scope.begin(), scope.end());
        if (isRow(copy)) {
            copy.repeat.clear();
        }
        if (cloned) {
            name(copy, panel.id);
        }
        return copy;
    }

    void name(Panel &clone, int source)
    {
        clone.id = m_ids.of(source, clone.scope);
        m_made.sources[clone.id] = source;
    }

    int sourceOf(const Panel &panel) const
    {
        const auto found = m_made.sources.find(panel.id);
        return found == m_made.sources.end() ? panel.id : found->second;
    }

    /// The panels of one section with their own repeats.
    std::vector<Panel> expanded(std::vector<Panel> panels)
    {
        sortByPosition(panels);
        std::vector<Panel> made;
        for (auto panel = panels.begin(); panel != panels.end(); ++panel) {
            const Values *const values = panel->repeat.empty() ? nullptr : valuesFor(*panel, panel->scope);
            if (values == nullptr || m_left == 0) {
                made.push_back(scopedOnce(std::move(*panel), values));
                continue;
            }
            const int count = static_cast<int>(granted(values->size()));
            for (int i = 0; i < count; ++i) {
                made.push_back(cloneOf(*panel, *values, i, count));
            }
            if (values->size() > std::size_t(count)) {
                m_made.leftOut[panel->id] += values->size() - std::size_t(count);
            }
            push({panel + 1, panels.end()}, *panel, bottomOf(made.back().position));
        }
        sortByPosition(made);
        return made;
    }

    /// Not repeated; where there are values and no room for more panels, for the first of them.
    Panel scopedOnce(Panel panel, const Values *values)
    {
        if (values != nullptr) {
            panel.scope.emplace_back(panel.repeat, values->front());
            m_made.leftOut[panel.id] += values->size() - 1;
        }
        panel.repeat.clear();
        return panel;
    }

    Panel cloneOf(const Panel &panel, const Values &values, int index, int count)
    {
        Panel clone = panel;
        clone.scope.emplace_back(panel.repeat, values[std::size_t(index)]);
        clone.repeat.clear();
        clone.position = placeOf(panel, index, count);
        if (index > 0) {
            name(clone, sourceOf(panel));
        }
        return clone;
    }

    const RepeatValues &m_values;
    RepeatIds m_ids;
    std::size_t m_left;
    int m_shift = 0; ///< how far what comes next has been pushed down
    Repeated m_made;
};

} // namespace

Repeated repeatPanels(const std::vector<Panel> &panels, const RepeatValues &values, std::size_t most)
{
    Repeating repeating(panels, values, most);
    for (const Section &section : sectionsOf(panels)) {
        repeating.add(section);
    }
    return repeating.take();
}

} // namespace zumik::dashboard
