// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/board/boardrun.h"
#include "widgets/common/statusshape.h"

#include <QWidget>

#include <optional>

class QHBoxLayout;

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::controls {
class BarButton;
class ChoicePopup;
} // namespace zumik::widgets::controls

namespace zumik::widgets::shell {

class Actions;
class ComparePopup;
class ProductionChip;
class StatusWords;
class TimePopup;

/// Who one is connected to and how, which part of it, which time, how often: the top of the window. Controls
/// of the board show only while there is one.
class TopBar final : public QWidget {
    Q_OBJECT

public:
    explicit TopBar(const common::Look *look, QWidget *parent = nullptr);

    /// One of production is marked so.
    void setProfile(const QString &name, bool production = false);
    void setConnection(common::Status status, const QString &words);
    /// The picker of the board's cluster; the bar doesn't own it. Null: none.
    void setScope(QWidget *picker);
    void setBoardControls(bool shown);
    /// A recording is read from a file, and nothing new comes: without the refresh control.
    void setReplay(bool replay);
    void setTime(const board::BoardTime &time, base::Time now);
    /// What the board is compared with lies so far back; absent: nothing is.
    void setComparison(std::optional<base::Duration> back);
    /// With another recording, by its name.
    void setComparedWith(const QString &name);
    /// 0 is off.
    void setRefresh(base::Duration interval, const std::vector<base::Duration> &offered);
    void setBusy(bool busy);

    /// What its buttons do and with which key, by the actions "view.sideBar", "time.*" and "board.*".
    void setTips(const Actions &actions);

    void openTimes();
    void openComparison();

    controls::BarButton *profileButton() const { return m_profile; }

Q_SIGNALS:
    void foldClicked();
    void profileClicked();
    void earlierClicked();
    void laterClicked();
    void timeChosen(const zumik::board::BoardTime &time);
    void comparisonChosen(std::optional<zumik::base::Duration> back);
    void zoneClicked();
    void refreshClicked();
    void refreshChosen(std::chrono::milliseconds interval);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void build();
    controls::BarButton *button(const QString &name);
    void openRefresh();
    void showComparison();
    QString comparison() const;

    const common::Look *m_look;
    QHBoxLayout *m_row;
    controls::BarButton *m_fold;
    controls::BarButton *m_profile;
    ProductionChip *m_production;
    StatusWords *m_connection;
    QWidget *m_scope = nullptr;
    int m_scopePlace = 0;
    controls::BarButton *m_earlier;
    controls::BarButton *m_time;
    controls::BarButton *m_later;
    controls::BarButton *m_compare;
    controls::BarButton *m_refresh;
    controls::BarButton *m_interval;
    controls::BarButton *m_zone;
    TimePopup *m_times;
    ComparePopup *m_comparisons;
    controls::ChoicePopup *m_intervals;
    board::BoardTime m_boardTime;
    base::Time m_now;
    std::optional<base::Duration> m_back;
    QString m_other; ///< the recording that is compared with; empty: the board's own past, or nothing
    bool m_replay = false;
    base::Duration m_every{0};
    std::vector<base::Duration> m_offered;
};

} // namespace zumik::widgets::shell
