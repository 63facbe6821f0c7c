// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/heatmappanel.h"

#include "widgets/common/text.h"
#include "widgets/panels/heatsources.h"
#include "widgets/panels/panelnote.h"
#include "widgets/plot/heatview.h"

#include <algorithm>
#include <cmath>

namespace zumik::widgets::panels {

namespace {

/// The panel's field configuration says what the series' values are: of counts, or of what is to be counted.
dashboard::HeatmapOptions withFieldUnits(
    dashboard::HeatmapOptions options, const frame::FieldConfig &defaults)
{
    frame::HeatStyle &style = options.style;
    if (style.calculate) {
        style.axis.unit = style.axis.unit.empty() ? defaults.unit : style.axis.unit;
        style.axis.decimals = style.axis.decimals ? style.axis.decimals : defaults.decimals;
    } else {
        style.value.unit = style.value.unit.empty() ? defaults.unit : style.value.unit;
        style.value.decimals = style.value.decimals ? style.value.decimals : defaults.decimals;
    }
    style.value.unit = style.value.unit.empty() ? "short" : style.value.unit;
    return options;
}

QString sentenceOf(const zumik::plot::HeatNote &note)
{
    using Kind = zumik::plot::HeatNote::Kind;
    const auto count = static_cast<int>(note.count);
    switch (note.kind) {
    case Kind::NoBound:
        return HeatmapPanel::tr("%n series have no bound (le) and are not shown.", nullptr, count);
    case Kind::NoInfinity:
        return HeatmapPanel::tr("The bucket +Inf is missing: what lies above the last bound is not shown.");
    case Kind::SameBound:
        return HeatmapPanel::tr("%n series were added to others of the same bound.", nullptr, count);
    case Kind::Sinking:
        return HeatmapPanel::tr("Cumulative counts fall with a higher bound in %n cells.", nullptr, count);
    case Kind::TooMany:
        return HeatmapPanel::tr("There are too many buckets to draw: some were left out or made wider.");
    case Kind::NotPositive:
        return HeatmapPanel::tr(
            "%n values are not above zero: a logarithmic axis can't show them.", nullptr, count);
    }
    return {};
}

} // namespace

HeatmapPanel::HeatmapPanel(const dashboard::Panel &panel, const dashboard::HeatmapOptions &options,
    const common::Look *look, QWidget *parent)
    : PanelView(panel, look, parent)
    , m_view(new plot::HeatView(look, this))
{
    m_view->setOptions(withFieldUnits(options, panel.defaults));
    const plot::HeatArea *area = m_view->area();
    connect(area, &plot::HeatArea::crosshairMoved, this, &PanelView::crosshairMoved);
    connect(area, &plot::HeatArea::zoomRequested, this, &PanelView::zoomRequested);
    connect(area, &plot::HeatArea::zoomOutRequested, this, &PanelView::zoomOutRequested);
    setNote(common::plain(options.style.axis.label, 40));
    setBody(m_view);
}

void HeatmapPanel::showContent()
{
    m_view->setData({content(), heatSources(panel(), content()->frames), content()->range, content()->now});
    QStringList warnings;
    for (const zumik::plot::HeatNote &note : m_view->area()->scene().cells.notes) {
        warnings << sentenceOf(note);
    }
    setBodyWarnings(warnings);
}

QStringList HeatmapPanel::bodyTexts() const
{
    const zumik::plot::HeatScene &scene = m_view->area()->scene();
    QStringList texts;
    if (!scene.legend.empty()) {
        texts << tr("from %1 to %2", "of a color scale")
                     .arg(QString::fromStdString(scene.legend.front().label),
                         QString::fromStdString(scene.legend.back().label));
    }
    for (const zumik::plot::AxisTick &tick : scene.plane.axes.front().ticks) {
        if (!tick.label.empty()) {
            texts << QString::fromStdString(tick.label);
        }
    }
    std::optional<zumik::plot::HeatHit> most;
    for (std::size_t row = scene.firstRow; row < scene.endRow && scene.cells.columns > 0; ++row) {
        const auto cell = scene.cell(scene.cells.columns - 1, row);
        most = cell->shade > (most ? most->shade : 0) ? cell : most;
    }
    if (most) {
        texts << tr("last: %1 in %2", "a count in a bucket")
                     .arg(numbers().text(most->value, scene.value), m_view->area()->bucketText(most->bucket));
    }
    return texts;
}

void HeatmapPanel::setSharedCrosshair(std::optional<base::Time> time)
{
    m_view->area()->setSharedCrosshair(time);
}

void HeatmapPanel::setSharedTooltip(std::optional<base::Time> time)
{
    m_view->area()->setSharedTooltip(time);
}

void HeatmapPanel::setLeftMargin(float margin)
{
    m_view->area()->setLeftMargin(margin);
}

float HeatmapPanel::neededLeftMargin() const
{
    return m_view->area()->scene().plane.neededLeft;
}

} // namespace zumik::widgets::panels
