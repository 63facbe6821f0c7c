// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/widgets/support/samples.h"
#include "widgets/common/look.h"
#include "widgets/panels/chartbody.h"
#include "widgets/panels/panelheader.h"
#include "widgets/panels/panelview.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <vector>

// What tests of pie charts, bar charts and histograms have in common.
namespace zumik::widgets::panels {

inline frame::Field constant(const std::string &name, double value, const std::string &unit = {})
{
    frame::Field field = tests::sampleField(
        name, [value](std::size_t) { return value; }, 5);
    field.config.unit = unit;
    return field;
}

inline constexpr const char *notice = "This build draws no charts: the numbers as a table.";

/// Without the notice of a build that draws no charts, so that what is told is tested in both.
inline std::vector<std::string> texts(const PanelView &view)
{
    std::vector<std::string> result;
    for (const QString &text : view.shownTexts()) {
        if (text != QLatin1String(notice)) {
            result.push_back(text.toStdString());
        }
    }
    return result;
}

inline QString badgesOf(const PanelView &view)
{
    QStringList all;
    for (const Badge &badge : view.header()->badges()) {
        all << badge.detail;
    }
    return all.join(QLatin1Char('\n'));
}

class ChartPanels : public testing::Test {
protected:
    template <typename Panel, typename Options>
    std::unique_ptr<Panel> make(const Options &options, ChartForm form = ChartForm::Drawn,
        const frame::FieldConfig &defaults = {}, QSize size = {400, 260})
    {
        dashboard::Panel panel = tests::samplePanel("chart", "Chart", options);
        panel.defaults = defaults;
        auto made = std::make_unique<Panel>(panel, options, &m_look, nullptr, form);
        made->resize(size);
        return made;
    }

    static void keep(PanelView &view, const char *name)
    {
        if (const QString folder = qEnvironmentVariable("ZUMIK_SHOTS"); !folder.isEmpty()) {
            EXPECT_TRUE(view.grab().save(folder + QLatin1Char('/') + QLatin1String(name)));
        }
    }

    common::Look m_look{common::Theme::Kind::Dark};
    dashboard::PieOptions m_pie;
    dashboard::BarChartOptions m_bars;
    dashboard::HistogramOptions m_histogram;
};

} // namespace zumik::widgets::panels
