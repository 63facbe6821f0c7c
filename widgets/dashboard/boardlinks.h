// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/boardrun.h"
#include "models/dashboard/links.h"
#include "widgets/dashboard/taggedboards.h"

#include <QWidget>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::controls {
class BarButton;
}

namespace zumik::widgets::panels {
class LinkPopup;
struct ShownLink;
} // namespace zumik::widgets::panels

namespace zumik::widgets::dashboard {

/// The links of a dashboard: one button that shows them with their addresses, filled in as of now.
class BoardLinks final : public QWidget {
    Q_OBJECT

public:
    /// Run and source must outlive it.
    BoardLinks(const board::BoardRun &run, const source::MetricSource &source, const common::Look *look,
        QWidget *parent = nullptr);

    controls::BarButton *button() const { return m_button; }

    panels::LinkPopup *popup() const { return m_popup; }

    void setTaggedBoards(TaggedBoards find) { m_tagged = std::move(find); }

Q_SIGNALS:
    /// A person has seen the http or https address and wants it opened.
    void linkRequested(const QString &address);
    /// Likewise one of a dashboard, "/d/UID?var-job=api".
    void dashboardRequested(const QString &address);

private:
    void open();
    std::vector<panels::ShownLink> links(const zumik::dashboard::LinkScope &scope) const;
    std::vector<panels::ShownLink> taggedLinks(
        const zumik::dashboard::Link &link, const zumik::dashboard::LinkScope &scope) const;

    const board::BoardRun &m_run;
    const source::MetricSource &m_source;
    controls::BarButton *m_button;
    panels::LinkPopup *m_popup;
    TaggedBoards m_tagged;
};

} // namespace zumik::widgets::dashboard
