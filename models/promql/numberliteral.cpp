// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/numberliteral.h"

#include "models/base/number.h"
#include "models/promql/words.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <string>

namespace zumik::promql {

namespace {

constexpr std::string_view decimalDigits = "0123456789";
constexpr std::string_view hexDigits = "0123456789abcdefABCDEF";

/// A place in the text that moves over what it is told to accept.
class Cursor {
public:
    Cursor(std::string_view text, std::size_t at)
        : m_text(text)
        , m_at(at)
    {
    }

    std::size_t at() const { return m_at; }

    bool atEnd() const { return m_at >= m_text.size(); }

    bool is(std::string_view set) const
    {
        return !atEnd() && set.find(m_text[m_at]) != std::string_view::npos;
    }

    bool accept(std::string_view set)
    {
        const bool found = is(set);
        m_at += found ? 1 : 0;
        return found;
    }

    void acceptRun(std::string_view set)
    {
        while (accept(set)) { }
    }

    bool atWordCharacter() const { return !atEnd() && isWordCharacter(m_text[m_at]); }

private:
    std::string_view m_text;
    std::size_t m_at;
};

bool acceptPlainNumber(Cursor &cursor)
{
    const bool hex = cursor.accept("0") && cursor.accept("xX");
    const std::string_view digits = hex ? hexDigits : decimalDigits;
    cursor.acceptRun(digits);
    if (cursor.accept(".")) {
        cursor.acceptRun(digits);
    }
    if (cursor.accept("eE")) {
        cursor.accept("+-");
        cursor.acceptRun(decimalDigits);
    }
    return !cursor.atWordCharacter();
}

/// The grammar of Prometheus 3: [.]d then digits, one dot, one exponent, and underscores between them.
class SeparatedNumber {
public:
    explicit SeparatedNumber(Cursor &cursor)
        : m_cursor(cursor)
    {
    }

    bool accept()
    {
        const std::size_t start = m_cursor.at();
        if (m_cursor.accept("0") && m_cursor.accept("xX")) {
            m_cursor.accept("_");
            m_digits = hexDigits;
        }
        m_cursor.accept(".");
        m_cursor.accept(m_digits);
        while (m_cursor.is(m_digits) || m_cursor.is("._eE")) {
            if (!acceptPart()) {
                return false;
            }
        }
        return m_cursor.at() != start && !m_cursor.atWordCharacter();
    }

private:
    bool acceptPart()
    {
        if (m_cursor.accept(".")) {
            const bool again = std::exchange(m_dot, true);
            return !again && !m_cursor.is("_.") && m_digits != hexDigits;
        }
        if (m_digits != hexDigits && m_cursor.accept("eE")) {
            const bool again = std::exchange(m_exponent, true);
            m_cursor.accept("+-");
            return !again && !m_cursor.is("._eE") && !m_cursor.atEnd();
        }
        if (m_cursor.accept("_")) {
            return !m_cursor.is("._eE") && !m_cursor.atEnd();
        }
        m_cursor.acceptRun(m_digits);
        return true;
    }

    Cursor &m_cursor;
    std::string_view m_digits = decimalDigits;
    bool m_dot = false;
    bool m_exponent = false;
};

bool acceptUnit(Cursor &cursor, std::string_view units)
{
    const bool found = cursor.accept(units);
    if (found) {
        cursor.accept("s");
    }
    return found;
}

/// Behind the first digits: a unit, and more digits with units.
bool acceptRestOfDuration(Cursor &cursor)
{
    bool whole = acceptUnit(cursor, "smhdwy");
    while (whole && cursor.is(decimalDigits)) {
        cursor.acceptRun(decimalDigits);
        whole = acceptUnit(cursor, "smhdw");
    }
    return whole && !cursor.atWordCharacter();
}

std::optional<double> integerValue(std::string_view digits, int base)
{
    std::int64_t value = 0;
    const char *end = digits.data() + digits.size();
    const auto [stop, status] = std::from_chars(digits.data(), end, value, base);
    const bool whole = status == std::errc{} && stop == end && digits[0] != '-';
    return whole ? std::optional(static_cast<double>(value)) : std::nullopt;
}

std::optional<double> floatValue(std::string_view text)
{
    const auto value = base::parseDouble(text);
    const bool overflow = value && std::isinf(*value) && isDigitOrDot(text[0]);
    return overflow ? std::nullopt : value;
}

} // namespace

NumberScan scanNumber(std::string_view text, std::size_t at, bool underscores)
{
    Cursor cursor(text, at);
    if (underscores ? SeparatedNumber(cursor).accept() : acceptPlainNumber(cursor)) {
        return {NumberScan::Kind::Number, cursor.at()};
    }
    const bool duration = acceptRestOfDuration(cursor);
    return {duration ? NumberScan::Kind::Duration : NumberScan::Kind::Neither, cursor.at()};
}

std::optional<double> numberValue(std::string_view written)
{
    std::string text(written);
    text.erase(std::remove(text.begin(), text.end(), '_'), text.end());
    const std::string_view digits = text;
    if (digits.starts_with("0x") || digits.starts_with("0X")) {
        return digits.size() > 2 ? integerValue(digits.substr(2), 16) : std::nullopt;
    }
    const bool octal = digits.size() > 1 && digits[0] == '0';
    const auto whole = integerValue(octal ? digits.substr(1) : digits, octal ? 8 : 10);
    return whole ? whole : floatValue(digits);
}

std::optional<base::Duration> durationValue(std::string_view text)
{
    constexpr std::int64_t longest = std::numeric_limits<std::int64_t>::max() / 1000 / 1000;
    const auto parsed = text == "0" ? base::Error{} : base::parseDuration(text);
    return parsed.ok() && parsed->count() <= longest ? std::optional(*parsed) : std::nullopt;
}

double inSeconds(base::Duration duration)
{
    const std::int64_t milliseconds = duration.count();
    return static_cast<double>(milliseconds / 1000)
        + static_cast<double>(milliseconds % 1000 * 1000 * 1000) / 1e9;
}

} // namespace zumik::promql
