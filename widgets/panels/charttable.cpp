// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/charttable.h"

#include "widgets/common/look.h"

#include <QHeaderView>
#include <QLabel>
#include <QStandardItemModel>
#include <QTableView>

namespace zumik::widgets::panels {

namespace {

constexpr int noticeHeight = 22;
constexpr int padding = 10;

QStandardItem *itemFor(const QString &text, bool numeric)
{
    auto *item = new QStandardItem(text);
    item->setTextAlignment(Qt::AlignVCenter | (numeric ? Qt::AlignRight : Qt::AlignLeft));
    item->setEditable(false);
    return item;
}

} // namespace

ChartTable::ChartTable(const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_notice(new QLabel(this))
    , m_model(new QStandardItemModel(this))
    , m_view(new QTableView(this))
{
    m_notice->setTextFormat(Qt::PlainText);
    m_view->setModel(m_model);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setTextElideMode(Qt::ElideMiddle);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->verticalHeader()->hide();
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->setAccessibleName(tr("Numbers of the chart"));
    connect(look, &common::Look::changed, this, &ChartTable::applyLook);
    applyLook();
}

void ChartTable::applyLook()
{
    const common::Theme &theme = m_look->theme();
    QPalette palette = theme.palette();
    palette.setColor(QPalette::Highlight, theme.color("surface.selected"));
    palette.setColor(QPalette::HighlightedText, theme.color("text.primary"));
    palette.setColor(QPalette::Button, theme.color("surface.panel"));
    palette.setColor(QPalette::ButtonText, theme.color("text.tertiary"));
    m_view->setPalette(palette);
    m_view->setFont(m_look->fonts().font("table"));
    QHeaderView *head = m_view->horizontalHeader();
    head->setFont(m_look->fonts().font("caption"));
    head->setStyleSheet(
        QStringLiteral("QHeaderView, QHeaderView::section { background: %1; color: %2; border: 0; }")
            .arg(theme.color("surface.panel").name(), theme.color("text.tertiary").name()));
    m_view->verticalHeader()->setMinimumSectionSize(0);
    m_view->verticalHeader()->setDefaultSectionSize(static_cast<int>(theme.number("size.rowCompact")));
    QPalette quiet = palette;
    quiet.setColor(QPalette::WindowText, theme.color("text.tertiary"));
    m_notice->setPalette(quiet);
    m_notice->setFont(m_look->fonts().font("caption"));
}

QString ChartTable::notice() const
{
    return m_notice->text();
}

void ChartTable::setTable(const plot::FigureTable &table, const QString &empty)
{
    m_notice->setText(table.rows.empty() ? empty : tr("This build draws no charts: the numbers as a table."));
    m_model->clear();
    m_model->setHorizontalHeaderLabels(table.heads);
    for (const QStringList &row : table.rows) {
        QList<QStandardItem *> items;
        for (qsizetype column = 0; column < row.size(); ++column) {
            items << itemFor(row[column], table.numeric[static_cast<std::size_t>(column)]);
        }
        m_model->appendRow(items);
    }
    for (int column = 0; column < m_model->columnCount(); ++column) {
        m_model->horizontalHeaderItem(column)->setTextAlignment(Qt::AlignVCenter
            | (table.numeric[static_cast<std::size_t>(column)] ? Qt::AlignRight : Qt::AlignLeft));
    }
    m_view->resizeColumnsToContents();
    if (m_model->columnCount() > 0 && !table.numeric.front()) { // names take what is left
        m_view->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    }
}

void ChartTable::resizeEvent(QResizeEvent * /*event*/)
{
    m_notice->setGeometry(padding, 0, std::max(0, width() - 2 * padding), noticeHeight);
    m_view->setGeometry(padding - 4, noticeHeight, std::max(0, width() - 2 * padding + 4),
        std::max(0, height() - noticeHeight));
}

} // namespace zumik::widgets::panels
