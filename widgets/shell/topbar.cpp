// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/topbar.h"

#include "widgets/common/look.h"
#include "widgets/controls/barbutton.h"
#include "widgets/controls/choicepopup.h"
#include "widgets/dashboard/timechoice.h"
#include "widgets/dashboard/timewords.h"
#include "widgets/shell/actions.h"
#include "widgets/shell/comparepopup.h"
#include "widgets/shell/productionchip.h"
#include "widgets/shell/statuswords.h"
#include "widgets/shell/timepopup.h"

#include <QHBoxLayout>
#include <QPainter>

#include <utility>

namespace zumik::widgets::shell {

namespace {

constexpr int captionsFrom = 1000; ///< px of the bar's width

} // namespace

using controls::BarButton;
using controls::Glyph;

TopBar::TopBar(const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_row(new QHBoxLayout(this))
    , m_fold(button(tr("Navigation")))
    , m_profile(button(tr("Profile")))
    , m_production(new ProductionChip(look, this))
    , m_connection(new StatusWords(look, this))
    , m_earlier(button(tr("Earlier")))
    , m_time(button(tr("Time range")))
    , m_later(button(tr("Later")))
    , m_compare(button(tr("Compare")))
    , m_refresh(button(tr("Refresh")))
    , m_interval(button(tr("Refresh interval")))
    , m_zone(button(tr("Time zone")))
    , m_times(new TimePopup(look, this))
    , m_comparisons(new ComparePopup(look, this))
    , m_intervals(new controls::ChoicePopup(look, this))
{
    setFixedHeight(static_cast<int>(look->theme().number("size.topBar")));
    setAccessibleName(tr("Connection and time"));
    m_production->hide();
    build();
    connect(m_fold, &BarButton::clicked, this, &TopBar::foldClicked);
    connect(m_profile, &BarButton::clicked, this, &TopBar::profileClicked);
    connect(m_earlier, &BarButton::clicked, this, &TopBar::earlierClicked);
    connect(m_later, &BarButton::clicked, this, &TopBar::laterClicked);
    connect(m_time, &BarButton::clicked, this, &TopBar::openTimes);
    connect(m_compare, &BarButton::clicked, this, &TopBar::openComparison);
    connect(m_refresh, &BarButton::clicked, this, &TopBar::refreshClicked);
    connect(m_zone, &BarButton::clicked, this, &TopBar::zoneClicked);
    connect(m_interval, &BarButton::clicked, this, &TopBar::openRefresh);
    connect(m_times, &TimePopup::chosen, this, &TopBar::timeChosen);
    connect(m_comparisons, &ComparePopup::chosen, this, &TopBar::comparisonChosen);
    connect(
        m_intervals, &controls::ChoicePopup::chosen, this, [this](const std::vector<std::string> &chosen) {
            Q_EMIT refreshChosen(base::Duration(std::stoll(chosen.front())));
        });
    connect(look, &common::Look::changed, this, [this] {
        setTime(m_boardTime, m_now);
        update();
    });
}

void TopBar::setTips(const Actions &actions)
{
    const std::pair<BarButton *, const char *> known[] = {{m_fold, "view.sideBar"},
        {m_earlier, "time.earlier"}, {m_time, "time.range"}, {m_later, "time.later"},
        {m_compare, "board.compare"}, {m_refresh, "board.refresh"}, {m_zone, "view.zone"}};
    for (const auto &[button, id] : known) {
        button->setToolTip(actions.tip(QLatin1String(id)));
    }
    m_profile->setToolTip(tr("The connection"));
    m_interval->setToolTip(tr("How often to refresh"));
}

BarButton *TopBar::button(const QString &name)
{
    auto *const made = new BarButton(m_look, this);
    made->setAccessibleName(name);
    return made;
}

void TopBar::build()
{
    m_row->setContentsMargins(5, 0, 12, 0);
    m_row->setSpacing(2);
    m_fold->setGlyph(Glyph::Menu);
    m_fold->setFlat(true);
    m_profile->setGlyph(Glyph::Server);
    m_profile->setStrong(true);
    m_earlier->setGlyph(Glyph::ChevronLeft);
    m_earlier->setJoin(BarButton::Join::First);
    m_time->setGlyph(Glyph::Clock);
    m_time->setJoin(BarButton::Join::Middle);
    m_time->setOpens(true);
    m_time->setLongestLabel(320);
    m_later->setGlyph(Glyph::ChevronRight);
    m_later->setJoin(BarButton::Join::Last);
    m_compare->setOpens(true);
    m_refresh->setGlyph(Glyph::Refresh);
    m_refresh->setJoin(BarButton::Join::First);
    m_interval->setJoin(BarButton::Join::Last);
    m_interval->setOpens(true);
    m_zone->setFlat(true);

    m_row->addWidget(m_fold);
    m_row->addWidget(m_profile);
    m_row->addWidget(m_production);
    m_row->addSpacing(4);
    m_row->addWidget(m_connection);
    m_row->addSpacing(12);
    m_scopePlace = m_row->count();
    m_row->addStretch(1);
    const auto group = [this](std::initializer_list<QWidget *> widgets) {
        auto *const joined = new QHBoxLayout;
        joined->setSpacing(0);
        for (QWidget *widget : widgets) {
            joined->addWidget(widget);
        }
        m_row->addLayout(joined);
    };
    group({m_earlier, m_time, m_later});
    m_row->addWidget(m_compare);
    group({m_refresh, m_interval});
    m_row->addSpacing(6);
    m_row->addWidget(m_zone);
    setComparison({});
    setBoardControls(false);
}

void TopBar::setProfile(const QString &name, bool production)
{
    m_profile->setLabel(name);
    m_profile->setAccessibleName(
        production ? tr("Profile %1, production").arg(name) : tr("Profile %1").arg(name));
    m_profile->setOutline(production ? "mode.production.line" : "");
    m_production->setVisible(production);
    m_profile->setVisible(!name.isEmpty());
    m_connection->setVisible(!name.isEmpty());
}

void TopBar::setConnection(common::Status status, const QString &words)
{
    m_connection->show(status, words);
}

void TopBar::setScope(QWidget *picker)
{
    if (m_scope != nullptr) {
        m_row->removeWidget(m_scope);
        m_scope->hide();
    }
    m_scope = picker;
    if (picker != nullptr) {
        m_row->insertWidget(m_scopePlace, picker);
        picker->show();
    }
}

void TopBar::setBoardControls(bool shown)
{
    for (QWidget *widget : std::initializer_list<QWidget *>{m_earlier, m_time, m_later, m_compare, m_zone}) {
        widget->setVisible(shown);
    }
    m_refresh->setVisible(shown && !m_replay);
    m_interval->setVisible(shown && !m_replay);
}

void TopBar::setReplay(bool replay)
{
    m_replay = replay;
    m_profile->setGlyph(replay ? Glyph::File : Glyph::Server);
}

void TopBar::setTime(const board::BoardTime &time, base::Time now)
{
    m_boardTime = time;
    m_now = now;
    const QString text = dashboard::timeText(time, m_look->clock(), now);
    m_time->setLabel(text);
    m_time->setAccessibleName(tr("Time range: %1").arg(text));
    const auto range = dashboard::resolved(time, now);
    const QString zone = range ? dashboard::zoneText(*range, m_look->clock()) : m_look->clock().zoneName(now);
    m_zone->setLabel(zone);
    m_zone->setAccessibleName(tr("Time zone: %1").arg(zone));
}

void TopBar::setComparison(std::optional<base::Duration> back)
{
    m_back = back;
    m_other.clear();
    m_compare->setStrong(back.has_value());
    m_compare->setAccessibleName(tr("Compare: %1", "off, or a length of time").arg(comparison()));
    showComparison();
}

void TopBar::setComparedWith(const QString &name)
{
    setComparison({});
    m_other = name;
    m_compare->setStrong(true);
    m_compare->setAccessibleName(tr("Compare: %1", "off, or a length of time").arg(name));
    showComparison();
}

QString TopBar::comparison() const
{
    return m_other.isEmpty() ? comparisonText(m_back) : m_other;
}

/// Without its caption where there is little room.
void TopBar::showComparison()
{
    const bool narrow = width() < captionsFrom;
    const QString caption = tr("compare");
    m_compare->setCaption(narrow ? QString() : caption);
    m_compare->setLabel(narrow && !m_back && m_other.isEmpty() ? caption : comparison());
}

void TopBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    showComparison();
}

void TopBar::setRefresh(base::Duration interval, const std::vector<base::Duration> &offered)
{
    m_every = interval;
    m_offered = offered;
    const QString text = dashboard::refreshText(interval);
    m_interval->setLabel(text);
    m_interval->setAccessibleName(tr("Refresh interval: %1").arg(text));
}

void TopBar::setBusy(bool busy)
{
    m_refresh->setAccessibleDescription(busy ? tr("refreshing") : QString());
}

void TopBar::openTimes()
{
    m_times->setTime(m_boardTime, m_now);
    m_times->openAt(m_time);
}

void TopBar::openComparison()
{
    const auto range = dashboard::resolved(m_boardTime, m_now);
    m_comparisons->setComparison(m_back, range ? *range : base::TimeRange{m_now, m_now});
    m_comparisons->openAt(m_compare);
}

void TopBar::openRefresh()
{
    std::vector<controls::Choice> choices;
    for (const base::Duration step : m_offered) {
        choices.push_back({dashboard::refreshText(step), std::to_string(step.count())});
    }
    m_intervals->setChoices(std::move(choices), {std::to_string(m_every.count())});
    m_intervals->openAt(m_interval);
}

void TopBar::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_look->theme().color("surface.chrome"));
    if (m_production->isVisibleTo(this)) {
        painter.fillRect(QRect(0, 0, width(), 3), m_look->theme().color("mode.production.line"));
    }
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_look->theme().color("border.subtle"));
}

} // namespace zumik::widgets::shell
