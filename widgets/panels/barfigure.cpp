// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/barfigure.h"

#include "models/frame/reducers.h"
#include "models/frame/thresholds.h"
#include "models/plot/marks.h"
#include "widgets/common/look.h"
#include "widgets/common/text.h"
#include "widgets/plot/limitwords.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>

namespace zumik::widgets::panels {

namespace {

using zumik::plot::Bar;
using zumik::plot::BarSeries;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(BarChart)
};

constexpr std::size_t mostPaints = 64;
constexpr double rampSteps = 16; ///< of a continuous scheme: more nobody tells apart
constexpr qsizetype mostTexts = 1000;

frame::ValueRange rangeOf(const frame::Field &field)
{
    const std::array columns{field.numbers()};
    return frame::rangeOf(field.config, columns);
}

class Making {
public:
    Making(BarRequest request, const LegendChoice &choice, const common::Look &look,
        const common::Numbers &numbers)
        : m_request(std::move(request))
        , m_look(look)
        , m_numbers(numbers)
    {
        const QStringList names = seriesNames(m_request.series);
        for (std::size_t i = 0; i < m_request.series.size(); ++i) {
            const QString &name = names[static_cast<qsizetype>(i)];
            m_request.series[i].visible = m_request.series[i].visible && choice.shows(name, names);
            m_figure.inTooltip.push_back(!m_request.series[i].field->config.style.hideFromTooltip);
        }
        m_figure.series = names;
    }

    plot::BarFigure make()
    {
        m_figure.plan = zumik::plot::planBars(m_request.series, m_request.places, m_request.layout);
        m_figure.labelsInside = m_request.layout.stacking != frame::Stacking::None;
        m_figure.empty = Text::tr("No values");
        for (const BarSeries &series : m_request.series) {
            m_ranges.push_back(rangeOf(*series.field));
            m_seriesPaints.push_back(lastPaint(*series.field, m_seriesPaints.size()));
        }
        for (const Bar &bar : m_figure.plan.bars) {
            m_figure.bars.push_back(textOf(bar));
        }
        setOpacity();
        setTicks();
        setLimits();
        makeLegend();
        return std::move(m_figure);
    }

private:
    common::SeriesPaint paintOf(const frame::Field &field, std::size_t index, frame::ValueColor color) const
    {
        const common::SeriesPaint series = common::seriesPaint(field.config, index, color, m_look.theme());
        if (color.kind == frame::ValueColor::Kind::Series) {
            return series;
        }
        color.position = std::round(color.position * rampSteps) / rampSteps;
        return {common::valueColor(color, m_look.theme(), series.color), {}};
    }

    /// Of the whole series: by its last value, where values decide.
    common::SeriesPaint lastPaint(const frame::Field &field, std::size_t index) const
    {
        const double last = frame::reduce(*field.numbers(), "lastNotNull");
        return paintOf(field, index, frame::colorOf(last, field.config, rangeOf(field)));
    }

    frame::ValueColor colorOf(const frame::Field &field, std::size_t row) const
    {
        if (const auto *texts = std::get_if<frame::Field::Texts>(&field.values)) {
            return row < texts->size() ? m_numbers.display((*texts)[row], field.config).color
                                       : frame::ValueColor{};
        }
        const series::Column *numbers = field.numbers();
        return numbers != nullptr && row < numbers->size()
            ? m_numbers.display((*numbers)[row], field.config, rangeOf(field)).color
            : frame::ValueColor{};
    }

    std::size_t paintIndex(const common::SeriesPaint &paint)
    {
        for (std::size_t i = 0; i < m_figure.paints.size(); ++i) {
            if (m_figure.paints[i].color == paint.color && m_figure.paints[i].dash == paint.dash) {
                return i;
            }
        }
        if (m_figure.paints.size() == mostPaints) {
            return mostPaints - 1;
        }
        m_figure.paints.push_back(paint);
        return m_figure.paints.size() - 1;
    }

    plot::BarFigure::BarText textOf(const Bar &bar)
    {
        const frame::Field &field = *m_request.series[bar.series].field;
        const frame::DisplayValue shown = m_numbers.display(bar.value, field.config, m_ranges[bar.series]);
        const frame::ValueColor color =
            m_request.colors != nullptr ? colorOf(*m_request.colors, bar.place) : shown.color;
        plot::BarFigure::BarText text;
        text.value = common::plain(frame::toString(shown.text), 200);
        text.label = text.value;
        const bool own = color.kind != frame::ValueColor::Kind::Series;
        text.paint = paintIndex(own ? paintOf(field, bar.series, color) : m_seriesPaints[bar.series]);
        if (m_request.layout.stacking == frame::Stacking::Percent) {
            text.label = shareText(bar);
            text.value += QStringLiteral("  ") + text.label;
        }
        return text;
    }

    QString shareText(const Bar &bar) const
    {
        const zumik::plot::Scale &scale = m_figure.plan.values.scale;
        frame::FieldConfig config;
        config.unit = "percent";
        config.decimals = 0;
        return m_numbers.text(scale.valueAt(bar.head) - scale.valueAt(bar.foot), config);
    }

    /// The first series' fill is that of all.
    void setOpacity()
    {
        const double percent =
            m_request.series.empty() ? 100 : m_request.series.front().field->config.style.fillOpacity;
        m_figure.opacity = std::clamp(percent / 100, 0.0, 1.0);
    }

    void setTicks()
    {
        const auto &values = m_figure.plan.values;
        const std::vector<std::string> labels = m_numbers.ticks(values.ticks, m_figure.plan.valueConfig);
        for (std::size_t i = 0; i < values.ticks.size(); ++i) {
            m_figure.valueTicks.push_back(
                {values.scale.fraction(values.ticks[i]), common::plain(labels[i], 60)});
        }
    }

    /// A box of one by one: its pixels are the fractions of the axis, from the top.
    void setLimits()
    {
        if (!m_figure.plan.limits) {
            return;
        }
        const frame::FieldConfig &config = m_request.series[*m_figure.plan.limits].field->config;
        const zumik::plot::Area area{{0, 0, 1, 1}, {}, m_figure.plan.values.scale};
        const QColor other = m_look.theme().color("status.warn.fg");
        for (const zumik::plot::ThresholdMark &mark :
            zumik::plot::thresholdMarks(config, m_figure.plan.valueConfig, area, m_numbers)) {
            m_figure.limits.push_back({double(1 - mark.y), double(1 - mark.until), mark.line, mark.area,
                common::namedColor(mark.color, m_look.theme(), other),
                plot::limitText(mark.color, common::plain(mark.label, 60))});
        }
    }

    void makeLegend()
    {
        std::vector<zumik::plot::PlotSeries> listed;
        for (std::size_t i = 0; i < m_request.series.size(); ++i) {
            const frame::Field *field =
                i < m_request.legendFields.size() ? m_request.legendFields[i] : m_request.series[i].field;
            listed.push_back({field, {}, m_request.series[i].visible});
        }
        m_figure.legend.options = m_request.legend;
        m_figure.legend.table = plot::makeLegend(listed, m_seriesPaints, m_request.legend, m_numbers);
    }

    BarRequest m_request;
    const common::Look &m_look;
    const common::Numbers &m_numbers;
    std::vector<frame::ValueRange> m_ranges;
    std::vector<common::SeriesPaint> m_seriesPaints;
    plot::BarFigure m_figure;
};

} // namespace

plot::BarFigure barFigure(
    BarRequest request, const LegendChoice &choice, const common::Look &look, const common::Numbers &numbers)
{
    return Making(std::move(request), choice, look, numbers).make();
}

QStringList seriesNames(const std::vector<BarSeries> &series)
{
    QStringList names;
    for (const BarSeries &one : series) {
        names << common::plain(one.field->name);
    }
    return names;
}

void addTableRows(plot::BarFigure &figure, const std::vector<BarSeries> &series,
    const std::vector<QStringList> &lead, const common::Numbers &numbers)
{
    figure.table.heads += seriesNames(series);
    figure.table.numeric.resize(static_cast<std::size_t>(figure.table.heads.size()), true);
    if (series.empty()) {
        return;
    }
    for (std::size_t place = 0; place < lead.size(); ++place) {
        QStringList row = lead[place];
        for (const BarSeries &one : series) {
            row << numbers.text(one.values[place], one.field->config);
        }
        figure.table.rows.push_back(std::move(row));
    }
}

QString barSummary(const plot::BarFigure &figure)
{
    const auto highest = std::max_element(figure.plan.bars.begin(), figure.plan.bars.end(),
        [](const Bar &a, const Bar &b) { return a.value < b.value; });
    if (highest == figure.plan.bars.end()) {
        return figure.empty;
    }
    const auto index = static_cast<std::size_t>(highest - figure.plan.bars.begin());
    return Text::tr("%1; the highest is %2, %3, with %4.", "how many bars, place, series, value")
        .arg(Text::tr("%n bars", nullptr, static_cast<int>(figure.bars.size())),
            figure.places[static_cast<qsizetype>(highest->place)],
            figure.series[static_cast<qsizetype>(highest->series)], figure.bars[index].value);
}

QStringList barTexts(const plot::BarFigure &figure, int lead)
{
    QStringList texts;
    const bool single = figure.table.heads.size() == lead + 1;
    for (const QStringList &row : figure.table.rows) {
        QStringList values;
        for (qsizetype i = lead; i < row.size(); ++i) {
            values << (single ? row[i] : QString(figure.table.heads[i] + QLatin1Char(' ') + row[i]));
        }
        texts << Text::tr("%1: %2", "a bar's place, its values")
                     .arg(row.mid(0, lead).join(QStringLiteral(" – ")), values.join(QStringLiteral(", ")));
        if (texts.size() == mostTexts) {
            break;
        }
    }
    return figure.table.rows.empty() ? QStringList{figure.empty} : texts;
}

} // namespace zumik::widgets::panels
