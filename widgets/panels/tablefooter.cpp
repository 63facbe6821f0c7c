// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/tablefooter.h"

#include "models/base/number.h"
#include "models/frame/reducers.h"
#include "widgets/common/look.h"
#include "widgets/common/text.h"
#include "widgets/panels/tablecelldelegate.h"
#include "widgets/panels/tablemodel.h"

#include <QHeaderView>
#include <QPainter>

#include <algorithm>

namespace zumik::widgets::panels {

namespace {

constexpr std::size_t mostCalcs = 20;

bool isReduced(const TableColumns::Column &column, const std::vector<std::string> &fields)
{
    const bool chosen = fields.empty()
        || std::any_of(fields.begin(), fields.end(),
            [&](const std::string &field) { return common::plain(field) == column.title; });
    return column.numeric() && chosen;
}

/// A column's values in the rows that pass the filters, in their order.
series::Column shownValues(const TableModel &model, const frame::Field &field)
{
    std::vector<double> values;
    values.reserve(model.shownRows().size());
    for (const std::uint32_t row : model.shownRows()) {
        values.push_back(row < field.numbers()->size() ? (*field.numbers())[row] : base::absent());
    }
    return series::Column(std::move(values));
}

FooterLine lineOf(const series::Column &values, const frame::FieldConfig &config, const std::string &calc,
    const common::Numbers &numbers)
{
    const double value = frame::reduce(values, calc);
    const frame::FieldConfig bare;
    const QString text =
        base::isAbsent(value) ? QString() : numbers.text(value, frame::keepsUnit(calc) ? config : bare);
    return {common::plain(frame::reducerTitle(calc), 40), text};
}

} // namespace

std::vector<std::vector<FooterLine>> footerLines(
    const TableModel &model, const dashboard::TableOptions &options, const common::Numbers &numbers)
{
    const auto &columns = model.table().columns;
    if (options.footerCalcs.empty() || columns.empty()) {
        return {};
    }
    std::vector<std::vector<FooterLine>> lines(columns.size());
    if (options.footerCountsRows) {
        lines.front() = {{common::plain(frame::reducerTitle("count")),
            numbers.text(static_cast<double>(model.shownRows().size()), {})}};
        return lines;
    }
    for (std::size_t i = 0; i < columns.size(); ++i) {
        if (!isReduced(columns[i], options.footerFields)) {
            continue;
        }
        const series::Column values = shownValues(model, *columns[i].field);
        for (std::size_t c = 0; c < std::min(options.footerCalcs.size(), mostCalcs); ++c) {
            lines[i].push_back(lineOf(values, columns[i].field->config, options.footerCalcs[c], numbers));
        }
    }
    if (options.footerCalcs.size() == 1 && lines.front().empty()) {
        lines.front() = {{common::plain(frame::reducerTitle(options.footerCalcs.front()), 40), {}}};
        for (std::size_t i = 1; i < lines.size(); ++i) {
            std::for_each(lines[i].begin(), lines[i].end(), [](FooterLine &line) { line.label.clear(); });
        }
    }
    return lines;
}

TableFooter::TableFooter(
    const common::Look *look, const TableModel *model, const QHeaderView *header, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_model(model)
    , m_header(header)
{
    connect(header, &QHeaderView::sectionResized, this, qOverload<>(&QWidget::update));
}

void TableFooter::setLines(std::vector<std::vector<FooterLine>> lines)
{
    m_lines = std::move(lines);
    setVisible(!m_lines.empty());
    updateGeometry();
    update();
}

QSize TableFooter::sizeHint() const
{
    std::size_t most = 0;
    for (const auto &column : m_lines) {
        most = std::max(most, column.size());
    }
    const QFontMetrics metrics(m_look->fonts().font("table"));
    return {100, static_cast<int>(most) * (metrics.lineSpacing() + 2) + 6};
}

void TableFooter::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.setPen(m_look->theme().color("border.default"));
    painter.drawLine(0, 0, width(), 0);
    painter.setFont(m_look->fonts().font("table"));
    const int high = painter.fontMetrics().lineSpacing() + 2;
    for (int column = 0; column < static_cast<int>(m_lines.size()) && column < m_header->count(); ++column) {
        const int left = m_header->sectionViewportPosition(column);
        const int wide = m_header->sectionSize(column);
        QRect room(left, 3, wide, high);
        for (const FooterLine &line : m_lines[static_cast<std::size_t>(column)]) {
            paintLine(painter, room.adjusted(TableCellDelegate::padding, 0, -TableCellDelegate::padding, 0),
                column, line);
            room.translate(0, high);
        }
    }
}

/// Label at the left, value where the column has its values.
void TableFooter::paintLine(QPainter &painter, const QRect &room, int column, const FooterLine &line) const
{
    const common::Theme &theme = m_look->theme();
    const QFontMetrics metrics = painter.fontMetrics();
    const int value = std::min(metrics.horizontalAdvance(line.value), room.width());
    const auto alignment =
        m_model->headerData(column, Qt::Horizontal, Qt::TextAlignmentRole).value<Qt::Alignment>();
    painter.setPen(theme.color("text.tertiary"));
    const int left = line.value.isEmpty() ? room.width() : room.width() - value - 6;
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft,
        metrics.elidedText(line.label, Qt::ElideRight, std::max(0, left)));
    painter.setPen(theme.color("text.primary"));
    painter.drawText(room, line.label.isEmpty() ? int(alignment) : int(Qt::AlignVCenter | Qt::AlignRight),
        metrics.elidedText(line.value, Qt::ElideRight, room.width()));
}

} // namespace zumik::widgets::panels
