// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/inspect/querywords.h"

#include "models/base/duration.h"
#include "models/base/number.h"
#include "models/board/panelfacts.h"
#include "widgets/common/counts.h"
#include "widgets/common/sentences.h"
#include "widgets/common/text.h"
#include "widgets/common/zoneclock.h"

#include <QCoreApplication>

#include <charconv>

namespace zumik::widgets::inspect {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(QueryWords)
};

constexpr std::size_t longestExpression = 100'000;
constexpr int farthest = 100'000; ///< a line or column beyond is none

/// Reads a number between two places; 0 where there is none that counts.
int numberIn(std::string_view text, std::size_t from, std::size_t to)
{
    int number = 0;
    const auto [end, failed] = std::from_chars(text.data() + from, text.data() + to, number);
    const bool whole = failed == std::errc() && end == text.data() + to;
    return whole && number <= farthest ? number : 0;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::size_t digitsBefore(std::string_view text, std::size_t end)
{
    std::size_t begin = end;
    while (begin > 0 && isDigit(text[begin - 1])) {
        --begin;
    }
    return begin;
}

/// A line below the one that has the error, with a caret under its place.
QString marked(const QString &expression, ErrorPlace place)
{
    QStringList lines = expression.split(QLatin1Char('\n'));
    if (place.line > lines.size()) {
        return expression;
    }
    const auto column = std::min<qsizetype>(place.column - 1, lines[place.line - 1].size());
    lines.insert(place.line, QString(column, QLatin1Char(' ')) + QLatin1Char('^'));
    return lines.join(QLatin1Char('\n'));
}

QString timesText(const board::QueryFact &fact, const common::ZoneClock &clock)
{
    const QString zone = clock.zoneName(fact.grid.end());
    if (fact.instant) {
        return Text::tr("at %1 %2", "a time, its zone").arg(clock.wholeDateAndTime(fact.grid.start), zone);
    }
    return Text::tr("%1 to %2 %3, step %4", "start, end, zone, a length of time")
        .arg(clock.wholeDateAndTime(fact.grid.start), clock.wholeDateAndTime(fact.grid.end()), zone,
            QString::fromStdString(base::formatDuration(fact.grid.step)));
}

QStringList warningsOf(const board::QueryFact &fact)
{
    QStringList warnings;
    for (const series::Annotation &note : fact.annotations()) {
        warnings << common::sentenceOf(note);
    }
    if (fact.seriesDropped() > 0) {
        warnings << Text::tr("%1 more were left out: the limit of one query.")
                        .arg(common::seriesCount(fact.seriesDropped()));
    }
    return warnings;
}

} // namespace

std::optional<ErrorPlace> errorPlace(std::string_view message)
{
    const std::size_t words = message.find(": parse error");
    if (words == std::string_view::npos) {
        return std::nullopt;
    }
    const std::size_t column = digitsBefore(message, words);
    if (column == words || column == 0 || message[column - 1] != ':') {
        return std::nullopt;
    }
    const std::size_t line = digitsBefore(message, column - 1);
    const ErrorPlace place{numberIn(message, line, column - 1), numberIn(message, column, words)};
    return place.line > 0 && place.column > 0 ? std::optional(place) : std::nullopt;
}

QueryWords queryWords(const board::QueryFact &fact, const common::ZoneClock &clock)
{
    QueryWords words;
    words.name = common::plain(fact.refId, 60);
    if (!fact.legend.empty() && fact.legend != "__auto") {
        words.name += QStringLiteral(" \u00b7 ") + common::plain(fact.legend, 200);
    }
    words.expression = common::plainLines(fact.expression, longestExpression);
    words.facts = timesText(fact, clock) + QStringLiteral(" \u00b7 ")
        + common::seriesCount(fact.seriesCount()) + QStringLiteral(" \u00b7 ")
        + millisecondsText(fact.milliseconds);
    words.warnings = warningsOf(fact);
    if (const base::Error *const error = fact.error()) {
        const common::Sentence sentence = common::sentenceOf(*error);
        words.error = sentence.title + QStringLiteral(". ") + sentence.text;
        if (const auto place = errorPlace(error->message)) {
            words.expression = marked(words.expression, *place);
            words.error = Text::tr("Line %1, column %2: %3", "... and what is wrong there")
                              .arg(place->line)
                              .arg(place->column)
                              .arg(words.error);
        }
    }
    return words;
}

QString wayWords(const board::QueryFact &fact)
{
    if (fact.joined) {
        return Text::tr("shared: something else of the board asked the same");
    }
    return fact.whole ? Text::tr("asked as a whole")
                      : Text::tr("what was known may be part of it; at least what is new was asked");
}

QString millisecondsText(double milliseconds)
{
    return Text::tr("%1 ms", "milliseconds").arg(QString::fromStdString(base::formatFixed(milliseconds, 1)));
}

} // namespace zumik::widgets::inspect
