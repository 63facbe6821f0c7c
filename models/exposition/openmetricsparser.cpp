// SPDX-License-Identifier: GPL-3.0-or-later
// OpenMetrics 1.0, a line being one of
//
//     # HELP NAME TEXT              \\, \" and \n are escapes in TEXT
//     # TYPE NAME WORD
//     # UNIT NAME WORD              NAME ends with _WORD, or there is no WORD
//     # EOF                         the last one, whose line feed alone may be missing
//     NAME [ LABELS ] VALUE [ SECONDS ] [ # LABELS VALUE [ SECONDS ] ]
//     LABELS VALUE ...              the name in quotes among the labels
//
// with exactly one space where one is shown between two words, none between NAME and LABELS or within those,
// and no empty lines nor other comments. What stands behind the second # is an exemplar.
//
// As in Prometheus's parser, nothing is asked about how the samples fit their family: a counter's needn't end
// with _total, and an exemplar may stand at any. NULs behind # EOF are overlooked.
// Sources: https://github.com/prometheus/OpenMetrics/blob/v1.0.0/specification/OpenMetrics.md and what
// Prometheus's model/textparse reads.
#include "models/exposition/openmetricsparser.h"

#include "models/exposition/number.h"

namespace zumik::exposition {

Parser::Step OpenMetricsParser::readLine(Entry &entry)
{
    if (isOf(cursor().peek(), chars::metricStart | chars::brace)) {
        return readSample(entry);
    }
    if (cursor().take("# EOF")) {
        return readEnd(entry);
    }
    const char *start = cursor().at();
    if (cursor().take("# ")) {
        const std::string_view word = cursor().rest().substr(0, 5);
        if (word == "HELP " || word == "TYPE " || word == "UNIT ") {
            return readMetadata(entry);
        }
    }
    return step(context().refuse(
        start, cursor().atEnd() ? "# EOF" : "a metric's name, # HELP, # TYPE, # UNIT or # EOF"));
}

Parser::Step OpenMetricsParser::readEnd(Entry &entry)
{
    entry = Entry::End;
    passNuls();
    cursor().take('\n');
    passNuls();
    return step(cursor().atEnd() || context().refuseHere("nothing behind # EOF"));
}

void OpenMetricsParser::passNuls()
{
    while (cursor().take('\0')) { }
}

Parser::Step OpenMetricsParser::readMetadata(Entry &entry)
{
    const std::string_view word = cursor().rest().substr(0, 4);
    cursor().moveTo(word.data() + word.size() + 1);
    std::string_view text;
    if (!readFamily(word) || !readMetadataText(text)) {
        return Step::Failed;
    }
    switch (word[0]) {
    case 'H':
        entry = Entry::Help;
        return step(setHelp(text, Escapes::Label));
    case 'T':
        entry = Entry::Type;
        return step(setType(text));
    default:
        entry = Entry::Unit;
        return step(setUnit(text));
    }
}

bool OpenMetricsParser::readMetadataText(std::string_view &text)
{
    if (!cursor().take(' ')) {
        return context().refuseHere("a space after the name");
    }
    const std::string_view rest = cursor().rest();
    const std::size_t size = rest.find('\n');
    if (size == std::string_view::npos) {
        cursor().moveTo(cursor().end());
        return context().refuseHere("# EOF at the end");
    }
    text = rest.substr(0, size);
    cursor().moveTo(text.data() + text.size() + 1);
    return true;
}

bool OpenMetricsParser::setUnit(std::string_view unit)
{
    const std::string_view family = m_metadata.family;
    const bool fits = unit.empty()
        || (family.size() > unit.size() && family.ends_with(unit)
            && family[family.size() - unit.size() - 1] == '_');
    m_metadata.text = unit;
    return fits || context().refuse(unit.data(), "the unit that the metric's name ends with");
}

Parser::Step OpenMetricsParser::readSample(Entry &entry)
{
    entry = Entry::Sample;
    return step(readSeries() && readValue(m_sample.value) && readRest());
}

bool OpenMetricsParser::readValue(double &value)
{
    if (!cursor().take(' ')) {
        return context().refuseHere("a space and a value");
    }
    if (!isOf(cursor().peek(), chars::openMetricsWord)) {
        return context().refuseHere("a value");
    }
    return readNumber(value);
}

/// From behind the value to past the line feed.
bool OpenMetricsParser::readRest()
{
    if (cursor().take('\n')) {
        return true;
    }
    if (cursor().atEnd()) {
        return context().refuseHere("# EOF at the end");
    }
    if (!cursor().rest().starts_with(" # {") && !readTime(m_sample.time)) {
        return false;
    }
    if (cursor().take('\n')) {
        return true;
    }
    return cursor().rest().starts_with(" # {") ? readExemplar()
                                               : context().refuseHere("an exemplar or the end of the line");
}

bool OpenMetricsParser::readExemplar()
{
    cursor().take(std::string_view(" # "));
    if (!readExemplarLabels() || !readValue(m_sample.exemplar->value)) {
        return false;
    }
    if (cursor().take('\n')) {
        return true;
    }
    if (cursor().atEnd()) {
        return context().refuseHere("# EOF at the end");
    }
    return readTime(m_sample.exemplar->time)
        && (cursor().take('\n') || context().refuseHere("the end of the line after the exemplar"));
}

bool OpenMetricsParser::readTime(std::optional<base::Time> &time)
{
    const char *start = cursor().at() + 1;
    const bool spaced = cursor().take(' ');
    time = parseSeconds(takeWord());
    return (spaced && time) || context().refuse(spaced ? start : start - 1, "a time in seconds");
}

} // namespace zumik::exposition
