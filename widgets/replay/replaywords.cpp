// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/replay/replaywords.h"

#include "widgets/common/text.h"
#include "widgets/common/zoneclock.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>

namespace zumik::widgets::replay {

using common::Status;
using zumik::replay::AlertSpan;
using zumik::replay::Mark;
using zumik::replay::Notes;
using zumik::replay::RecordedTimeline;
using State = zumik::source::AlertState;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Replay)
};

constexpr std::size_t namedLabels = 3; ///< besides the name
constexpr int mostTold = 6; ///< alerts of one time

QString markName(const Notes &notes, const Mark &mark)
{
    const auto number = std::find(notes.marks.begin(), notes.marks.end(), mark) - notes.marks.begin() + 1;
    return Text::tr("mark %1").arg(number);
}

} // namespace

QString lengthText(base::Duration length)
{
    const std::int64_t seconds = std::max<std::int64_t>(0, length.count() / 1000);
    if (seconds < 60 || seconds >= 3600) {
        return common::spanText(length);
    }
    return Text::tr("%1 m %2 s", "minutes and seconds").arg(seconds / 60).arg(seconds % 60);
}

MomentWords momentWords(const RecordedTimeline *timeline, base::Time now)
{
    if (timeline == nullptr) {
        return {Status::Unknown, Text::tr("looking for alerts")};
    }
    if (!timeline->knowsAlerts) {
        return {Status::Unknown, Text::tr("no alerts recorded")};
    }
    const auto count = [&](State state) {
        return static_cast<int>(std::count_if(timeline->alerts.begin(), timeline->alerts.end(),
            [&](const AlertSpan &span) { return span.state == state && span.holdsAt(now); }));
    };
    const int firing = count(State::Firing);
    const int pending = count(State::Pending);
    if (firing > 0) {
        return {Status::Critical, Text::tr("%n firing at this time", nullptr, firing)};
    }
    return pending > 0 ? MomentWords{Status::Warn, Text::tr("%n pending at this time", nullptr, pending)}
                       : MomentWords{Status::Ok, Text::tr("none firing at this time")};
}

QString markWords(const Notes &notes, base::Time now)
{
    const auto next = std::upper_bound(notes.marks.begin(), notes.marks.end(), now,
        [](base::Time time, const Mark &mark) { return time < mark.time; });
    if (next != notes.marks.begin()) {
        const Mark &last = *std::prev(next);
        return last.time == now
            ? Text::tr("at %1", "a mark").arg(markName(notes, last))
            : Text::tr("%1 was %2 ago", "a mark").arg(markName(notes, last), lengthText(now - last.time));
    }
    return next == notes.marks.end()
        ? QString()
        : Text::tr("%1 is in %2", "a mark").arg(markName(notes, *next), lengthText(next->time - now));
}

QString endWords(base::TimeRange recorded, base::Time now)
{
    return now >= recorded.end
        ? Text::tr("at the end")
        : Text::tr("%1 to the end", "a length of time").arg(lengthText(recorded.end - now));
}

QString alertText(const AlertSpan &span)
{
    QStringList labels;
    for (std::size_t i = 0; i < span.labels.size() && static_cast<std::size_t>(labels.size()) < namedLabels;
         ++i) {
        const auto label = span.labels.at(i);
        if (label.name != "alertname" && label.name != "severity") {
            labels << common::plain(std::string(label.name)) + QLatin1Char(' ')
                    + common::plain(std::string(label.value));
        }
    }
    const QString name = common::plain(std::string(span.labels.get("alertname")));
    return labels.isEmpty() ? name : name + QLatin1Char(' ') + labels.join(QStringLiteral(", "));
}

common::Status statusOf(const AlertSpan &span)
{
    if (span.state == State::Pending) {
        return Status::Pending;
    }
    const std::string_view severity = span.labels.get("severity");
    return severity == "warning" || severity == "warn" ? Status::Warn
        : severity == "info" || severity == "none"     ? Status::Info
                                                       : Status::Critical;
}

QString trackTip(const RecordedTimeline *timeline, const Notes &notes, base::Time time, base::Duration near,
    const common::ZoneClock &clock)
{
    QStringList lines{clock.dateAndTime(time) + QLatin1Char(' ') + clock.zoneName(time)};
    for (const Mark &mark : notes.marks) {
        if (std::chrono::abs(mark.time - time) <= near) {
            const QString text = common::plain(mark.text);
            lines << (text.isEmpty() ? markName(notes, mark)
                                     : markName(notes, mark) + QStringLiteral(": ") + text);
        }
    }
    int told = 0;
    for (std::size_t i = 0; timeline != nullptr && i < timeline->alerts.size(); ++i) {
        const AlertSpan &span = timeline->alerts[i];
        if (span.holdsAt(time) && ++told <= mostTold) {
            lines << (span.state == State::Firing ? Text::tr("firing: %1") : Text::tr("pending: %1"))
                         .arg(alertText(span));
        }
    }
    if (told > mostTold) {
        lines << Text::tr("and %n more", nullptr, told - mostTold);
    }
    const bool inGap = timeline != nullptr
        && std::any_of(timeline->gaps.begin(), timeline->gaps.end(),
            [&](const base::TimeRange &gap) { return gap.start < time && time < gap.end; });
    if (inGap) {
        lines << Text::tr("nothing was scraped");
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace zumik::widgets::replay
