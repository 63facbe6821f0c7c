// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exposition/parser.h"

#include "models/exposition/number.h"
#include "models/exposition/utf8.h"

namespace zumik::exposition {

Parser::Parser(std::string_view body, Format format, const Limits &limits)
    : m_context{Cursor(body), limits}
    , m_format(format)
    , m_labelReader(m_context, format)
{
}

bool Parser::next(Entry &entry)
{
    entry = Entry::End;
    Step step = Step::Nothing;
    while (step == Step::Nothing && !m_ended && !m_failed) {
        m_failed = !passLine(entry, step);
    }
    m_ended = m_ended || entry == Entry::End;
    return !m_failed;
}

bool Parser::passLine(Entry &entry, Step &step)
{
    const char *start = cursor().at();
    m_context.texts.clear();
    step = readLine(entry);
    if (step == Step::Failed) {
        return false;
    }
    const std::string_view line = cursor().since(start);
    const std::size_t size = line.size() - (line.ends_with('\n') ? 1 : 0);
    if (!m_context.within(size, m_context.limits.lineBytes, start, "bytes in a line")) {
        return false;
    }
    if (step == Step::Nothing || entry != Entry::Sample) {
        return true;
    }
    return m_context.within(++m_samples, m_context.limits.samples, start, "samples");
}

bool Parser::readBareName()
{
    m_sample.name = cursor().takeName(chars::metricStart, chars::metric);
    return m_context.withinLabelBytes(m_sample.name);
}

bool Parser::readSeries()
{
    m_labels.clear();
    m_sample.exemplar.reset();
    m_sample.time.reset();
    if (!readBareName()) {
        return false;
    }
    // A blank before the brace is the text format's: the caller has passed it.
    if (m_format == Format::Text) {
        cursor().skipBlanks();
    }
    if (cursor().peek() == '{' && !m_labelReader.readSample(m_labels, m_sample.name)) {
        return false;
    }
    m_sample.labels = m_labels;
    return true;
}

std::string_view Parser::takeWord()
{
    const char *start = cursor().at();
    cursor().skip(m_format == Format::Text ? chars::textWord : chars::openMetricsWord);
    return cursor().since(start);
}

bool Parser::readNumber(double &value)
{
    const char *start = cursor().at();
    const char *past = parseShortNumber(start, cursor().end(), value);
    if (past != nullptr && (past == cursor().end() || *past == '\n' || *past == ' ')) {
        cursor().moveTo(past);
        return true;
    }
    const std::optional<double> parsed = parseNumber(takeWord());
    value = parsed.value_or(0);
    return parsed || m_context.refuse(start, "a number that a double can hold");
}

bool Parser::readExemplarLabels()
{
    m_sample.exemplar.emplace();
    if (!m_labelReader.readExemplar(m_exemplarLabels)) {
        return false;
    }
    m_sample.exemplar->labels = m_exemplarLabels;
    return true;
}

bool Parser::readFamily(std::string_view after)
{
    m_metadata = {};
    const char *start = cursor().at();
    if (cursor().peek() == '"') {
        return m_labelReader.readQuotedName(m_metadata.family);
    }
    m_metadata.family = cursor().takeName(chars::metricStart, chars::metric);
    if (m_metadata.family.empty()) {
        return m_context.refuse(start, "a metric's name after " + std::string(after));
    }
    return m_context.withinLabelBytes(m_metadata.family);
}

bool Parser::setHelp(std::string_view raw, Escapes escapes)
{
    if (const std::size_t at = findInvalidUtf8(raw); at != std::string_view::npos) {
        return m_context.refuse(raw.data() + at, "UTF-8");
    }
    m_metadata.text = m_context.texts.resolved(raw, escapes);
    return true;
}

bool Parser::setType(std::string_view word)
{
    const std::optional<MetricType> type = typeNamed(word, m_format);
    if (!type) {
        return m_context.refuse(word.data(), "one of the types " + std::string(typeWords(m_format)));
    }
    m_metadata.type = *type;
    m_metadata.text = word;
    return true;
}

} // namespace zumik::exposition
