// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/replay/transportbar.h"

#include "widgets/common/look.h"
#include "widgets/controls/barbutton.h"
#include "widgets/controls/words.h"
#include "widgets/replay/momentview.h"
#include "widgets/replay/track.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>

namespace zumik::widgets::replay {

using controls::BarButton;
using controls::Glyph;
using zumik::replay::ReplayClock;

namespace {

constexpr int edge = 2; ///< the violet line above
constexpr int playWidth = 50;

QString speedText(int speed)
{
    return TransportBar::tr("%1\u00d7", "so many times as fast").arg(QLocale().toString(speed));
}

} // namespace

TransportBar::TransportBar(const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_hint(new controls::Words(look, "axis", "text.tertiary", this))
    , m_track(new Track(look, this))
    , m_moment(new MomentView(look, this))
{
    setFixedHeight(static_cast<int>(look->theme().number("size.transportBar")));
    setAccessibleName(tr("Replay"));
    build();
    connect(look, &common::Look::changed, this, [this] {
        showMoment();
        update();
    });
}

BarButton *TransportBar::button(const char *id, const QString &name)
{
    auto *const made = new BarButton(m_look, this);
    made->setAccessibleName(name);
    const QString action = QLatin1String(id);
    connect(made, &BarButton::clicked, this, [this, action] { Q_EMIT triggered(action); });
    m_buttons.push_back({made, action});
    return made;
}

void TransportBar::build()
{
    auto *const buttons = new QHBoxLayout;
    buttons->setSpacing(0);
    const auto add = [&](const char *id, const QString &name, Glyph glyph) {
        BarButton *const made = button(id, name);
        made->setGlyph(glyph);
        buttons->addWidget(made);
        return made;
    };
    add("replay.begin", tr("To the beginning"), Glyph::ToBegin);
    add("replay.stepBack", tr("Step back"), Glyph::StepBack);
    m_play = add("replay.play", tr("Play"), Glyph::Play);
    m_play->setPrimary(true);
    m_play->setMinimumWidth(playWidth);
    add("replay.step", tr("Step"), Glyph::StepForward);
    m_speed = new BarButton(m_look, this);
    m_speed->setOpens(true);
    connect(m_speed, &BarButton::clicked, this, &TransportBar::openSpeeds);
    buttons->addWidget(m_speed);
    add("replay.mark", tr("Mark this time"), Glyph::Flag);
    m_notes = add("replay.notes", tr("Marks and notes"), Glyph::Note);

    auto *const left = new QVBoxLayout;
    left->setContentsMargins(0, 6, 0, 0);
    left->setSpacing(0);
    left->addLayout(buttons);
    left->addWidget(m_hint);
    left->addStretch(1);
    m_hint->setContentsMargins(5, 2, 0, 0);
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(7, edge, 8, 0);
    row->setSpacing(6);
    row->addLayout(left);
    row->addWidget(m_track, 1);
    row->addWidget(m_moment);
}

void TransportBar::setTips(const std::function<QString(const QString &id)> &tip)
{
    for (const Button &each : m_buttons) {
        each.button->setToolTip(tip(each.action));
    }
    m_speed->setToolTip(tr("How fast to play"));
}

void TransportBar::setStep(base::Duration step)
{
    m_hint->setText(tr("Space play   , . step %1   M mark", "keys").arg(common::spanText(step)));
}

void TransportBar::showClock(const ReplayClock &clock)
{
    m_recorded = clock.recorded();
    m_now = clock.now();
    m_chosen = clock.speed();
    m_play->setGlyph(clock.playing() ? Glyph::Pause : Glyph::Play);
    m_play->setAccessibleName(clock.playing() ? tr("Pause") : tr("Play"));
    const QString speed = speedText(m_chosen);
    if (m_speed->label() != speed) {
        m_speed->setLabel(speed);
        m_speed->setAccessibleName(tr("Speed: %1").arg(speed));
    }
    m_track->showClock(clock);
    showMoment();
}

void TransportBar::setTimeline(std::shared_ptr<const zumik::replay::RecordedTimeline> timeline)
{
    m_timeline = std::move(timeline);
    m_track->setTimeline(m_timeline);
    showMoment();
}

void TransportBar::setNotes(const zumik::replay::Notes &notes)
{
    m_marks = notes;
    m_track->setNotes(notes);
    showMoment();
}

void TransportBar::showMoment()
{
    m_moment->show(
        momentWords(m_timeline.get(), m_now), markWords(m_marks, m_now), endWords(m_recorded, m_now));
}

/// Above the bar, since there is no room below it.
void TransportBar::openSpeeds()
{
    auto *const menu = new QMenu(this);
    m_speeds = menu;
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (const int speed : ReplayClock::speeds) {
        QAction *const action = menu->addAction(speedText(speed));
        action->setCheckable(true);
        action->setChecked(speed == m_chosen);
        connect(action, &QAction::triggered, this, [this, speed] { Q_EMIT speedChosen(speed); });
    }
    menu->popup(m_speed->mapToGlobal(QPoint(BarButton::ringRoom, -menu->sizeHint().height())));
}

QString TransportBar::text() const
{
    return m_moment->text();
}

void TransportBar::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_look->theme().color("surface.chrome"));
    painter.fillRect(QRect(0, 0, width(), edge), m_look->theme().color("mode.replay.line"));
}

} // namespace zumik::widgets::replay
