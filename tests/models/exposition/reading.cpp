// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/exposition/reading.h"

#include "models/base/number.h"
#include "models/base/text.h"

namespace zumik::exposition {

namespace {

std::string printed(std::span<const series::Label> labels)
{
    std::string out = "{";
    for (const series::Label &label : labels) {
        out += std::string(out.size() > 1 ? "," : "") + std::string(label.name) + '='
            + base::quoted(label.value);
    }
    return out + '}';
}

std::string printed(double value, std::optional<base::Time> time)
{
    return ' ' + base::formatDouble(value) + (time ? " @" + std::to_string(time->ms) : "");
}

std::string printed(Entry entry, const Reader &reader)
{
    const Metadata &metadata = reader.metadata();
    const std::string rest = std::string(metadata.family) + ' ' + std::string(metadata.text);
    switch (entry) {
    case Entry::Sample:
        return printed(reader.sample());
    case Entry::Type:
        return "TYPE " + rest;
    case Entry::Help:
        return "HELP " + rest;
    case Entry::Unit:
        return "UNIT " + rest;
    case Entry::End:
        break;
    }
    return "END";
}

std::string only(const std::vector<std::string> &entries)
{
    return entries.size() == 1 ? entries[0] : std::to_string(entries.size()) + " entries";
}

} // namespace

std::string printed(const Sample &sample)
{
    std::string out(sample.name);
    if (!sample.labels.empty()) {
        out += printed(sample.labels);
    }
    out += printed(sample.value, sample.time);
    if (sample.exemplar) {
        out +=
            " # " + printed(sample.exemplar->labels) + printed(sample.exemplar->value, sample.exemplar->time);
    }
    return out;
}

std::vector<std::string> readAll(std::string_view body, Format format, const Limits &limits)
{
    std::vector<std::string> out;
    Reader reader(body, format, limits);
    for (;;) {
        const auto entry = reader.next();
        if (!entry) {
            out.push_back(entry.error().message);
            return out;
        }
        if (*entry == Entry::End) {
            return out;
        }
        out.push_back(printed(*entry, reader));
    }
}

std::string readText(std::string_view body)
{
    return only(readAll(body, Format::Text));
}

std::string readOpenMetrics(std::string_view body)
{
    return only(readAll(std::string(body) + "# EOF\n", Format::OpenMetrics));
}

Outcome outcomeOf(std::string_view body, Format format)
{
    Outcome outcome;
    Reader reader(body, format);
    for (;;) {
        const auto entry = reader.next();
        if (!entry) {
            outcome.error = entry.error().message;
            return outcome;
        }
        if (*entry == Entry::End) {
            outcome.accepted = true;
            return outcome;
        }
        if (*entry == Entry::Sample) {
            outcome.samples.push_back(printed(reader.sample()));
        }
    }
}

} // namespace zumik::exposition
