// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/inspect/panelstory.h"

#include <QWidget>

class QStackedWidget;
class QTabBar;

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::controls {
class Words;
}

namespace zumik::widgets::inspect {

class DataTab;
class QueryTab;
class TextTab;
class TimingsTab;

/// A panel read closely, over its board: what was asked, what came, how long it took, and the JSON that says
/// so. It shows the panel as it was when it was asked for. Esc leaves.
class InspectPage final : public QWidget {
    Q_OBJECT

public:
    enum Tab { Query, Data, Timings, Json };

    explicit InspectPage(const common::Look *look, QWidget *parent = nullptr);

    /// The JSON is another panel's no longer; it comes later.
    void setStory(const PanelStory &story);
    /// `note`: where it is from, or why there is none.
    void setJson(const QString &json, const QString &note);

    void showTab(Tab tab);
    Tab tab() const;

    QueryTab *queryTab() const { return m_query; }

    DataTab *dataTab() const { return m_data; }

    TimingsTab *timingsTab() const { return m_timings; }

    TextTab *jsonTab() const { return m_json; }

Q_SIGNALS:
    void left();
    /// `what` names it for who is told.
    void copyRequested(const QString &text, const QString &what);

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void build();

    const common::Look *m_look;
    controls::Words *m_title;
    controls::Words *m_about;
    QTabBar *m_tabs;
    QStackedWidget *m_pages;
    QueryTab *m_query;
    DataTab *m_data;
    TimingsTab *m_timings;
    TextTab *m_json;
};

} // namespace zumik::widgets::inspect
