// SPDX-License-Identifier: GPL-3.0-or-later
// Labels:    "{" [ item { "," item } [ "," ] ] "}"
//            item is NAME=VALUE, or once a metric's name in quotes where none stands before the brace.
// NAME is bare or in quotes, VALUE in quotes; escapes are \\, \" and \n, a backslash before anything else is
// itself. In the text format blanks may stand anywhere between, the comma between two labels may be missing,
// and a value may go over several lines: all of that Prometheus reads, whether it was meant or not.
// Sources: https://prometheus.io/docs/instrumenting/exposition_formats/ and Prometheus's model/textparse.
#include "models/exposition/labelreader.h"

#include "models/exposition/context.h"
#include "models/exposition/utf8.h"

#include <algorithm>
#include <iterator>

namespace zumik::exposition {

namespace {

/// So many labels are compared with each other as they come; of more, names are sorted at the end, since a
/// hostile body may have millions.
constexpr std::size_t fewLabels = 64;

} // namespace

bool LabelReader::readSample(std::vector<series::Label> &labels, std::string_view &name)
{
    m_exemplar = false;
    const char *start = m_context.cursor.at();
    if (!read(labels, &name)) {
        return false;
    }
    return !name.empty() || m_context.refuse(start, "a metric's name");
}

bool LabelReader::readExemplar(std::vector<series::Label> &labels)
{
    m_exemplar = true;
    return read(labels, nullptr);
}

bool LabelReader::read(std::vector<series::Label> &labels, std::string_view *metric)
{
    const char *start = m_context.cursor.at();
    labels.clear();
    m_seen = 0;
    m_context.cursor.advance();
    skipBlanks();
    while (!m_context.cursor.take('}')) {
        if (!readItem(labels, metric) || !passSeparator()) {
            return false;
        }
    }
    return labels.size() <= fewLabels || areDifferent(labels, start);
}

bool LabelReader::readItem(std::vector<series::Label> &labels, std::string_view *metric)
{
    const char *start = m_context.cursor.at();
    series::Label label;
    bool quoted = false;
    if (!readName(label.name, quoted)) {
        return false;
    }
    skipBlanks();
    const char next = m_context.cursor.peek();
    if (quoted && metric != nullptr && (next == ',' || next == '}')) {
        return takeMetric(label.name, start, metric);
    }
    return readLabel(labels, label, start);
}

bool LabelReader::readLabel(std::vector<series::Label> &labels, series::Label label, const char *start)
{
    Context &context = m_context;
    if (!context.cursor.take('=')) {
        return context.refuseHere("= after a label's name");
    }
    skipBlanks();
    if (!readValue(label.value)) {
        return false;
    }
    if (!isNew(labels, label.name)) {
        return context.refuse(start, "each label once");
    }
    labels.push_back(label);
    return context.within(labels.size(), context.limits.labels, start, "labels");
}

bool LabelReader::readName(std::string_view &name, bool &quoted)
{
    Cursor &cursor = m_context.cursor;
    const char *start = cursor.at();
    quoted = cursor.peek() == '"';
    if (quoted) {
        if (!takeText({.lineFeeds = !m_exemplar, .nuls = false}, name)) {
            return false;
        }
    } else {
        name = cursor.takeName(chars::letter, chars::letter | chars::digit);
    }
    if (name.empty()) {
        return m_context.refuse(start, "a label's name or }");
    }
    return quoted || m_context.withinLabelBytes(name);
}

bool LabelReader::readQuotedName(std::string_view &name)
{
    const char *start = m_context.cursor.at();
    if (!takeText({.lineFeeds = true, .nuls = false}, name)) {
        return false;
    }
    return !name.empty() || m_context.refuse(start, "a metric's name");
}

bool LabelReader::readValue(std::string_view &value)
{
    if (m_context.cursor.peek() != '"') {
        return m_context.refuseHere("a label's value in double quotes");
    }
    return takeText({.lineFeeds = m_text, .nuls = !m_exemplar}, value);
}

bool LabelReader::takeText(QuotedRules rules, std::string_view &text)
{
    Quoted quoted;
    if (!takeQuoted(m_context.cursor, rules, quoted)) {
        return m_context.refuseHere("a closing double quote");
    }
    if (!quoted.ascii) {
        if (const std::size_t at = findInvalidUtf8(quoted.raw); at != std::string_view::npos) {
            return m_context.refuse(quoted.raw.data() + at, "UTF-8");
        }
    }
    text = quoted.escaped ? m_context.texts.resolved(quoted.raw, Escapes::Label) : quoted.raw;
    return m_context.withinLabelBytes(quoted.raw);
}

bool LabelReader::takeMetric(std::string_view name, const char *start, std::string_view *metric)
{
    if (!metric->empty()) {
        return m_context.refuse(start, "one metric's name");
    }
    *metric = name;
    return true;
}

/// Prometheus refuses duplicates when it stores the sample: the whole scrape then. The metric's name is the
/// label __name__.
bool LabelReader::isNew(const std::vector<series::Label> &labels, std::string_view name)
{
    const auto hash = name.size() * 7 + static_cast<std::uint8_t>(name.front())
        + static_cast<std::size_t>(static_cast<std::uint8_t>(name.back())) * 5;
    const std::uint64_t bit = std::uint64_t{1} << (hash % 64);
    const bool maybeSeen = (m_seen & bit) != 0;
    m_seen |= bit;
    if (name == "__name__") {
        return false;
    }
    return !maybeSeen || labels.size() > fewLabels
        || std::none_of(
            labels.begin(), labels.end(), [&](const series::Label &each) { return each.name == name; });
}

bool LabelReader::areDifferent(const std::vector<series::Label> &labels, const char *start)
{
    std::vector<std::string_view> names;
    names.reserve(labels.size());
    std::transform(labels.begin(), labels.end(), std::back_inserter(names),
        [](const series::Label &label) { return label.name; });
    std::sort(names.begin(), names.end());
    return std::adjacent_find(names.begin(), names.end()) == names.end()
        || m_context.refuse(start, "each label once");
}

/// Past the comma, if there is one. After a metric's name there always is one, or "}".
bool LabelReader::passSeparator()
{
    skipBlanks();
    if (m_context.cursor.take(',')) {
        skipBlanks();
        return true;
    }
    return m_text || m_context.cursor.peek() == '}' || m_context.refuseHere("a comma or }");
}

void LabelReader::skipBlanks()
{
    if (m_text) {
        m_context.cursor.skipBlanks();
    }
}

} // namespace zumik::exposition
