// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/panels/pager.h"

namespace zumik::widgets::panels {

class TableModel;

/// The pages of a table.
class TablePager final : public Pager {
    Q_OBJECT

public:
    TablePager(const common::Look *look, TableModel *model, QWidget *parent = nullptr);

private:
    void update();

    TableModel *m_model;
};

} // namespace zumik::widgets::panels
