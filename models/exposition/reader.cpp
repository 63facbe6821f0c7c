// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exposition/reader.h"

#include "models/exposition/openmetricsparser.h"
#include "models/exposition/textparser.h"

namespace zumik::exposition {

namespace {

std::unique_ptr<Parser> makeParser(std::string_view body, Format format, const Limits &limits)
{
    if (format == Format::OpenMetrics) {
        return std::make_unique<OpenMetricsParser>(body, limits);
    }
    return std::make_unique<TextParser>(body, limits);
}

} // namespace

Reader::Reader(std::string_view body, Format format, const Limits &limits)
    : m_parser(makeParser(body, format, limits))
{
}

Reader::~Reader() = default;
Reader::Reader(Reader &&other) noexcept = default;
Reader &Reader::operator=(Reader &&other) noexcept = default;

base::Result<Entry> Reader::next()
{
    Entry entry = Entry::End;
    if (m_parser->next(entry)) {
        return entry;
    }
    return m_parser->error();
}

const Sample &Reader::sample() const
{
    return m_parser->sample();
}

const Metadata &Reader::metadata() const
{
    return m_parser->metadata();
}

} // namespace zumik::exposition
