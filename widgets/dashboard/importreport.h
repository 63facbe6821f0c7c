// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/importreport.h"
#include "widgets/controls/popup.h"

#include <vector>

class QScrollArea;

namespace zumik::widgets::controls {
class BarButton;
}

namespace zumik::widgets::dashboard {

class BoardHeader;

/// What a dashboard's file asks for that is not shown as it asks: a sentence each, and where. At most 200 are
/// listed, and how many more there are.
class ImportReport final : public controls::Popup {
    Q_OBJECT

public:
    ImportReport(const common::Look *look, const std::vector<zumik::dashboard::ImportItem> &items,
        QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void build(const std::vector<zumik::dashboard::ImportItem> &items);

    /// As tall as its sentences are in their fonts, within bounds.
    void fit();

    QScrollArea *m_scroll = nullptr;
};

/// A quiet button among the header's pickers that opens the report; none for a file without notes.
controls::BarButton *addImportReport(
    BoardHeader &header, const common::Look *look, const std::vector<zumik::dashboard::ImportNote> &notes);

} // namespace zumik::widgets::dashboard
