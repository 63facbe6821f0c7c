// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspect/timingstab.h"

#include "models/board/panelfacts.h"
#include "widgets/common/look.h"
#include "widgets/common/text.h"
#include "widgets/controls/words.h"
#include "widgets/inspect/querywords.h"

#include <QHeaderView>
#include <QLocale>
#include <QStandardItemModel>
#include <QTableView>
#include <QVBoxLayout>

namespace zumik::widgets::inspect {

namespace {

QStandardItem *cell(const QString &text, bool number = false)
{
    auto *const item = new QStandardItem(text);
    item->setTextAlignment(Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft));
    item->setEditable(false);
    return item;
}

QString countText(std::size_t count)
{
    return QLocale().toString(static_cast<qulonglong>(count));
}

} // namespace

TimingsTab::TimingsTab(const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_note(new controls::Words(look, "table", "text.secondary", this))
    , m_rows(new QStandardItemModel(this))
    , m_view(new QTableView(this))
{
    m_note->setWordWrap(true);
    m_view->setModel(m_rows);
    m_view->setAccessibleName(tr("Timings of the queries"));
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setMinimumSectionSize(0);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setStretchLastSection(true);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 8, 0, 0);
    column->setSpacing(8);
    column->addWidget(m_note);
    column->addWidget(m_view, 1);
    connect(look, &common::Look::changed, this, &TimingsTab::applyLook);
    applyLook();
}

void TimingsTab::applyLook()
{
    const common::Theme &theme = m_look->theme();
    QPalette palette = theme.palette();
    palette.setColor(QPalette::Highlight, theme.color("surface.selected"));
    palette.setColor(QPalette::HighlightedText, theme.color("text.primary"));
    m_view->setPalette(palette);
    m_view->setFont(m_look->fonts().font("table"));
    QHeaderView *const head = m_view->horizontalHeader();
    head->setFont(m_look->fonts().font("caption"));
    head->setStyleSheet(
        QStringLiteral("QHeaderView, QHeaderView::section { background: %1; color: %2; border: 0; "
                       "padding: 0 3px; }")
            .arg(theme.color("surface.panel").name(), theme.color("text.tertiary").name()));
    m_view->verticalHeader()->setDefaultSectionSize(static_cast<int>(theme.number("size.row")));
}

void TimingsTab::setStory(const PanelStory &story)
{
    m_rows->clear();
    m_rows->setHorizontalHeaderLabels(
        {tr("Query"), tr("Asked at"), tr("Answered after"), tr("Series"), tr("Samples"), tr("How")});
    if (!story.facts) {
        m_note->setText(tr("This panel has asked nothing."));
        return;
    }
    for (const board::QueryFact &fact : story.facts->queries) {
        m_rows->appendRow({cell(common::plain(fact.refId, 60)),
            cell(m_look->clock().clockTime(fact.asked) + QLatin1Char(' ')
                + m_look->clock().zoneName(fact.asked)),
            cell(millisecondsText(fact.milliseconds), true), cell(countText(fact.seriesCount()), true),
            cell(countText(fact.sampleCount()), true), cell(wayWords(fact))});
    }
    for (int column = 0; column < m_rows->columnCount(); ++column) {
        const bool number = column >= 2 && column <= 4;
        m_rows->horizontalHeaderItem(column)->setTextAlignment(
            Qt::AlignVCenter | (number ? Qt::AlignRight : Qt::AlignLeft));
    }
    m_note->setText(
        tr("All answers were there after %1. Frames of them: %2. Painting, now: %3.", "three lengths of time")
            .arg(millisecondsText(story.data ? story.data->queryMs : 0),
                millisecondsText(story.facts->buildMilliseconds), millisecondsText(story.paintMilliseconds)));
    m_view->resizeColumnsToContents();
    for (int column = 0; column + 1 < m_rows->columnCount(); ++column) {
        m_view->setColumnWidth(column, m_view->columnWidth(column) + 16);
    }
}

QStringList TimingsTab::texts() const
{
    QStringList all{m_note->text()};
    for (int row = 0; row < m_rows->rowCount(); ++row) {
        for (int column = 0; column < m_rows->columnCount(); ++column) {
            all << m_rows->item(row, column)->text();
        }
    }
    return all;
}

} // namespace zumik::widgets::inspect
