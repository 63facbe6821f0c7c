// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/controls/popup.h"
#include "widgets/panels/shownlinks.h"

class QVBoxLayout;

namespace zumik::widgets::panels {

/// Links before they are opened: title, host, the whole address; to open where that is allowed, and to copy.
/// Nothing is opened by itself.
class LinkPopup final : public controls::Popup {
    Q_OBJECT

public:
    explicit LinkPopup(const common::Look *look, QWidget *parent = nullptr);

    /// `knowsDashboards`: somebody takes links to dashboards.
    void setLinks(std::vector<ShownLink> links, bool knowsDashboards);

    const std::vector<ShownLink> &links() const { return m_links; }

    /// As a click on Open; nothing where it may not be opened.
    void open(std::size_t link);

Q_SIGNALS:
    /// A person wants it opened: an http or https address.
    void openRequested(const QString &address);
    /// Likewise one of a dashboard, "/d/UID?var-job=api".
    void dashboardRequested(const QString &address);

private:
    bool opens(const ShownLink &link) const;
    QWidget *block(std::size_t index);
    QWidget *buttons(std::size_t index, QWidget *parent);

    std::vector<ShownLink> m_links;
    bool m_knowsDashboards = false;
    QVBoxLayout *m_column;
    QWidget *m_list = nullptr;
};

} // namespace zumik::widgets::panels
