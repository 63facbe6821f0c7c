// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/chartbody.h"

#include "widgets/panels/charttable.h"

#include <QTableView>

#ifdef ZUMIK_HAS_CHARTS
#include "widgets/charts/barchartview.h"
#include "widgets/charts/piechartview.h"
#endif

namespace zumik::widgets::panels {

namespace {

/// The figure's numbers, told.
template <typename Figure> class TableBody final : public ChartBody<Figure> {
public:
    TableBody(const common::Look *look, QWidget *parent)
        : ChartBody<Figure>(parent)
        , m_table(new ChartTable(look, this))
    {
    }

    void setFigure(const Figure &figure) override { m_table->setTable(figure.table, figure.empty); }

    /// Without rows the notice is what the figure itself says.
    QStringList moreTexts() const override
    {
        return m_table->view()->model()->rowCount() > 0 ? QStringList{m_table->notice()} : QStringList();
    }

protected:
    void resizeEvent(QResizeEvent * /*event*/) override { m_table->setGeometry(this->rect()); }

private:
    ChartTable *m_table;
};

#ifdef ZUMIK_HAS_CHARTS

template <typename Figure, typename View> class DrawnBody final : public ChartBody<Figure> {
public:
    DrawnBody(const common::Look *look, QWidget *parent)
        : ChartBody<Figure>(parent)
        , m_view(new View(look, this))
    {
        QObject::connect(m_view, &View::seriesChosen, this, [this](std::size_t series, bool add) {
            if (this->onChosen) {
                this->onChosen(series, add);
            }
        });
    }

    void setFigure(const Figure &figure) override { m_view->setFigure(figure); }

protected:
    void resizeEvent(QResizeEvent * /*event*/) override { m_view->setGeometry(this->rect()); }

private:
    View *m_view;
};

using DrawnPie = DrawnBody<plot::PieFigure, charts::PieChartView>;
using DrawnBars = DrawnBody<plot::BarFigure, charts::BarChartView>;
constexpr bool drawn = true;

#else

using DrawnPie = TableBody<plot::PieFigure>;
using DrawnBars = TableBody<plot::BarFigure>;
constexpr bool drawn = false;

#endif

} // namespace

bool drawsCharts()
{
    return drawn;
}

PieBody *makePieBody(ChartForm form, const common::Look *look, QWidget *parent)
{
    if (form == ChartForm::Table) {
        return new TableBody<plot::PieFigure>(look, parent);
    }
    return new DrawnPie(look, parent);
}

BarBody *makeBarBody(ChartForm form, const common::Look *look, QWidget *parent)
{
    if (form == ChartForm::Table) {
        return new TableBody<plot::BarFigure>(look, parent);
    }
    return new DrawnBars(look, parent);
}

} // namespace zumik::widgets::panels
