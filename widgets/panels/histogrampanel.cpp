// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/histogrampanel.h"

#include "models/base/number.h"
#include "widgets/common/look.h"
#include "widgets/common/text.h"
#include "widgets/panels/barfigure.h"
#include "widgets/panels/heatsources.h"

#include <algorithm>
#include <cmath>

namespace zumik::widgets::panels {

using zumik::plot::Buckets;

namespace {

constexpr double fullBucket = 1; ///< of a bucket's room that its group takes
constexpr double barShare = 0.94; ///< of a slot: neighbors can be told apart

frame::transform::Histogram ruleOf(const dashboard::HistogramOptions &options)
{
    frame::transform::Histogram rule;
    rule.bucketSize = options.bucketSize.value_or(0);
    rule.bucketOffset = options.bucketOffset;
    rule.bucketCount = options.bucketCount;
    rule.combine = options.combine;
    return rule;
}

/// A bound that came without a unit reads as it is written in the query's labels: 0.1, not 0.100.
QString boundText(double bound, const frame::FieldConfig &config, const common::Numbers &numbers)
{
    const bool asWritten = std::isinf(bound) || (config.unit.empty() && !config.decimals);
    return asWritten ? QString::fromStdString(base::formatDouble(bound)) : numbers.text(bound, config);
}

QStringList textsOf(
    const std::vector<double> &bounds, const frame::FieldConfig &config, const common::Numbers &numbers)
{
    QStringList texts;
    for (const double bound : bounds) {
        texts << boundText(bound, config, numbers);
    }
    return texts;
}

/// With as many decimals as tell neighbors apart: "1.001 s" and "1.002 s" are not both "1 s".
frame::FieldConfig distinctConfig(
    const std::vector<double> &bounds, frame::FieldConfig config, const common::Numbers &numbers)
{
    constexpr int mostDecimals = 9;
    const auto alike = [&] {
        const QStringList texts = textsOf(bounds, config, numbers);
        return std::adjacent_find(texts.begin(), texts.end()) != texts.end();
    };
    for (int decimals = 1; decimals <= mostDecimals && alike(); ++decimals) {
        config.decimals = decimals;
    }
    return config;
}

std::vector<double> boundsOf(const Buckets &buckets)
{
    std::vector<double> bounds = buckets.lower;
    if (!bounds.empty()) {
        bounds.push_back(buckets.upper.back());
    }
    return bounds;
}

} // namespace

HistogramPanel::HistogramPanel(const dashboard::Panel &panel, const dashboard::HistogramOptions &options,
    const common::Look *look, QWidget *parent, ChartForm form)
    : BarsPanel(panel, 2, look, parent, form)
    , m_options(options)
{
}

void HistogramPanel::showContent()
{
    const auto sources = heatSources(panel(), content()->frames);
    const bool cumulative = std::any_of(
        sources.begin(), sources.end(), [](const zumik::plot::HeatSource &one) { return one.cumulative; });
    const Buckets buckets = cumulative ? zumik::plot::bucketsOf(sources)
                                       : zumik::plot::bucketsOf(content()->frames, ruleOf(m_options));
    showFigure(figureOf(buckets));
    QStringList warnings;
    if (buckets.joined > 1) {
        warnings << tr("There are too many buckets: %1 neighbors each are drawn as one.")
                        .arg(buckets.joined, 0, 'f', 0);
    }
    setBodyWarnings(warnings);
}

/// The legend's calcs are about the values, not about their counts.
std::vector<const frame::Field *> HistogramPanel::countedFields(const Buckets &buckets) const
{
    std::vector<const frame::Field *> fields;
    for (const frame::Frame &frame : content()->frames) {
        for (const frame::Field &field : frame.fields) {
            if (field.numbers() != nullptr) {
                fields.push_back(&field);
            }
        }
    }
    const bool same = !buckets.given && !m_options.combine && fields.size() == buckets.counts.size();
    return same ? fields : std::vector<const frame::Field *>{};
}

plot::BarFigure HistogramPanel::figureOf(const Buckets &buckets) const
{
    BarRequest request;
    request.series = zumik::plot::barsOf(buckets);
    request.places = buckets.lower.size();
    request.layout = {m_options.stacking, fullBucket, barShare, 4};
    request.legend = m_options.legend;
    request.legendFields = countedFields(buckets);
    const std::vector<zumik::plot::BarSeries> series = request.series;
    plot::BarFigure figure = barFigure(std::move(request), choice(), *look(), numbers());
    figure.orientation = dashboard::Orientation::Vertical;
    figure.showValue = dashboard::ShowValue::Never;
    figure.tooltip = m_options.tooltip;
    figure.empty = troubleText(buckets);
    const std::vector<QStringList> lead = addBounds(figure, buckets);
    figure.table.heads = {tr("From"), tr("To")};
    figure.table.numeric = {true, true};
    addTableRows(figure, series, lead, numbers());
    return figure;
}

/// Labels stand at the borders of buckets; a bucket is called after its two.
std::vector<QStringList> HistogramPanel::addBounds(plot::BarFigure &figure, const Buckets &buckets) const
{
    const common::Numbers shown = numbers();
    const std::vector<double> bounds = boundsOf(buckets);
    const frame::FieldConfig config = distinctConfig(bounds, buckets.bound, shown);
    const std::vector<std::string> labels = shown.ticks(bounds, config);
    const bool scaled = !config.unit.empty() || config.decimals;
    const auto count = static_cast<double>(std::max<std::size_t>(1, buckets.lower.size()));
    for (std::size_t i = 0; i < bounds.size(); ++i) {
        figure.placeTicks.push_back({static_cast<double>(i) / count,
            scaled && std::isfinite(bounds[i]) ? common::plain(labels[i], 60)
                                               : boundText(bounds[i], config, shown)});
    }
    const QStringList lower = textsOf(buckets.lower, config, shown);
    const QStringList upper = textsOf(buckets.upper, config, shown);
    std::vector<QStringList> named;
    for (qsizetype i = 0; i < lower.size(); ++i) {
        figure.places << tr("%1 – %2", "lower and upper bound of a bucket").arg(lower[i], upper[i]);
        named.push_back({lower[i], upper[i]});
    }
    return named;
}

QString HistogramPanel::troubleText(const Buckets &buckets) const
{
    if (buckets.trouble == Buckets::Trouble::TooLarge) {
        return tr("There are too many values to count, or they lie too far apart.");
    }
    return emptyText(tr("No values to count"));
}

} // namespace zumik::widgets::panels
