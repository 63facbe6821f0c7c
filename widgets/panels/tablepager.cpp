// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/panels/tablepager.h"

#include "widgets/panels/tablemodel.h"

namespace zumik::widgets::panels {

TablePager::TablePager(const common::Look *look, TableModel *model, QWidget *parent)
    : Pager(look, parent)
    , m_model(model)
{
    connect(this, &Pager::turned, model,
        [model](int pages) { model->setPage(model->page() + static_cast<std::size_t>(pages)); });
    connect(model, &TableModel::rowsArranged, this, &TablePager::update);
    update();
}

void TablePager::update()
{
    showRows(
        m_model->pageStart(), static_cast<std::size_t>(m_model->rowCount()), m_model->shownRows().size());
}

} // namespace zumik::widgets::panels
