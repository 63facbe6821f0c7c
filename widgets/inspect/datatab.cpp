// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspect/datatab.h"

#include "models/board/paneldata.h"
#include "widgets/common/look.h"
#include "widgets/common/numbers.h"
#include "widgets/controls/words.h"
#include "widgets/inspect/rawmodel.h"
#include "widgets/panels/panelsummary.h"
#include "widgets/panels/tablemodel.h"
#include "widgets/panels/tableview.h"
#include "widgets/panels/twin.h"

#include <QCheckBox>
#include <QHeaderView>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

namespace zumik::widgets::inspect {

namespace {

constexpr int numberWidth = 170; ///< px: all digits of a number
constexpr int timeWidth = 200; ///< a time with its offset, or a text

} // namespace

DataTab::DataTab(const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_raw(new QCheckBox(tr("As answered: all digits, no units"), this))
    , m_note(new controls::Words(look, "table", "text.secondary", this))
    , m_tables(new QStackedWidget(this))
    , m_shown(new panels::TableModel(look, this))
    , m_shownView(new panels::TableView(look, m_shown, m_tables))
    , m_answered(new RawModel(this))
    , m_answeredView(new QTableView(m_tables))
{
    m_note->setWordWrap(true);
    m_shownView->setAccessibleName(tr("Data of the panel"));
    m_answeredView->setAccessibleName(tr("Data of the panel as it was answered"));
    m_answeredView->setModel(m_answered);
    m_answeredView->setFrameShape(QFrame::NoFrame);
    m_answeredView->setShowGrid(false);
    m_answeredView->setWordWrap(false);
    m_answeredView->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_answeredView->verticalHeader()->hide();
    m_answeredView->verticalHeader()->setMinimumSectionSize(0);
    m_answeredView->horizontalHeader()->setHighlightSections(false);
    m_tables->addWidget(m_shownView);
    m_tables->addWidget(m_answeredView);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_note);
    column->addWidget(m_raw);
    column->addWidget(m_tables, 1);
    connect(m_raw, &QCheckBox::toggled, this, &DataTab::setRaw);
    connect(look, &common::Look::changed, this, &DataTab::applyLook);
    applyLook();
}

void DataTab::applyLook()
{
    const common::Theme &theme = m_look->theme();
    QPalette palette = theme.palette();
    palette.setColor(QPalette::Highlight, theme.color("surface.selected"));
    palette.setColor(QPalette::HighlightedText, theme.color("text.primary"));
    m_answeredView->setPalette(palette);
    m_answeredView->setFont(m_look->fonts().font("table"));
    QHeaderView *const head = m_answeredView->horizontalHeader();
    head->setFont(m_look->fonts().font("caption"));
    head->setStyleSheet(
        QStringLiteral("QHeaderView, QHeaderView::section { background: %1; color: %2; border: 0; }")
            .arg(theme.color("surface.panel").name(), theme.color("text.tertiary").name()));
    const auto row = static_cast<int>(theme.number("size.row"));
    m_answeredView->verticalHeader()->setDefaultSectionSize(row);
    m_shownView->setRowHeight(row);
    m_shownView->applyLook();
    m_raw->setFont(m_look->fonts().font("body"));
}

void DataTab::setStory(const PanelStory &story)
{
    m_story = story;
    m_filled = false;
    if (isVisible()) {
        fill();
    }
}

void DataTab::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (!m_filled) {
        fill();
    }
}

void DataTab::fill()
{
    m_filled = true;
    const auto twin = panels::twinData(m_story.data);
    panels::TableColumns table;
    if (twin) {
        table = panels::tableColumns(twin, twin->frames, panels::timeTitle());
        table.times = twin->range;
    }
    m_note->setText(m_story.data ? panels::panelSummary(*m_story.data, *m_look) : tr("No data yet."));
    tellCut(table.rowsDropped, table.columnsDropped);
    m_answered->setTable(table, m_look->clock().formatContext(m_story.made).zoneOffset);
    for (int column = 0; column < m_answered->columnCount(); ++column) {
        const bool number = table.columns[static_cast<std::size_t>(column)].numeric();
        m_answeredView->setColumnWidth(column, number ? numberWidth : timeWidth);
    }
    m_answeredView->scrollToBottom(); // where the newest is
    m_shown->setTable(
        std::move(table), common::Numbers(m_look->clock().formatContext(m_story.made), m_look->patterns()));
    if (m_shown->columnCount() > 0 && std::holds_alternative<frame::Field::Times>(m_shown->field(0).values)) {
        m_shown->setSorting({{0, true}}); // the newest first
    }
    m_tables->setVisible(m_shown->columnCount() > 0);
    m_raw->setVisible(m_shown->columnCount() > 0);
}

void DataTab::tellCut(std::size_t rows, std::size_t columns)
{
    if (rows > 0) {
        m_note->setText(m_note->text() + QLatin1Char('\n') + tr("%1 more rows are left out.").arg(rows));
    }
    if (columns > 0) {
        m_note->setText(m_note->text() + QLatin1Char('\n')
            + tr("%1 more columns are left out here; the CSV has them.").arg(columns));
    }
}

void DataTab::setRaw(bool raw)
{
    m_raw->setChecked(raw);
    m_tables->setCurrentWidget(raw ? m_answeredView : static_cast<QWidget *>(m_shownView));
}

} // namespace zumik::widgets::inspect
