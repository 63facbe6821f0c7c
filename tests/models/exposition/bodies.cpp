// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/models/exposition/bodies.h"

#include "models/base/number.h"
#include "tests/models/exposition/reading.h"

#include <algorithm>
#include <array>

namespace zumik::exposition {

using namespace std::string_view_literals;

namespace {

template <typename T, std::size_t N> const T &oneOf(const std::array<T, N> &choices, std::mt19937_64 &random)
{
    return choices[random() % N];
}

constexpr std::array labelNames{"a"sv, "b_1"sv, "le"sv, "_x"sv, "Z9"sv};
constexpr std::array labelValues{"c"sv, "0.5"sv, "+Inf"sv, "a longer value of words"sv, "\\\"q\\\""sv,
    "\\\\"sv, "x\\ny"sv, "\\z"sv, "\xc3\xa4\xe2\x82\xac"sv, "{,}=#"sv, "tab\there"sv, "nul\0here"sv, "\xff"sv,
    "x\ny"sv};
constexpr std::array texts{"some help"sv, ""sv, " two  spaces "sv, "\\\\ \\n \\\" \\q"sv, "\xc3\xa4"sv,
    "\xe4"sv, "nul\0here"sv, "carriage\r"sv};
constexpr std::array types{"counter"sv, "gauge"sv, "histogram"sv, "summary"sv, "untyped"sv, "unknown"sv,
    "info"sv, "stateset"sv, "gaugehistogram"sv, "Counter"sv};
constexpr std::array values{"1"sv, "0"sv, "-0"sv, "+2.5"sv, ".5"sv, "7."sv, "1e3"sv, "1.5E-3"sv, "NaN"sv,
    "nan"sv, "+Inf"sv, "-inf"sv, "Infinity"sv, "1e-999"sv, "1.7976931348623157e308"sv, "4.9351e-05"sv,
    "12345678901234567890"sv};
constexpr std::array wrongValues{
    "1e999"sv, "0x1"sv, "1_0"sv, "+nan"sv, "tru"sv, "--1"sv, "0x1p3"sv, "1e"sv, "."sv};
constexpr std::string_view spoilers = " \t\n\r\0{}=,\"\\#a1.eE+-_:@\xff\xc3"sv;

bool isQuoted(std::string_view name, std::string_view body)
{
    const bool inside = name.data() > body.data() && name.data() < body.data() + body.size();
    return !inside || body[static_cast<std::size_t>(name.data() - body.data()) - 1] == '"';
}

bool mayHaveExemplar(std::string_view name)
{
    return name.ends_with("_total") || name.ends_with("_bucket");
}

bool isNewer(const Sample &sample, std::string_view body)
{
    const auto quoted = [&](const series::Label &label) {
        return isQuoted(label.name, body);
    };
    const bool named = std::any_of(sample.labels.begin(), sample.labels.end(), quoted)
        || (isQuoted(sample.name, body) && sample.name.data() != body.data());
    return named || (sample.exemplar && !mayHaveExemplar(sample.name));
}

/// A NUL that Prometheus's lexer doesn't see: within "HELP" or its like, and in OpenMetrics where a part
/// begins, behind a label's value or a line.
bool hasUnseenNul(std::string_view body, Format format)
{
    constexpr std::string_view letters = "HELPTYUNIOF";
    constexpr std::string_view ends = "\"\n";
    for (std::size_t at = body.find('\0'); at != std::string_view::npos; at = body.find('\0', at + 1)) {
        const char before = at > 0 ? body[at - 1] : '\n';
        const bool begins = format == Format::OpenMetrics && ends.find(before) != std::string_view::npos;
        const bool inWord = letters.find(before) != std::string_view::npos
            || (at + 1 < body.size() && letters.find(body[at + 1]) != std::string_view::npos);
        if (begins || inWord) {
            return true;
        }
    }
    return false;
}

} // namespace

BodyMaker::BodyMaker(std::uint64_t seed, Format format, base::Time now)
    : m_random(seed)
    , m_text(format == Format::Text)
    , m_now(now)
{
}

std::string BodyMaker::make(bool stamped)
{
    std::string body;
    for (auto lines = 1 + m_random() % 6; lines > 0; --lines) {
        body += line(stamped);
    }
    body += m_text ? "" : chance(4) ? "# EOF" : "# EOF\n";
    if (chance(2)) {
        spoil(body);
    }
    return body;
}

std::string BodyMaker::line(bool stamped)
{
    if (m_text && chance(6)) {
        return blanks() + (chance(2) ? "\n" : "# any comment\n");
    }
    return (chance(3) ? metadata() : sample(stamped)) + '\n';
}

std::string BodyMaker::metadata()
{
    const std::string name = 'f' + std::to_string(++m_names);
    if (!m_text && chance(3)) {
        return "# UNIT " + name + "_s " + (chance(5) ? "m" : "s");
    }
    if (chance(2)) {
        return "# HELP " + name + ' ' + std::string(oneOf(texts, m_random));
    }
    return "# TYPE " + name + ' ' + std::string(chance(2) ? "gauge" : oneOf(types, m_random));
}

std::string BodyMaker::sample(bool stamped)
{
    const bool counter = chance(2);
    std::string out = 'm' + std::to_string(++m_names) + (counter ? "_total" : "");
    out += chance(3) ? "" : blanks() + labels(4);
    out += ' ' + blanks() + value();
    out += stamped || chance(3) ? time(" ") : "";
    if (!m_text && counter && chance(3)) {
        out += " # " + labels(2) + ' ' + value() + (chance(2) ? time(" ") : "");
    }
    return out;
}

std::string BodyMaker::labels(unsigned most)
{
    std::string out = "{";
    const auto first = m_random() % labelNames.size();
    const auto count = m_random() % (most + 1);
    for (unsigned i = 0; i < count; ++i) {
        out += blanks() + std::string(labelNames[(first + i) % labelNames.size()]) + blanks() + '=' + blanks()
            + '"' + std::string(labelValues[m_random() % (labelValues.size() - (chance(3) ? 0 : 3))]) + '"'
            + blanks();
        out += i + 1 < count || (m_text && chance(4)) ? "," : "";
    }
    return out + blanks() + '}';
}

/// Only in the text format, where they may stand nearly anywhere.
std::string BodyMaker::blanks()
{
    return !m_text || !chance(5) ? "" : chance(2) ? " " : " \t";
}

std::string BodyMaker::value()
{
    if (chance(3)) {
        return base::formatFixed(
            static_cast<double>(m_random() % 1'000'000'000) / 1000, static_cast<int>(m_random() % 12));
    }
    return std::string(chance(12) ? oneOf(wrongValues, m_random) : oneOf(values, m_random));
}

std::string BodyMaker::time(std::string_view before)
{
    const std::int64_t ms = m_now.ms - static_cast<std::int64_t>(m_random() % 60'000);
    const std::string text =
        m_text ? std::to_string(ms) : base::formatFixed(static_cast<double>(ms) / 1000, 3);
    return std::string(before) + text;
}

void BodyMaker::spoil(std::string &body)
{
    const auto at = body.begin() + static_cast<std::ptrdiff_t>(m_random() % body.size());
    const char c = spoilers[m_random() % spoilers.size()];
    switch (m_random() % 3) {
    case 0:
        body.erase(at);
        break;
    case 1:
        *at = c;
        break;
    default:
        body.insert(at, c);
    }
}

bool isReadDifferently(std::string_view body, Format format)
{
    if (hasUnseenNul(body, format)
        || (format == Format::OpenMetrics && body.find(",}") != std::string_view::npos)) {
        return true;
    }
    Reader reader(body, format);
    for (auto entry = reader.next(); entry; entry = reader.next()) {
        if (*entry == Entry::End) {
            return false;
        }
        const bool newer = *entry == Entry::Sample ? isNewer(reader.sample(), body)
                                                   : isQuoted(reader.metadata().family, body);
        if (newer) {
            return true;
        }
    }
    const bool twice = reader.next().error().message.find("each label once") != std::string::npos;
    return twice && body.find("\"\"") != std::string_view::npos;
}

} // namespace zumik::exposition
