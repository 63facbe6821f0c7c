// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/tablepanel.h"

#include "widgets/common/look.h"
#include "widgets/common/text.h"
#include "widgets/panels/tablemodel.h"

#include <QHeaderView>
#include <QPainter>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>
#include <QTableView>

#include <algorithm>

namespace zumik::widgets::panels {

namespace {

constexpr int mostTexts = 2000;
constexpr int cellPadding = 8;

/// Cells with some air at their sides and a rule below each row.
class CellDelegate final : public QStyledItemDelegate {
public:
    CellDelegate(const common::Look *look, QObject *parent)
        : QStyledItemDelegate(parent)
        , m_look(look)
    {
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const common::Theme &theme = m_look->theme();
        if (option.state.testFlag(QStyle::State_Selected)) {
            painter->fillRect(option.rect, theme.color("surface.selected"));
        }
        const QVariant color = index.data(Qt::ForegroundRole);
        painter->setPen(color.isValid() ? color.value<QColor>() : theme.color("text.primary"));
        painter->setFont(option.font);
        const QRect room = option.rect.adjusted(cellPadding, 0, -cellPadding, 0);
        const auto alignment = index.data(Qt::TextAlignmentRole).value<Qt::Alignment>();
        painter->drawText(room, int(alignment),
            option.fontMetrics.elidedText(index.data().toString(), Qt::ElideMiddle, room.width()));
        painter->setPen(theme.color("border.subtle"));
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    }

private:
    const common::Look *m_look;
};

} // namespace

TablePanel::TablePanel(const dashboard::Panel &panel, const common::Look *look, QWidget *parent)
    : PanelView(panel, look, parent)
    , m_model(new TableModel(look, this))
    , m_sorted(new QSortFilterProxyModel(this))
    , m_view(new QTableView(this))
{
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(TableModel::SortRole);
    m_view->setModel(m_sorted);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setItemDelegate(new CellDelegate(look, m_view));
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setTextElideMode(Qt::ElideMiddle);
    m_view->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setSortingEnabled(true);
    m_view->setCornerWidget(new QWidget(m_view));
    m_view->verticalHeader()->hide();
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setStretchLastSection(true);
    m_view->setAccessibleName(tr("Table"));
    if (const auto *options = std::get_if<dashboard::TableOptions>(&panel.options)) {
        m_sortBy = options->sortBy;
        m_view->horizontalHeader()->setVisible(options->showHeader);
    }
    connect(look, &common::Look::changed, this, &TablePanel::applyTheme);
    applyTheme();
    setBody(m_view);
}

void TablePanel::applyTheme()
{
    const common::Theme &theme = look()->theme();
    QPalette palette = theme.palette();
    palette.setColor(QPalette::Highlight, theme.color("surface.selected"));
    palette.setColor(QPalette::HighlightedText, theme.color("text.primary"));
    palette.setColor(QPalette::Button, theme.color("surface.panel"));
    m_view->setPalette(palette);
    m_view->setFont(look()->fonts().font("table"));
    QPalette head = palette;
    head.setColor(QPalette::ButtonText, theme.color("text.tertiary"));
    head.setColor(QPalette::WindowText, theme.color("text.tertiary"));
    QHeaderView *header = m_view->horizontalHeader();
    header->setPalette(head);
    header->setFont(look()->fonts().font("caption"));
    header->setFixedHeight(static_cast<int>(theme.number("size.row")));
    header->setStyleSheet(
        QStringLiteral("QHeaderView { background: %1; } QHeaderView::section { background: %1; color: %2; "
                       "border: none; border-bottom: 1px solid %3; padding: 0 8px; }")
            .arg(theme.color("surface.panel").name(), theme.color("text.tertiary").name(),
                theme.color("border.subtle").name()));
    m_view->verticalHeader()->setMinimumSectionSize(0);
    m_view->verticalHeader()->setDefaultSectionSize(static_cast<int>(theme.number("size.row")));
}

void TablePanel::showContent()
{
    m_model->setFrames(content(), content()->frames, numbers());
    if (!m_fitted) {
        sortAsAsked();
        m_fitted = true;
    }
    fitColumns();
}

void TablePanel::sortAsAsked()
{
    m_view->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    m_sorted->sort(-1);
    for (int column = 0; !m_sortBy.empty() && column < m_model->columnCount(); ++column) {
        const QString title = m_model->headerData(column, Qt::Horizontal).toString();
        if (title == common::plain(m_sortBy.front().first)) {
            m_view->sortByColumn(column, m_sortBy.front().second ? Qt::DescendingOrder : Qt::AscendingOrder);
        }
    }
}

void TablePanel::fitColumns()
{
    QHeaderView *header = m_view->horizontalHeader();
    const int most = std::max(80, width() / 2);
    const QFontMetrics cells(look()->fonts().font("table"));
    for (int column = 0; column < m_model->columnCount(); ++column) {
        int widest = QFontMetrics(header->font())
                         .horizontalAdvance(m_model->headerData(column, Qt::Horizontal).toString())
            + 16;
        for (int row = 0; row < std::min(200, m_model->rowCount()); ++row) {
            widest = std::max(widest, cells.horizontalAdvance(m_model->index(row, column).data().toString()));
        }
        header->resizeSection(column, std::min(widest + 20, most));
    }
}

QStringList TablePanel::bodyTexts() const
{
    QStringList texts;
    for (int column = 0; column < m_sorted->columnCount(); ++column) {
        texts << m_sorted->headerData(column, Qt::Horizontal).toString();
    }
    for (int row = 0; row < m_sorted->rowCount() && texts.size() < mostTexts; ++row) {
        for (int column = 0; column < m_sorted->columnCount(); ++column) {
            texts << m_sorted->index(row, column).data().toString();
        }
    }
    return texts;
}

} // namespace zumik::widgets::panels
