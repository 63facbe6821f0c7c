// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspect/storywords.h"

#include "models/base/duration.h"
#include "models/board/panelfacts.h"
#include "widgets/common/text.h"
#include "widgets/common/zoneclock.h"
#include "widgets/panels/tablecolumns.h"
#include "widgets/panels/twin.h"

#include <QCoreApplication>

namespace zumik::widgets::inspect {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(PanelStory)
};

QString iso(base::Time time, const common::ZoneClock &clock)
{
    return QString::fromStdString(frame::isoTime(time, clock.offsetAt(time)));
}

/// "2025-11-20 03-00-00"
QString nameOf(base::Time time, const common::ZoneClock &clock)
{
    QString name = iso(time, clock).left(19);
    name.replace(QLatin1Char('T'), QLatin1Char(' '));
    return name.replace(QLatin1Char(':'), QLatin1Char('-'));
}

QString zoneOf(const PanelStory &story, const common::ZoneClock &clock)
{
    const base::TimeRange range = rangeOf(story);
    const QString start = clock.zoneName(range.start);
    const QString end = clock.zoneName(range.end);
    return start == end ? end : Text::tr("%1 to %2", "time zones of a range").arg(start, end);
}

/// A comment stays one line, whatever is in it.
QString comment(const QString &text)
{
    return QStringLiteral("# ") + common::plain(text.toStdString(), 2000) + QLatin1Char('\n');
}

QString timesOf(const board::QueryFact &fact, const common::ZoneClock &clock)
{
    if (fact.instant) {
        return Text::tr("at %1", "a time").arg(iso(fact.grid.start, clock));
    }
    return Text::tr("from %1 to %2, step %3", "two times, a length of time")
        .arg(iso(fact.grid.start, clock), iso(fact.grid.end(), clock),
            QString::fromStdString(base::formatDuration(fact.grid.step)));
}

QString withComments(const board::QueryFact &fact, const common::ZoneClock &clock)
{
    QString text = comment(QString::fromStdString(fact.refId) + QStringLiteral(": ") + timesOf(fact, clock));
    if (!fact.legend.empty() && fact.legend != "__auto") {
        text += comment(Text::tr("legend: %1").arg(QString::fromStdString(fact.legend)));
    }
    return text + QString::fromStdString(fact.expression) + QLatin1Char('\n');
}

} // namespace

base::TimeRange rangeOf(const PanelStory &story)
{
    return story.data ? story.data->range : story.facts ? story.facts->range : base::TimeRange{};
}

QString rangeWords(const PanelStory &story, const common::ZoneClock &clock)
{
    const base::TimeRange range = rangeOf(story);
    return Text::tr("%1 to %2 %3", "start, end, zone")
        .arg(clock.wholeDateAndTime(range.start), clock.wholeDateAndTime(range.end), zoneOf(story, clock));
}

QString rangeName(const PanelStory &story, const common::ZoneClock &clock)
{
    const base::TimeRange range = rangeOf(story);
    return Text::tr("%1 to %2", "in the name of a file: two times")
        .arg(nameOf(range.start, clock), nameOf(range.end, clock));
}

QStringList captionLines(const PanelStory &story, const common::ZoneClock &clock)
{
    QStringList parts{story.title, story.source, rangeWords(story, clock),
        Text::tr("made %1 %2", "when, the zone")
            .arg(clock.wholeDateAndTime(story.made), clock.zoneName(story.made))};
    parts.removeAll(QString());
    QStringList lines{parts.join(QStringLiteral(" \u00b7 "))};
    if (!story.marks.isEmpty()) {
        lines << story.marks.join(QStringLiteral(" \u00b7 "));
    }
    return lines;
}

std::vector<frame::CsvNote> csvNotes(const PanelStory &story, const common::ZoneClock &clock)
{
    const base::TimeRange range = rangeOf(story);
    std::vector<frame::CsvNote> notes;
    const auto add = [&](const QString &name, const QString &text) {
        if (!text.isEmpty()) {
            notes.push_back({name.toStdString(), text.toStdString()});
        }
    };
    add(Text::tr("panel"), story.title);
    add(Text::tr("source"), story.source);
    add(Text::tr("from", "a time"), iso(range.start, clock));
    add(Text::tr("to", "a time"), iso(range.end, clock));
    add(Text::tr("zone"), zoneOf(story, clock));
    add(Text::tr("made", "when"), iso(story.made, clock));
    add(Text::tr("note"), story.marks.join(QStringLiteral("; ")));
    return notes;
}

frame::CsvTable csvTable(const PanelStory &story, const common::ZoneClock &clock)
{
    frame::CsvTable table{csvNotes(story, clock), {}, clock.formatContext(story.made).zoneOffset};
    if (story.data) {
        const auto frames =
            std::make_shared<const std::vector<frame::Frame>>(panels::tableFrames(story.data->frames));
        table.columns = panels::tableColumns(frames, *frames, panels::timeTitle()).fields;
    }
    return table;
}

QString promqlText(const PanelStory &story, const common::ZoneClock &clock)
{
    QString text = comment(story.title);
    text += comment(Text::tr("source: %1; range: %2").arg(story.source, rangeWords(story, clock)));
    if (!story.marks.isEmpty()) {
        text += comment(Text::tr("note: %1").arg(story.marks.join(QStringLiteral("; "))));
    }
    if (story.facts) {
        for (const board::QueryFact &fact : story.facts->queries) {
            text += QLatin1Char('\n') + withComments(fact, clock);
        }
    }
    return text;
}

} // namespace zumik::widgets::inspect
