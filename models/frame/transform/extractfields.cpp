// SPDX-License-Identifier: GPL-3.0-or-later
// What the texts of one field hold becomes fields of the table, in the order in which they appear. A field
// whose values are all numbers, or all true or false, is of that type, and any other holds texts. Source:
// features/transformers/extractFields. Grafana takes a field's type from its first value; and it shows the
// time twice where it is kept though nothing is replaced.
#include "models/base/number.h"
#include "models/frame/transform/textfields.h"
#include "models/frame/transform/titles.h"

#include <unordered_map>

namespace zumik::frame::transform {

namespace {

using Format = ExtractFields::Format;

constexpr char anything[] = "/(?<NewField>.*)/";

std::vector<ExtractFields::Path> wantedPaths(const ExtractFields &step)
{
    std::vector<ExtractFields::Path> paths;
    for (const ExtractFields::Path &path : step.paths) {
        if (step.format == Format::Json && !path.path.empty()) {
            paths.push_back(path);
        }
    }
    return paths;
}

/// No object at all leads each path nowhere.
TextFields unreadable(const std::vector<ExtractFields::Path> &paths)
{
    return jsonFields("{}", paths).value_or(TextFields());
}

class Extraction {
public:
    Extraction(const ExtractFields &step, const Context &context)
        : m_step(step)
        , m_context(context)
        , m_paths(wantedPaths(step))
    {
    }

    /// False where it grows too large.
    bool read(const Values &texts)
    {
        for (std::size_t row = 0; row < texts.size(); ++row) {
            if (texts.has(row) && texts.isText() && !add(fieldsOf(texts.text(row)), row, texts.size())) {
                return false;
            }
        }
        return true;
    }

    void appendTo(Table &table) const
    {
        for (const Column &column : m_columns) {
            table.fields.push_back({column.name, valuesOf(column, table.rows)});
        }
    }

private:
    struct Column {
        std::string name;
        std::vector<std::pair<std::size_t, TextCell>> cells; ///< by row, ascending
    };

    TextFields fieldsOf(std::string_view text) const
    {
        if (text.size() > longestFieldsText) {
            return {};
        }
        switch (m_step.format) {
        case Format::Json:
            return jsonFields(text, m_paths).value_or(text == "null" ? TextFields() : unreadable(m_paths));
        case Format::KeyValues:
            return keyValueFields(text);
        case Format::Delimiter:
            return delimitedFields(text, m_step.delimiter);
        case Format::Pattern:
            return matched(text);
        case Format::Auto:
            break;
        }
        auto members = jsonFields(text, {});
        return members ? std::move(*members) : keyValueFields(text);
    }

    TextFields matched(std::string_view text) const
    {
        TextFields fields;
        const std::string_view pattern =
            m_step.pattern.starts_with('/') ? std::string_view(m_step.pattern) : anything;
        for (auto &[name, value] : m_context.groups(pattern, text)) {
            fields.emplace_back(std::move(name), std::move(value));
        }
        return fields;
    }

    bool add(TextFields fields, std::size_t row, std::size_t rows)
    {
        for (auto &[name, cell] : fields) {
            const auto [at, isNew] = m_known.emplace(name, m_columns.size());
            if (isNew) {
                m_columns.push_back({name, {}});
            }
            auto &cells = m_columns[at->second].cells;
            if (!cells.empty() && cells.back().first == row) {
                cells.back().second = std::move(cell);
            } else {
                cells.emplace_back(row, std::move(cell));
            }
        }
        return m_context.allowsCells(rows, m_columns.size()) && m_context.allowsWork(fields.size() + 1);
    }

    static Values::Type typeOf(const Column &column)
    {
        bool numbers = true;
        bool flags = true;
        bool any = false;
        for (const auto &[row, cell] : column.cells) {
            any = any || cell.index() != 0;
            numbers = numbers && (cell.index() == 0 || std::holds_alternative<double>(cell));
            flags = flags && (cell.index() == 0 || std::holds_alternative<bool>(cell));
        }
        return any && numbers ? Values::Type::Number
            : any && flags    ? Values::Type::Boolean
                              : Values::Type::Text;
    }

    static void addCell(Collector &to, const TextCell &cell, Values::Type type)
    {
        if (const auto *number = std::get_if<double>(&cell)) {
            to.add(*number);
        } else if (const auto *flag = std::get_if<bool>(&cell)) {
            type == Values::Type::Text ? to.add(std::string(*flag ? "true" : "false"))
                                       : to.add(*flag ? 1.0 : 0.0);
        } else if (const auto *text = std::get_if<std::string>(&cell)) {
            to.add(*text);
        } else {
            to.addNothing();
        }
    }

    static Values valuesOf(const Column &column, std::size_t rows)
    {
        const Values::Type type = typeOf(column);
        Collector values(type);
        for (const auto &[row, cell] : column.cells) {
            while (values.size() < row) {
                values.addNothing();
            }
            addCell(values, cell, type);
        }
        while (values.size() < rows) {
            values.addNothing();
        }
        return values.take();
    }

    const ExtractFields &m_step;
    const Context &m_context;
    std::vector<ExtractFields::Path> m_paths;
    std::vector<Column> m_columns;
    std::unordered_map<std::string, std::size_t> m_known;
};

std::vector<TableField> keptFields(const ExtractFields &step, const Table &table)
{
    if (!step.replace) {
        return table.fields;
    }
    const TableField *time = named(table, "Time");
    time = time != nullptr ? time : named(table, "time");
    return step.keepTime && time != nullptr ? std::vector<TableField>{*time} : std::vector<TableField>();
}

} // namespace

Outcome run(const ExtractFields &step, Tables tables, const Context &context)
{
    std::size_t cells = 0;
    for (Table &table : tables) {
        const TableField *source = step.source.empty() ? nullptr : named(table, step.source);
        if (source == nullptr) {
            continue;
        }
        Extraction extraction(step, context);
        if (!extraction.read(source->values)) {
            return Refusal::Why::TooLarge;
        }
        table.fields = keptFields(step, table);
        extraction.appendTo(table);
        cells += table.cells();
        if (!context.allowsCells(cells)) {
            return Refusal::Why::TooLarge;
        }
    }
    return tables;
}

} // namespace zumik::frame::transform
