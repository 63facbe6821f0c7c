// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frame/csv.h"

#include "models/base/number.h"

#include <algorithm>
#include <cmath>

namespace zumik::frame {

namespace {

constexpr std::size_t pieceSize = 64UL * 1024;

/// Those that begin a formula, also in their wide forms, which some spreadsheets take for the same.
bool beginsFormula(std::string_view text)
{
    constexpr std::string_view wide[] = {"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
    constexpr std::string_view narrow = "=+-@\t\r\n";
    return !text.empty()
        && (narrow.find(text.front()) != std::string_view::npos
            || std::any_of(std::begin(wide), std::end(wide),
                [&](std::string_view one) { return text.starts_with(one); }));
}

bool isFiniteNumber(std::string_view text)
{
    const auto number = base::parseDouble(text);
    return number && std::isfinite(*number);
}

std::string quoted(std::string_view text)
{
    std::string cell = "\"";
    for (const char c : text) {
        cell.append(c == '"' ? 2 : 1, c);
    }
    return cell + '"';
}

std::string numberCell(double value)
{
    if (base::isAbsent(value)) {
        return {};
    }
    return std::isinf(value) && value > 0 ? "Inf" : base::formatDouble(value);
}

std::string twoDigits(std::int64_t number)
{
    return {static_cast<char>('0' + number / 10), static_cast<char>('0' + number % 10)};
}

std::size_t lengthOf(const Field &field)
{
    return std::visit([](const auto &values) { return values.size(); }, field.values);
}

/// Collects text and hands it on in pieces.
class Writer {
public:
    Writer(const CsvTable &table, const CsvSink &sink)
        : m_table(table)
        , m_sink(sink)
    {
    }

    bool write()
    {
        for (const CsvNote &note : m_table.notes) {
            m_text += csvCell("# " + note.name + ": " + note.text);
            endLine();
        }
        for (const auto &column : m_table.columns) {
            add(csvCell(column->name));
        }
        endLine();
        std::size_t rows = 0;
        for (const auto &column : m_table.columns) {
            rows = std::max(rows, lengthOf(*column));
        }
        for (std::size_t row = 0; row < rows && m_wanted; ++row) {
            for (const auto &column : m_table.columns) {
                add(cell(*column, row));
            }
            endLine();
        }
        return flush();
    }

private:
    void add(const std::string &cell)
    {
        m_text += m_first ? "" : ",";
        m_text += cell;
        m_first = false;
    }

    void endLine()
    {
        m_text += "\r\n";
        m_first = true;
        if (m_text.size() >= pieceSize) {
            flush();
        }
    }

    bool flush()
    {
        m_wanted = m_wanted && m_sink(m_text);
        m_text.clear();
        return m_wanted;
    }

    std::string cell(const Field &field, std::size_t row) const
    {
        if (row >= lengthOf(field)) {
            return {};
        }
        if (const series::Column *numbers = field.numbers()) {
            return numberCell((*numbers)[row]);
        }
        if (const auto *texts = std::get_if<Field::Texts>(&field.values)) {
            return csvCell((*texts)[row]);
        }
        const base::Time time = std::get<Field::Times>(field.values)[row];
        return time == noTime
            ? std::string()
            : isoTime(time, m_table.zoneOffset ? m_table.zoneOffset(time) : base::Duration{0});
    }

    const CsvTable &m_table;
    const CsvSink &m_sink;
    std::string m_text;
    bool m_first = true; ///< of its line
    bool m_wanted = true;
};

} // namespace

std::string csvCell(std::string_view text)
{
    const bool disarmed = beginsFormula(text) && !isFiniteNumber(text);
    const std::string safe = (disarmed ? "'" : "") + std::string(text);
    return safe.find_first_of("\",;\t\r\n") == std::string::npos ? safe : quoted(safe);
}

std::string isoTime(base::Time time, base::Duration offset)
{
    std::string text = base::formatRfc3339(time + offset);
    text.pop_back(); // the Z
    const std::int64_t minutes = std::abs(offset.count()) / 60'000;
    return text + (offset.count() < 0 ? '-' : '+') + twoDigits(minutes / 60) + ':' + twoDigits(minutes % 60);
}

bool writeCsv(const CsvTable &table, const CsvSink &sink)
{
    return Writer(table, sink).write();
}

std::string csvText(const CsvTable &table)
{
    std::string all;
    writeCsv(table, [&](std::string_view piece) {
        all += piece;
        return true;
    });
    return all;
}

} // namespace zumik::frame
