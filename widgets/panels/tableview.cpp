// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/tableview.h"

#include "widgets/common/look.h"
#include "widgets/common/text.h"
#include "widgets/controls/choicepopup.h"
#include "widgets/panels/cellpopup.h"
#include "widgets/panels/tablecelldelegate.h"
#include "widgets/panels/tableheader.h"
#include "widgets/panels/tablemodel.h"
#include "widgets/panels/tabletexts.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QScrollBar>

#include <algorithm>

namespace zumik::widgets::panels {

namespace {

constexpr int usualWidth = 150; ///< Grafana's, of a column that says nothing
constexpr int measuredRows = 100;
constexpr std::size_t mostChoices = 5000;
constexpr qsizetype mostCopied = 500'000; ///< cells
const std::string allTexts = "$__all";

} // namespace

TableView::TableView(const common::Look *look, TableModel *model, QWidget *parent)
    : QTableView(parent)
    , m_look(look)
    , m_model(model)
    , m_heads(new TableHeader(look, model, this))
    , m_cells(new TableCellDelegate(look, model, this))
    , m_opened(new CellPopup(look, this))
    , m_filter(new controls::ChoicePopup(look, this))
{
    setHorizontalHeader(m_heads);
    setModel(model);
    setItemDelegate(m_cells);
    setFrameShape(QFrame::NoFrame);
    setShowGrid(false);
    setWordWrap(false);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setCornerWidget(new QWidget(this));
    verticalHeader()->hide();
    verticalHeader()->setMinimumSectionSize(0);
    m_filter->setMulti(true, allTexts);
    m_filter->setPlaceholder(tr("Search values"));
    connect(m_heads, &TableHeader::filterRequested, this, &TableView::openFilter);
    connect(m_heads, &QHeaderView::sectionResized, this, &TableView::onColumnResized);
    connect(m_filter, &controls::ChoicePopup::chosen, this, &TableView::onFilterChosen);
    connect(model, &TableModel::rowsArranged, this, &TableView::onRowsArranged);
    connect(this, &QTableView::clicked, this, &TableView::onClicked);
    connect(this, &QTableView::doubleClicked, this, &TableView::openCell);
}

void TableView::applyLook()
{
    const common::Theme &theme = m_look->theme();
    QPalette palette = theme.palette();
    palette.setColor(QPalette::Button, theme.color("surface.panel"));
    palette.setColor(QPalette::Window, theme.color("surface.panel"));
    setPalette(palette);
    setFont(m_look->fonts().font("table"));
    m_heads->setFixedHeight(static_cast<int>(theme.number("size.row")));
    m_heads->viewport()->update();
}

void TableView::setRowHeight(int height)
{
    if (verticalHeader()->defaultSectionSize() != height) {
        verticalHeader()->setDefaultSectionSize(height);
    }
}

int TableView::visibleRows() const
{
    return std::max(1, viewport()->height() / std::max(1, verticalHeader()->defaultSectionSize()));
}

void TableView::onRowsArranged()
{
    m_cells->forgetWidths();
    fitColumns();
    fitRows();
    m_heads->viewport()->update();
}

void TableView::onColumnResized(int column, int /*before*/, int now)
{
    if (!m_fitting && column < m_model->columnCount()) {
        m_widths[m_model->headerData(column, Qt::Horizontal).toString()] = now;
        fitRows();
    }
}

/// What a column that says nothing must have: room for what it shows, and never more than Grafana's minimum.
int TableView::leastWidth(int column) const
{
    const frame::CellStyle &style = m_model->field(column).config.cell;
    if (style.minWidth) {
        return *style.minWidth;
    }
    const QFontMetrics heads(m_look->fonts().font("caption"));
    int widest = heads.horizontalAdvance(m_model->headerData(column, Qt::Horizontal).toString())
        + (style.filterable ? 20 : 0);
    for (int row = 0; row < std::min(m_model->rowCount(), measuredRows); ++row) {
        widest = std::max(widest, fontMetrics().horizontalAdvance(m_model->cell(row, column).text));
    }
    const int air = 2 * TableCellDelegate::padding + 4;
    const bool figures = style.display == "gauge" || m_model->field(column).trends;
    return std::min(widest + air + (figures ? 60 : 0), usualWidth);
}

void TableView::fitColumns()
{
    std::vector<int> open;
    std::map<int, int> widths;
    int left = viewport()->width();
    for (int column = 0; column < m_model->columnCount(); ++column) {
        const auto byHand = m_widths.find(m_model->headerData(column, Qt::Horizontal).toString());
        const int width =
            byHand != m_widths.end() ? byHand->second : m_model->field(column).config.cell.width.value_or(0);
        if (width > 0) {
            left -= widths[column] = width;
        } else {
            open.push_back(column);
        }
    }
    // Those that need more than their share first: the others share what they leave.
    std::map<int, int> least;
    for (const int column : open) {
        least[column] = leastWidth(column);
    }
    std::sort(open.begin(), open.end(),
        [&](int a, int b) { return least[a] != least[b] ? least[a] > least[b] : a < b; });
    for (std::size_t i = 0; i < open.size(); ++i) {
        const int share = std::max(0, left) / static_cast<int>(open.size() - i);
        left -= widths[open[i]] = std::max(least[open[i]], share);
    }
    m_fitting = true;
    for (const auto &[column, width] : widths) {
        m_heads->resizeSection(column, std::clamp(width, m_heads->minimumSectionSize(), 10'000));
    }
    m_fitting = false;
    updateGeometries();
}

void TableView::fitRows()
{
    const int first = std::max(0, rowAt(0));
    const int usual = verticalHeader()->defaultSectionSize();
    std::vector<int> wrapped;
    for (int column = 0; column < m_model->columnCount(); ++column) {
        if (m_model->field(column).config.cell.wrap) {
            wrapped.push_back(column);
        }
    }
    int room = wrapped.empty() ? 0 : viewport()->height();
    for (int row = first; row < m_model->rowCount() && room > 0; ++row) {
        int high = usual;
        for (const int column : wrapped) {
            high = std::max(high, m_cells->wrappedHeight(m_model->index(row, column), columnWidth(column)));
        }
        verticalHeader()->resizeSection(row, high);
        room -= high;
    }
}

void TableView::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    fitColumns();
    fitRows();
    Q_EMIT resized();
}

void TableView::scrollContentsBy(int dx, int dy)
{
    QTableView::scrollContentsBy(dx, dy);
    if (dy != 0) {
        fitRows();
    }
}

QString TableView::wholeText(const QModelIndex &index) const
{
    const frame::Field &field = m_model->field(index.column());
    const auto *texts = std::get_if<frame::Field::Texts>(&field.values);
    const std::size_t row = m_model->sourceRow(index.row());
    if (texts == nullptr || row >= texts->size() || !field.config.mappings.empty()) {
        return m_model->cell(index.row(), index.column()).text;
    }
    const std::string &text = (*texts)[row];
    return field.config.cell.display == "json-view" ? jsonLines(text) : common::plainLines(text, 200'000);
}

void TableView::openCell(const QModelIndex &index)
{
    if (!index.isValid()) {
        return;
    }
    const bool fixed = m_model->field(index.column()).config.cell.display == "json-view";
    m_opened->setText(
        m_model->headerData(index.column(), Qt::Horizontal).toString(), wholeText(index), fixed);
    m_opened->openBelow(viewport(), visualRect(index));
}

void TableView::openFilter(int column)
{
    m_filtered = column;
    const auto at = static_cast<std::size_t>(column);
    std::vector<controls::Choice> choices{{tr("All"), allTexts}};
    for (const QString &text : m_model->distinctTexts(at, mostChoices)) {
        choices.push_back({text.isEmpty() ? tr("(nothing)") : text, text.toStdString()});
    }
    std::vector<std::string> taken;
    if (const std::set<QString> *filter = m_model->filter(at)) {
        std::transform(filter->begin(), filter->end(), std::back_inserter(taken),
            [](const QString &text) { return text.toStdString(); });
    }
    m_filter->setChoices(std::move(choices), taken.empty() ? std::vector{allTexts} : taken);
    const QRect head(
        m_heads->sectionViewportPosition(column), 0, m_heads->sectionSize(column), m_heads->height());
    m_filter->openBelow(m_heads->viewport(), head);
}

void TableView::onFilterChosen(const std::vector<std::string> &texts)
{
    if (m_filtered < 0 || m_filtered >= m_model->columnCount()) {
        return;
    }
    std::optional<std::set<QString>> filter;
    if (!texts.empty() && texts.front() != allTexts) {
        filter.emplace();
        for (const std::string &text : texts) {
            filter->insert(QString::fromStdString(text));
        }
    }
    m_model->setFilter(static_cast<std::size_t>(m_filtered), std::move(filter));
}

QString TableView::selectedText() const
{
    QModelIndexList cells = selectionModel()->selectedIndexes();
    std::sort(cells.begin(), cells.end());
    QString text;
    int row = -1;
    for (const QModelIndex &cell : cells.mid(0, mostCopied)) {
        if (row >= 0) {
            text += QLatin1Char(cell.row() == row ? '\t' : '\n');
        }
        row = cell.row();
        text += tsvCell(m_model->cell(cell.row(), cell.column()).text);
    }
    if (cells.size() > mostCopied) {
        text += QLatin1Char('\n') + tr("(more cells are selected than are copied at once)");
    }
    return text;
}

void TableView::onClicked(const QModelIndex &index)
{
    // A click that selects more is none on a link.
    const bool plain = QGuiApplication::keyboardModifiers() == Qt::NoModifier;
    if (plain && index.isValid() && !m_model->field(index.column()).config.links.empty()) {
        Q_EMIT linksRequested(index);
    }
}

void TableView::copySelection()
{
    if (const QString text = selectedText(); !text.isEmpty()) {
        QGuiApplication::clipboard()->setText(text);
    }
}

void TableView::keyPressEvent(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Copy)) {
        return copySelection();
    }
    if (event->matches(QKeySequence::Find)) {
        return Q_EMIT searchRequested();
    }
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
        const QModelIndex index = currentIndex();
        const bool linked = index.isValid() && !m_model->field(index.column()).config.links.empty();
        return linked ? Q_EMIT linksRequested(index) : openCell(index);
    }
    QTableView::keyPressEvent(event);
}

void TableView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid()) {
        return;
    }
    auto *const menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Show the whole value"), this, [this, index] { openCell(index); });
    if (!m_model->field(index.column()).config.links.empty()) {
        menu->addAction(tr("Links"), this, [this, index] { Q_EMIT linksRequested(index); });
    }
    menu->addAction(tr("Copy"), this, &TableView::copySelection);
    menu->addSeparator();
    menu->addAction(
        tr("Sort by this column"), this, [this, index] { m_heads->sortBy(index.column(), false); });
    if (m_model->field(index.column()).config.cell.filterable) {
        menu->addAction(tr("Filter this column"), this, [this, index] { openFilter(index.column()); });
    }
    menu->addAction(tr("Search the table"), this, &TableView::searchRequested);
    menu->popup(byKey ? viewport()->mapToGlobal(visualRect(index).bottomLeft()) : event->globalPos());
}

} // namespace zumik::widgets::panels
