// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/barspanel.h"

#include "widgets/common/look.h"
#include "widgets/common/text.h"
#include "widgets/panels/barfigure.h"

namespace zumik::widgets::panels {

BarsPanel::BarsPanel(
    const dashboard::Panel &panel, int namedBy, const common::Look *look, QWidget *parent, ChartForm form)
    : PanelView(panel, look, parent)
    , m_namedBy(namedBy)
    , m_body(makeBarBody(form, look, this))
{
    m_body->onChosen = [this](std::size_t series, bool add) {
        choose(series, add);
    };
    connect(look, &common::Look::changed, this, [this] {
        if (content() && content()->state == board::PanelData::State::Data) {
            showContent();
        }
    });
    setNote(common::plain(panel.defaults.style.axisLabel, 40));
    setBody(m_body);
}

void BarsPanel::showFigure(plot::BarFigure figure)
{
    m_figure = std::move(figure);
    m_figure.summary = barSummary(m_figure);
    m_body->setFigure(m_figure);
}

void BarsPanel::choose(std::size_t series, bool add)
{
    if (static_cast<qsizetype>(series) < m_figure.series.size()) {
        m_choice.click(m_figure.series[static_cast<qsizetype>(series)], add);
        showContent();
    }
}

QString BarsPanel::emptyText(const QString &ours) const
{
    const std::string &own = panel().defaults.noValue;
    return own.empty() ? ours : common::plain(own);
}

QStringList BarsPanel::bodyTexts() const
{
    return m_body->moreTexts() + barTexts(m_figure, m_namedBy);
}

} // namespace zumik::widgets::panels
