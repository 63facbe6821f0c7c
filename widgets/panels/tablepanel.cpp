// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/tablepanel.h"

#include "widgets/common/look.h"
#include "widgets/common/text.h"
#include "widgets/panels/tablefooter.h"
#include "widgets/panels/tableheader.h"
#include "widgets/panels/tablemodel.h"
#include "widgets/panels/tablepager.h"
#include "widgets/panels/tableview.h"
#include "widgets/panels/twin.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace zumik::widgets::panels {

namespace {

constexpr int mostTexts = 2000;
constexpr double tallestRow = 4; ///< times the usual row

dashboard::TableOptions optionsOf(const dashboard::Panel &panel)
{
    const auto *options = std::get_if<dashboard::TableOptions>(&panel.options);
    return options != nullptr ? *options : dashboard::TableOptions();
}

} // namespace

TablePanel::TablePanel(const dashboard::Panel &panel, const common::Look *look, QWidget *parent)
    : PanelView(panel, look, parent)
    , m_options(optionsOf(panel))
    , m_model(new TableModel(look, this))
    , m_whole(new QWidget(this))
    , m_search(new QLineEdit(m_whole))
    , m_view(new TableView(look, m_model, m_whole))
    , m_footer(new TableFooter(look, m_model, m_view->horizontalHeader(), m_whole))
    , m_pager(new TablePager(look, m_model, m_whole))
{
    build();
    connect(m_search, &QLineEdit::textChanged, m_model, &TableModel::setSearch);
    connect(m_view, &TableView::searchRequested, this, [this] {
        m_search->show();
        m_search->setFocus(Qt::ShortcutFocusReason);
    });
    connect(m_view, &TableView::resized, this, &TablePanel::updatePages);
    connect(m_view->heads(), &TableHeader::sortedByHand, this, [this] { m_sortedByHand = true; });
    connect(m_view, &TableView::linksRequested, this, [this](const QModelIndex &index) {
        auto links = m_model->links(index.row(), index.column());
        if (!links.empty()) {
            offerLinks(std::move(links), m_view->viewport(), m_view->visualRect(index));
        }
    });
    connect(m_model, &TableModel::rowsArranged, this, &TablePanel::updateFooter);
    connect(
        m_view->horizontalScrollBar(), &QScrollBar::valueChanged, m_footer, qOverload<>(&QWidget::update));
    connect(look, &common::Look::changed, this, &TablePanel::applyTheme);
    applyTheme();
    setBody(m_whole);
}

void TablePanel::build()
{
    auto *const column = new QVBoxLayout(m_whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_search);
    column->addWidget(m_view, 1);
    column->addWidget(m_footer);
    column->addWidget(m_pager);
    m_search->setAccessibleName(tr("Search the table"));
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    m_search->hide();
    m_view->setAccessibleName(tr("Table"));
    m_view->horizontalHeader()->setVisible(m_options.showHeader);
    m_footer->hide();
    m_pager->setVisible(m_options.paginated);
}

void TablePanel::applyTheme()
{
    const double scale = std::clamp(m_options.rowScale, 1.0, tallestRow);
    m_view->setRowHeight(static_cast<int>(look()->theme().number("size.row") * scale));
    m_view->applyLook();
    m_search->setFont(look()->fonts().font("table"));
    m_footer->updateGeometry();
}

void TablePanel::showContent()
{
    const int scrolled = m_view->verticalScrollBar()->value();
    TableColumns columns = tableColumns(content(), content()->frames, timeTitle());
    columns.times = content()->range;
    m_model->setTable(std::move(columns), numbers(), linkScopeOf(panel(), *content()));
    if (!m_sortedByHand) {
        sortAsAsked();
    }
    m_search->setPlaceholderText(m_model->searchesNumbers() ? tr("Search all cells") : tr("Search texts"));
    setBodyWarnings(warnings());
    m_view->verticalScrollBar()->setValue(scrolled);
}

QStringList TablePanel::warnings() const
{
    const TableColumns &table = m_model->table();
    QStringList warnings;
    if (table.rowsDropped > 0) {
        warnings << tr("The first %1 rows are shown; %2 more are left out.")
                        .arg(table.rows)
                        .arg(table.rowsDropped);
    }
    if (table.columnsDropped > 0) {
        warnings << tr("The first %1 columns are shown; %2 more are left out.")
                        .arg(table.columns.size())
                        .arg(table.columnsDropped);
    }
    return warnings;
}

/// What the dashboard was saved with holds until somebody sorts by hand.
void TablePanel::sortAsAsked()
{
    std::vector<TableSort> sorting;
    for (const auto &[title, descending] : m_options.sortBy) {
        for (std::size_t column = 0; column < m_model->table().columns.size(); ++column) {
            if (m_model->table().columns[column].title == common::plain(title)) {
                sorting.push_back({column, descending});
                break;
            }
        }
    }
    if (sorting != m_model->sorting()) {
        m_model->setSorting(std::move(sorting));
    }
}

/// They are in the cells.
std::vector<ShownLink> TablePanel::bodyLinks() const
{
    return {};
}

void TablePanel::updateFooter()
{
    m_footer->setLines(footerLines(*m_model, m_options, numbers()));
}

void TablePanel::updatePages()
{
    if (m_options.paginated) {
        m_model->setPageSize(static_cast<std::size_t>(m_view->visibleRows()));
    }
}

void TablePanel::closeSearch()
{
    m_search->clear();
    m_search->hide();
    m_view->setFocus(Qt::ShortcutFocusReason);
}

bool TablePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_search && event->type() == QEvent::KeyPress
        && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        closeSearch();
        return true;
    }
    return PanelView::eventFilter(watched, event);
}

QStringList TablePanel::bodyTexts() const
{
    QStringList texts;
    const int columns = m_model->columnCount();
    for (int column = 0; column < columns && m_options.showHeader; ++column) {
        texts << m_model->headerData(column, Qt::Horizontal).toString();
    }
    for (int row = 0; row < m_model->rowCount() && texts.size() < mostTexts; ++row) {
        for (int column = 0; column < columns; ++column) {
            texts << m_model->cell(row, column).text;
        }
    }
    for (const auto &lines : m_footer->lines()) {
        for (const FooterLine &line : lines) {
            texts << QStringList{line.label, line.value}.join(QLatin1Char(' ')).trimmed();
        }
    }
    if (m_options.paginated) {
        texts << m_pager->text();
    }
    return texts;
}

} // namespace zumik::widgets::panels
