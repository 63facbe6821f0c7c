// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/statusbar.h"

#include "widgets/common/look.h"
#include "widgets/controls/barbutton.h"
#include "widgets/controls/words.h"
#include "widgets/shell/messagepopup.h"
#include "widgets/shell/messages.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPainter>

#include <array>
#include <cmath>

namespace zumik::widgets::shell {

namespace {

constexpr int roomy = 1360; ///< px: for all of it
constexpr base::Duration toldFrom = std::chrono::minutes(1); ///< the age of data in a recording

void showWords(controls::Words *words, const QString &text)
{
    words->setText(text);
    words->setVisible(!text.isEmpty());
}

QString joined(std::initializer_list<const controls::Words *> all)
{
    QStringList parts;
    for (const controls::Words *words : all) {
        if (!words->text().isEmpty()) {
            parts << words->text();
        }
    }
    return parts.join(QLatin1Char(' '));
}

} // namespace

QString rateText(double bytesPerSecond)
{
    const std::array units{StatusBar::tr("%1 B/s"), StatusBar::tr("%1 kB/s"), StatusBar::tr("%1 MB/s")};
    std::size_t unit = 0;
    double value = std::isfinite(bytesPerSecond) && bytesPerSecond > 0 ? bytesPerSecond : 0;
    while (value >= 1000 && unit + 1 < units.size()) {
        value /= 1000;
        ++unit;
    }
    return units.at(unit).arg(QLocale().toString(value, 'f', unit == 0 || value >= 100 ? 0 : 1));
}

StatusBar::StatusBar(const common::Look *look, QWidget *parent)
    : QWidget(parent)
    , m_look(look)
    , m_asOf(words("text.secondary"))
    , m_time(words("text.primary"))
    , m_age(words("text.secondary"))
    , m_queries(words("text.secondary"))
    , m_held(words("status.warn.fg"))
    , m_tunnel(words("text.secondary"))
    , m_clock(words("status.warn.fg"))
    , m_server(words("text.tertiary"))
    , m_door(words("status.warn.fg"))
    , m_message(new controls::BarButton(look, this))
    , m_shut(new controls::BarButton(look, this))
{
    setFixedHeight(static_cast<int>(look->theme().number("size.statusBar")));
    setAccessibleName(tr("Status"));
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(12, 0, 12, 0);
    row->setSpacing(4);
    row->addWidget(m_asOf);
    row->addWidget(m_time);
    row->addWidget(m_age);
    row->addSpacing(16);
    row->addWidget(m_queries);
    row->addWidget(m_held);
    row->addSpacing(16);
    row->addWidget(m_tunnel);
    row->addSpacing(16);
    row->addWidget(m_clock);
    row->addStretch(1);
    row->addWidget(m_door);
    row->addWidget(m_shut);
    row->addSpacing(8);
    row->addWidget(m_message);
    row->addSpacing(8);
    row->addWidget(m_server);
    m_message->setFlat(true);
    m_message->setLongestLabel(420);
    m_message->setFixedHeight(height());
    m_message->hide();
    connect(m_message, &controls::BarButton::clicked, this, &StatusBar::openMessages);
    m_shut->setLabel(tr("close"));
    m_shut->setAccessibleName(tr("Close the door"));
    m_shut->setToolTip(tr("Close the door for the browser"));
    m_shut->setFixedHeight(height() - 2);
    m_shut->hide();
    connect(m_shut, &controls::BarButton::clicked, this, &StatusBar::closeDoorRequested);
    setDataTime(std::nullopt, {});
    connect(look, &common::Look::changed, this, [this] {
        setDataTime(m_dataTime, m_now);
        update();
    });
}

controls::Words *StatusBar::words(std::string_view color)
{
    auto *const made = new controls::Words(m_look, "table", color, this);
    made->hide();
    return made;
}

void StatusBar::setDataTime(std::optional<base::Time> time, base::Time now)
{
    m_dataTime = time;
    m_now = now;
    if (m_replay) {
        return showReplayedTime();
    }
    if (!time) {
        showWords(m_asOf, tr("no data yet"));
        showWords(m_time, {});
        showWords(m_age, {});
        return;
    }
    const common::ZoneClock &clock = m_look->clock();
    const bool recent = now - *time < std::chrono::hours(24);
    const QString when = recent ? clock.clockTime(*time) : clock.dateAndTime(*time);
    showWords(m_asOf, tr("data as of"));
    showWords(m_time, when + QLatin1Char(' ') + clock.zoneName(*time));
    showWords(m_age, tr("(%1 ago)").arg(common::spanText(now - *time)));
}

/// That the data is as old as a scrape goes without saying.
void StatusBar::showReplayedTime()
{
    const common::ZoneClock &clock = m_look->clock();
    showWords(m_asOf, tr("replayed time"));
    showWords(m_time, clock.clockTime(m_now) + QLatin1Char(' ') + clock.zoneName(m_now));
    const base::Duration age = m_dataTime ? m_now - *m_dataTime : base::Duration{0};
    showWords(m_age, age < toldFrom ? QString() : tr("(newest data %1 old)").arg(common::spanText(age)));
}

void StatusBar::setReplay(bool replay)
{
    m_replay = replay;
    setDataTime(m_dataTime, m_now);
}

void StatusBar::setQueries(std::size_t queries, double milliseconds)
{
    const QString count = tr("%n queries", nullptr, static_cast<int>(queries));
    const QString took = tr("%1 ms").arg(QLocale().toString(std::lround(milliseconds)));
    showWords(m_queries,
        queries == 0   ? QString()
            : m_replay ? tr("%1, %2, evaluated here", "queries and how long they took").arg(count, took)
                       : tr("%1, %2", "queries and how long they took").arg(count, took));
}

void StatusBar::setAsking(const source::SendState &state)
{
    using Holds = source::SendState::Holds;
    m_queries->setToolTip(
        tr("%1 of %2 queries in the last minute")
            .arg(QLocale().toString(qulonglong(state.sent)), QLocale().toString(qulonglong(state.budget))));
    // Counted up: "in 0 s" would be a promise that is broken.
    const QString rest = common::spanText(state.resumesIn + std::chrono::milliseconds(999));
    switch (state.holds) {
    case Holds::Nothing:
        return showWords(m_held, {});
    case Holds::ServerAsked:
        return showWords(m_held, tr("the server is busy: next query in %1").arg(rest));
    case Holds::Budget:
        return showWords(m_held, tr("this minute's queries are used up: next one in %1").arg(rest));
    case Holds::Way:
        return showWords(
            m_held, tr("%n queries wait for the connection", nullptr, static_cast<int>(state.waiting)));
    }
}

void StatusBar::setClockDifference(base::Duration ahead)
{
    const QString length = common::spanText(std::chrono::abs(ahead));
    const bool matters = std::chrono::abs(ahead) >= std::chrono::seconds(2);
    showWords(m_clock,
        !matters                ? QString()
            : ahead.count() > 0 ? tr("this computer's clock is %1 behind").arg(length)
                                : tr("this computer's clock is %1 ahead").arg(length));
}

void StatusBar::setTunnelRate(std::optional<double> bytesPerSecond)
{
    showWords(m_tunnel, bytesPerSecond ? tr("tunnel %1").arg(rateText(*bytesPerSecond)) : QString());
}

void StatusBar::setServer(const QString &server)
{
    m_server->setText(server);
    makeRoom();
}

void StatusBar::setDoor(const QString &text)
{
    showWords(m_door, text);
    m_shut->setVisible(!text.isEmpty());
    makeRoom();
}

/// An open door is more than a version or a message, which its list has in full.
void StatusBar::makeRoom()
{
    const bool scarce = !m_door->text().isEmpty() && width() < roomy;
    m_message->setLongestLabel(scarce ? 110 : 420);
    m_server->setVisible(!scarce && !m_server->text().isEmpty());
}

void StatusBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    makeRoom();
}

void StatusBar::setMessages(const Messages &messages)
{
    m_popup = new MessagePopup(messages, m_look, this);
    connect(&messages, &Messages::added, this, [this, &messages] {
        const Message &latest = *messages.latest();
        m_message->setLabel(latest.text);
        m_message->setTrouble(latest.status == common::Status::Critical);
        m_message->setAccessibleName(tr("Messages: %1").arg(latest.text));
        m_message->setToolTip(latest.text);
        m_message->show();
    });
}

void StatusBar::openMessages()
{
    if (m_popup != nullptr && m_message->isVisible()) {
        m_popup->openAt(m_message);
    }
}

QString StatusBar::dataText() const
{
    return joined({m_asOf, m_time, m_age});
}

QString StatusBar::text() const
{
    return joined({m_asOf, m_time, m_age, m_queries, m_held, m_tunnel, m_clock, m_door, m_server});
}

void StatusBar::paintEvent(QPaintEvent * /*event*/)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_look->theme().color("surface.chrome"));
    painter.fillRect(QRect(0, 0, width(), 1), m_look->theme().color("border.subtle"));
}

} // namespace zumik::widgets::shell
