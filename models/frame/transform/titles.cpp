// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frame/transform/titles.h"

#include <algorithm>
#include <map>

namespace zumik::frame::transform {

namespace {

std::string labelText(const series::Labels &labels)
{
    std::string text;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const series::Label label = labels.at(i);
        text += (i == 0 ? "{" : ", ") + std::string(label.name) + "=\"" + std::string(label.value) + "\"";
    }
    return text.empty() ? text : text + "}";
}

/// What the titles of all tables depend on together.
struct Surroundings {
    bool tableNamesDiffer = false;
    std::string onlyLabel; ///< where all labels of all fields are of this name
};

Surroundings surroundingsOf(const Tables &tables)
{
    const auto differs = std::adjacent_find(
        tables.begin(), tables.end(), [](const Table &a, const Table &b) { return a.name != b.name; });
    const std::vector<std::string> labels = labelNames(tables);
    return {differs != tables.end(), labels.size() == 1 ? labels.front() : std::string()};
}

void append(std::string &text, std::string_view part)
{
    text += text.empty() || part.empty() ? "" : " ";
    text += part;
}

std::string composed(const TableField &field, const Table &table, const Surroundings &all)
{
    std::string text;
    append(text, all.tableNamesDiffer ? table.name : std::string());
    append(text, field.name == valueName ? std::string() : field.name);
    append(text, all.onlyLabel.empty() ? labelText(field.labels) : field.labels.get(all.onlyLabel));
    append(text, text.empty() ? table.name : std::string());
    return text.empty() ? (field.name.empty() ? valueName : field.name) : text;
}

/// How many fields of a table have each name, and how many of them were passed.
using Likes = std::map<std::string_view, std::pair<std::size_t, std::size_t>>;

std::string titleOf(const TableField &field, const Table &table, const Surroundings &all, Likes &likes)
{
    auto &[count, passed] = likes[field.name];
    ++passed;
    if (!field.config.displayName.empty() || !field.sourceName.empty()) {
        return field.config.displayName.empty() ? field.sourceName : field.config.displayName;
    }
    if (field.isTime() && !field.labelled) {
        return field.name.empty() ? timeName : field.name;
    }
    const std::string title = composed(field, table, all);
    return title == field.name && count > 1 ? title + " " + std::to_string(passed) : title;
}

} // namespace

void settleTitles(Tables &tables)
{
    const Surroundings all = surroundingsOf(tables);
    for (Table &table : tables) {
        Likes likes;
        for (const TableField &field : table.fields) {
            ++likes[field.name].first;
        }
        for (TableField &field : table.fields) {
            std::string title = titleOf(field, table, all, likes);
            if (field.title.empty()) {
                field.title = std::move(title);
            }
        }
    }
}

const TableField *titled(const Table &table, std::string_view title)
{
    const auto found = std::find_if(table.fields.begin(), table.fields.end(),
        [&](const TableField &field) { return field.title == title; });
    return found == table.fields.end() ? nullptr : &*found;
}

const TableField *named(const Table &table, std::string_view name)
{
    const auto found = std::find_if(table.fields.begin(), table.fields.end(),
        [&](const TableField &field) { return field.title == name || field.name == name; });
    return found == table.fields.end() ? nullptr : &*found;
}

bool isNamed(const TableField &field, const Names &names)
{
    return names.contains(field.title) || names.contains(field.name);
}

bool takes(const NameFilter &filter, const TableField &field, const Context &context)
{
    return isNamed(field, filter.names)
        || (!filter.pattern.empty() && context.matches(filter.pattern, field.title));
}

std::string tableTitle(const Table &table)
{
    if (!table.name.empty()) {
        return table.name;
    }
    std::string titles;
    std::size_t labelled = 0;
    const TableField *last = nullptr;
    for (const TableField &field : table.fields) {
        labelled += field.labels.empty() ? 0 : 1;
        last = field.labels.empty() ? last : &field;
        if (!field.isTime()) {
            titles += (titles.empty() ? "" : ", ") + field.title;
        }
    }
    return labelled == 1 ? labelText(last->labels) : titles;
}

} // namespace zumik::frame::transform
