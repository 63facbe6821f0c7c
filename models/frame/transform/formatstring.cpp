// SPDX-License-Identifier: GPL-3.0-or-later
// Texts of one field in another case, trimmed, cut or with something around them. Letters beyond ASCII keep
// their case. Source: transformers/formatString.ts.
#include "models/base/text.h"
#include "models/frame/transform/titles.h"

#include <algorithm>

namespace zumik::frame::transform {

namespace {

using Output = FormatString::Output;

char upper(char c)
{
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string mapped(std::string text, char (*letter)(char))
{
    std::transform(text.begin(), text.end(), text.begin(), letter);
    return text;
}

std::string capital(std::string text, char (*rest)(char))
{
    text = mapped(std::move(text), rest);
    if (!text.empty()) {
        text[0] = upper(text[0]);
    }
    return text;
}

std::string words(std::string_view text, std::string_view between)
{
    std::string joined;
    bool first = true;
    for (const std::string_view word : base::split(text, ' ')) {
        joined += (first ? "" : std::string(between)) + capital(std::string(word), lower);
        first = false;
    }
    return joined;
}

std::string replacedSpaces(std::string text, char by)
{
    std::replace(text.begin(), text.end(), ' ', by);
    return text;
}

/// Where the character of this number begins; the end where there are fewer. Negative numbers are zero.
std::size_t byteOf(std::string_view text, int character)
{
    std::size_t at = 0;
    for (int seen = 0; seen < character && at < text.size(); ++seen) {
        ++at;
        while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) {
            ++at;
        }
    }
    return at;
}

/// Ends in the wrong order are swapped, as JavaScript does it.
std::string part(std::string_view text, int from, int to)
{
    const std::size_t begin = byteOf(text, from);
    const std::size_t end = to < 0 ? text.size() : byteOf(text, to);
    return std::string(text.substr(std::min(begin, end), std::max(begin, end) - std::min(begin, end)));
}

/// {name} is what the field of that name holds in the row; one of no field stays, and so does what comes
/// after more than any cell shows.
std::string affix(std::string text, const Table &table, std::size_t row)
{
    constexpr std::size_t longest = 10'000;
    std::size_t at = 0;
    while (text.size() < longest && (at = text.find('{', at)) != std::string::npos) {
        const std::size_t end = text.find('}', at);
        const std::string name = end == std::string::npos ? std::string() : text.substr(at + 1, end - at - 1);
        const auto field = std::find_if(table.fields.begin(), table.fields.end(),
            [&](const TableField &one) { return !name.empty() && one.name == name; });
        if (field == table.fields.end()) {
            ++at;
            continue;
        }
        const std::string value = field->values.print(row);
        text.replace(at, name.size() + 2, value);
        at += value.size();
    }
    return text;
}

std::string formatted(const FormatString &step, const std::string &text, const Table &table, std::size_t row)
{
    switch (step.output) {
    case Output::Upper:
        return mapped(text, upper);
    case Output::Lower:
        return mapped(text, lower);
    case Output::Sentence:
        return capital(text, [](char c) { return c; });
    case Output::Title:
        return words(text, " ");
    case Output::Pascal:
        return words(text, "");
    case Output::Camel: {
        std::string camel = words(text, "");
        camel[0] = lower(camel[0]);
        return camel;
    }
    case Output::Snake:
        return replacedSpaces(mapped(text, lower), '_');
    case Output::Kebab:
        return replacedSpaces(mapped(text, lower), '-');
    case Output::Trim:
        return std::string(base::trimmed(text));
    case Output::Substring:
        return part(text, step.from, step.to);
    case Output::Affix:
        return affix(step.prefix, table, row) + text + affix(step.suffix, table, row);
    }
    return text;
}

} // namespace

Outcome run(const FormatString &step, Tables tables, const Context &context)
{
    for (Table &table : tables) {
        for (TableField &field : table.fields) {
            if (step.field.empty() || (field.title != step.field && field.name != step.field)) {
                continue;
            }
            if (!context.allowsWork(table.rows * (1 + step.prefix.size() + step.suffix.size()))) {
                return Refusal::Why::TooLarge;
            }
            Collector texts(Values::Type::Text);
            for (std::size_t row = 0; row < table.rows; ++row) {
                if (field.values.has(row)) {
                    texts.add(formatted(step, field.values.print(row), table, row));
                } else {
                    texts.addNothing();
                }
            }
            field.values = texts.take();
        }
    }
    return tables;
}

} // namespace zumik::frame::transform
