// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/piepanel.h"

#include "widgets/common/look.h"
#include "widgets/common/text.h"
#include "widgets/panels/piefigure.h"

namespace zumik::widgets::panels {

PiePanel::PiePanel(const dashboard::Panel &panel, const dashboard::PieOptions &options,
    const common::Look *look, QWidget *parent, ChartForm form)
    : PanelView(panel, look, parent)
    , m_options(options)
    , m_body(makePieBody(form, look, this))
{
    m_body->onChosen = [this](std::size_t value, bool add) {
        choose(value, add);
    };
    connect(look, &common::Look::changed, this, [this] {
        if (content() && content()->state == board::PanelData::State::Data) {
            showContent();
        }
    });
    setBody(m_body);
}

void PiePanel::showContent()
{
    const std::vector<ReducedValue> values = reducedValues(content()->frames, m_options.reduce, numbers());
    m_names.clear();
    for (const ReducedValue &value : values) {
        m_names << value.name;
    }
    m_figure = pieFigure(values, m_options, m_choice, look()->theme(), numbers());
    if (!panel().defaults.noValue.empty()) {
        m_figure.empty = common::plain(panel().defaults.noValue);
    }
    m_body->setFigure(m_figure);
    QStringList warnings = pieWarnings(m_figure.pie);
    if (values.size() == mostReducedValues) {
        warnings << tr("Only the first %n values are shown.", nullptr, static_cast<int>(mostReducedValues));
    }
    setBodyWarnings(warnings);
}

void PiePanel::choose(std::size_t value, bool add)
{
    if (static_cast<qsizetype>(value) < m_names.size()) {
        m_choice.click(m_names[static_cast<qsizetype>(value)], add);
        showContent();
    }
}

QStringList PiePanel::bodyTexts() const
{
    QStringList texts = m_body->moreTexts();
    for (const QStringList &row : m_figure.table.rows) {
        texts << tr("%1: %2 (%3)", "name, value, percent").arg(row[0], row[1], row[2]);
    }
    if (m_figure.table.rows.empty()) {
        texts << m_figure.empty;
    }
    return texts;
}

} // namespace zumik::widgets::panels
