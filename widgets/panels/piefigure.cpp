// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/piefigure.h"

#include "widgets/common/colors.h"
#include "widgets/common/theme.h"

#include <QCoreApplication>

namespace zumik::widgets::panels {

namespace {

using zumik::plot::Pie;
using zumik::plot::PieItem;
using zumik::plot::PieOrder;
using zumik::plot::PieSlice;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(PieChart)
};

PieOrder orderOf(dashboard::PieOptions::Sort sort)
{
    using Sort = dashboard::PieOptions::Sort;
    return sort == Sort::Ascending ? PieOrder::Ascending
        : sort == Sort::Descending ? PieOrder::Descending
                                   : PieOrder::None;
}

class Making {
public:
    Making(const std::vector<ReducedValue> &values, const dashboard::PieOptions &options,
        const LegendChoice &choice, const common::Theme &theme, const common::Numbers &numbers)
        : m_values(values)
        , m_options(options)
        , m_choice(choice)
        , m_theme(theme)
        , m_numbers(numbers)
    {
    }

    plot::PieFigure make()
    {
        m_figure.pie = zumik::plot::pieOf(items(), orderOf(m_options.sort));
        m_figure.donut = m_options.shape == dashboard::PieOptions::Shape::Donut;
        m_figure.tooltip = m_options.tooltip;
        m_figure.empty = Text::tr("No values");
        for (const PieSlice &slice : m_figure.pie.slices) {
            m_figure.slices.push_back(sliceOf(slice));
        }
        m_figure.total = valueText(m_figure.pie.total, 0);
        makeLegend();
        makeTable();
        m_figure.summary = summary();
        return std::move(m_figure);
    }

private:
    std::vector<PieItem> items() const
    {
        QStringList names;
        for (const ReducedValue &value : m_values) {
            names << value.name;
        }
        std::vector<PieItem> result;
        for (const ReducedValue &value : m_values) {
            const bool visible = !value.field->config.style.hideFromPlot && m_choice.shows(value.name, names);
            result.push_back({value.value, visible});
        }
        return result;
    }

    QString valueText(double value, std::size_t like) const
    {
        return like < m_values.size() ? m_numbers.text(value, m_values[like].field->config) : QString();
    }

    /// Grafana gives percentages the field's decimals, and none where it has none.
    QString percentText(double share, std::size_t item) const
    {
        frame::FieldConfig config;
        config.unit = "percent";
        const bool own = item < m_values.size() && m_values[item].field->config.decimals;
        config.decimals = own ? m_values[item].field->config.decimals : std::optional(0);
        return m_numbers.text(share * 100, config);
    }

    common::SeriesPaint paintOf(std::size_t item) const
    {
        if (item >= m_values.size()) {
            return {m_theme.color("text.disabled"), {}};
        }
        const ReducedValue &value = m_values[item];
        return common::seriesPaint(value.field->config, item, value.color, m_theme);
    }

    plot::PieFigure::Slice sliceOf(const PieSlice &slice) const
    {
        const bool rest = slice.item >= m_values.size();
        plot::PieFigure::Slice made;
        made.name = rest ? Text::tr("%n others", nullptr, static_cast<int>(m_figure.pie.merged))
                         : m_values[slice.item].name;
        made.value = rest ? valueText(slice.value, 0) : m_values[slice.item].whole();
        made.percent = percentText(slice.share, slice.item);
        made.paint = paintOf(slice.item);
        made.inTooltip = rest || !m_values[slice.item].field->config.style.hideFromTooltip;
        if (m_options.labelName) {
            made.label << made.name;
        }
        if (m_options.labelValue) {
            made.label << made.value;
        }
        if (m_options.labelPercent) {
            made.label << made.percent;
        }
        return made;
    }

    plot::LegendRow rowOf(
        std::size_t item, const QString &name, double value, double share, bool visible) const
    {
        plot::LegendRow row;
        row.series = item;
        row.name = name;
        row.paint = paintOf(item);
        row.visible = visible;
        if (m_options.legendValue) {
            row.values.push_back(valueText(value, item < m_values.size() ? item : 0));
            row.numbers.push_back(value);
        }
        if (m_options.legendPercent) {
            row.values.push_back(visible ? percentText(share, item) : QString());
            row.numbers.push_back(share);
        }
        return row;
    }

    bool isHiddenByChoice(std::size_t item) const
    {
        for (const PieSlice &slice : m_figure.pie.slices) {
            if (slice.item == item) {
                return false;
            }
        }
        return m_figure.pie.merged == 0 && !m_values[item].field->config.style.hideFromPlot
            && std::isfinite(m_values[item].value);
    }

    void makeLegend()
    {
        plot::LegendTable &table = m_figure.legend.table;
        m_figure.legend.options = m_options.legend;
        if (m_options.legend.mode == dashboard::Legend::Mode::Hidden) {
            return;
        }
        if (m_options.legendValue) {
            table.columns.push_back(Text::tr("value"));
        }
        if (m_options.legendPercent) {
            table.columns.push_back(Text::tr("percent"));
        }
        for (std::size_t i = 0; i < m_figure.slices.size(); ++i) {
            const PieSlice &slice = m_figure.pie.slices[i];
            const bool listed =
                slice.item >= m_values.size() || !m_values[slice.item].field->config.style.hideFromLegend;
            if (listed) {
                table.rows.push_back(
                    rowOf(slice.item, m_figure.slices[i].name, slice.value, slice.share, true));
            }
        }
        for (std::size_t item = 0; item < m_values.size(); ++item) {
            if (isHiddenByChoice(item)) {
                table.rows.push_back(rowOf(item, m_values[item].name, m_values[item].value, 0, false));
            }
        }
    }

    void makeTable()
    {
        plot::FigureTable &table = m_figure.table;
        table.heads = {Text::tr("Name"), Text::tr("Value"), Text::tr("Percent")};
        table.numeric = {false, true, true};
        for (const plot::PieFigure::Slice &slice : m_figure.slices) {
            table.rows.push_back({slice.name, slice.value, slice.percent});
        }
    }

    QString summary() const
    {
        std::size_t largest = 0;
        for (std::size_t i = 0; i < m_figure.slices.size(); ++i) {
            largest = m_figure.pie.slices[i].value > m_figure.pie.slices[largest].value ? i : largest;
        }
        const QString count = Text::tr("%n slices", nullptr, static_cast<int>(m_figure.slices.size()));
        if (m_figure.slices.empty()) {
            return m_figure.empty;
        }
        return Text::tr("%1; the largest is %2 with %3, %4 of the whole.", "how many, name, value, percent")
            .arg(count, m_figure.slices[largest].name, m_figure.slices[largest].value,
                m_figure.slices[largest].percent);
    }

    const std::vector<ReducedValue> &m_values;
    const dashboard::PieOptions &m_options;
    const LegendChoice &m_choice;
    const common::Theme &m_theme;
    const common::Numbers &m_numbers;
    plot::PieFigure m_figure;
};

} // namespace

plot::PieFigure pieFigure(const std::vector<ReducedValue> &values, const dashboard::PieOptions &options,
    const LegendChoice &choice, const common::Theme &theme, const common::Numbers &numbers)
{
    return Making(values, options, choice, theme, numbers).make();
}

QStringList pieWarnings(const Pie &pie)
{
    QStringList warnings;
    if (pie.negative > 0) {
        warnings << Text::tr("%n values are below zero: they have no slice, but count in the total.", nullptr,
            static_cast<int>(pie.negative));
    }
    if (pie.merged > 0) {
        warnings << Text::tr("The %n smallest are one slice.", nullptr, static_cast<int>(pie.merged));
    }
    return warnings;
}

} // namespace zumik::widgets::panels
