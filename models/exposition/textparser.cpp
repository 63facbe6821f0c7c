// SPDX-License-Identifier: GPL-3.0-or-later
// The text format 0.0.4, a line being one of
//
//     # HELP NAME TEXT              \\ and \n are escapes in TEXT
//     # TYPE NAME WORD
//     # anything else               a comment
//     NAME [ LABELS ] VALUE [ MS ]  LABELS as in labelreader.cpp, MS without a sign
//     LABELS VALUE [ MS ]           the name in quotes among the labels
//
// with blanks between and around, but none before a bare NAME, since Prometheus takes them for a part of the
// name and then refuses it. There must be one after # for HELP and TYPE to count; whatever byte follows NAME
// there goes with it. No blank is needed between a name or "}" and a value. The last line feed may be
// missing; a carriage return is no blank.
//
// A NUL at the start of a line, or of a comment, ends the body as if nothing came behind it; so it does
// anywhere in a comment that has no blank after #. Prometheus's lexer does that. (It also overlooks NULs
// within the words HELP and TYPE; this one doesn't.) Sources:
// https://prometheus.io/docs/instrumenting/exposition_formats/, and what Prometheus's model/textparse does
// with bodies that the document leaves open.
#include "models/exposition/textparser.h"

#include "models/exposition/number.h"

#include <algorithm>

namespace zumik::exposition {

namespace {

std::string_view lineAt(const Cursor &cursor)
{
    const std::string_view rest = cursor.rest();
    return rest.substr(0, rest.find('\n'));
}

bool hasNul(std::string_view text)
{
    return text.find('\0') != std::string_view::npos;
}

} // namespace

Parser::Step TextParser::readLine(Entry &entry)
{
    const char *start = cursor().at();
    cursor().skipBlanks();
    const char c = cursor().peek();
    if (isOf(c, chars::metricStart) && cursor().at() != start) {
        context().refuse(start, "no blanks before a metric's name");
        return Step::Failed;
    }
    if (isOf(c, chars::metricStart | chars::brace)) {
        return readSample(entry);
    }
    if (c == '#') {
        return readComment(entry);
    }
    if (c == '\0') {
        cursor().moveTo(cursor().end());
        entry = Entry::End;
        return Step::Entry;
    }
    return passLineFeed() ? Step::Nothing : step(context().refuseHere("a metric's name, # or an empty line"));
}

Parser::Step TextParser::readComment(Entry &entry)
{
    const char *start = cursor().at();
    cursor().advance();
    if (!isOf(cursor().peek(), chars::blank)) {
        return passComment(entry, start);
    }
    cursor().skipBlanks();
    const std::string_view line = lineAt(cursor());
    const bool known = line.size() > 4 && isOf(line[4], chars::blank);
    if (known && line.starts_with("HELP")) {
        return readHelp(entry);
    }
    if (known && line.starts_with("TYPE")) {
        return readType(entry);
    }
    return passComment(entry, nullptr);
}

/// `from` is where a NUL would end the body; without it only one right here does.
Parser::Step TextParser::passComment(Entry &entry, const char *from)
{
    const std::string_view line = lineAt(cursor());
    if (line.starts_with('\0') || (from != nullptr && hasNul(line))) {
        cursor().moveTo(cursor().end());
        entry = Entry::End;
        return Step::Entry;
    }
    cursor().moveTo(cursor().at() + line.size());
    passLineFeed();
    return Step::Nothing;
}

Parser::Step TextParser::readHelp(Entry &entry)
{
    entry = Entry::Help;
    std::string_view text;
    return step(readMetadataText(text) && setHelp(text, Escapes::Help));
}

Parser::Step TextParser::readType(Entry &entry)
{
    entry = Entry::Type;
    std::string_view text;
    return step(readMetadataText(text) && setType(text));
}

/// From HELP or TYPE to past the line feed. One byte stands between the name and the text; of blanks alone
/// there is no text.
bool TextParser::readMetadataText(std::string_view &text)
{
    const std::string_view word = lineAt(cursor()).substr(0, 4);
    cursor().moveTo(word.data() + word.size());
    cursor().skipBlanks();
    if (!readFamily(word)) {
        return false;
    }
    const std::string_view line = lineAt(cursor());
    if (line.starts_with('\0')) {
        return context().refuseHere("a blank after the name");
    }
    cursor().moveTo(cursor().at() + line.size());
    const bool blanks = std::all_of(line.begin(), line.end(), [](char c) { return isOf(c, chars::blank); });
    text = line.substr(blanks ? line.size() : 1);
    passLineFeed();
    return true;
}

Parser::Step TextParser::readSample(Entry &entry)
{
    entry = Entry::Sample;
    if (!readSeries()) {
        return Step::Failed;
    }
    cursor().skipBlanks();
    if (!isOf(cursor().peek(), chars::textWord)) {
        return step(context().refuseHere("a value"));
    }
    return step(readNumber(m_sample.value) && readTime());
}

/// The rest of the line: nothing, or a time.
bool TextParser::readTime()
{
    cursor().skipBlanks();
    if (passLineFeed()) {
        return true;
    }
    const char *start = cursor().at();
    cursor().skip(chars::digit);
    m_sample.time = parseMilliseconds(cursor().since(start));
    if (!m_sample.time) {
        return context().refuse(start, "a time in milliseconds or the end of the line");
    }
    cursor().skipBlanks();
    return passLineFeed() || context().refuseHere("the end of the line after the time");
}

/// The end of the body is one as well.
bool TextParser::passLineFeed()
{
    return cursor().atEnd() || cursor().take('\n');
}

} // namespace zumik::exposition
