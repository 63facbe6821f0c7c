// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/paneloptions.h"
#include "widgets/common/numbers.h"

#include <QWidget>

#include <vector>

class QHeaderView;

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::panels {

class TableModel;

/// A line of one column's cell in the footer.
struct FooterLine {
    QString label; ///< "Mean"; empty where the first column says it for all
    QString value;

    bool operator==(const FooterLine &) const = default;
};

/// The footer's lines, column by column, over the rows that pass the filters: every calc of the chosen number
/// columns in their units, or the count of rows in the first column alone. With one calc and a first column
/// without it, that column says its name. Empty: no footer. Source: Grafana's TableNG, SummaryCell, and the
/// older footer's `countRows`.
std::vector<std::vector<FooterLine>> footerLines(
    const TableModel &model, const zumik::dashboard::TableOptions &options, const common::Numbers &numbers);

/// Paints them below their columns.
class TableFooter final : public QWidget {
    Q_OBJECT

public:
    TableFooter(const common::Look *look, const TableModel *model, const QHeaderView *header,
        QWidget *parent = nullptr);

    void setLines(std::vector<std::vector<FooterLine>> lines);

    const std::vector<std::vector<FooterLine>> &lines() const { return m_lines; }

    QSize sizeHint() const override;

    QSize minimumSizeHint() const override { return {0, sizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintLine(QPainter &painter, const QRect &room, int column, const FooterLine &line) const;

    const common::Look *m_look;
    const TableModel *m_model;
    const QHeaderView *m_header;
    std::vector<std::vector<FooterLine>> m_lines;
};

} // namespace zumik::widgets::panels
