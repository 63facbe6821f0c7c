// SPDX-License-Identifier: GPL-3.0-or-later
// Every field becomes a row ("Field", its labels where asked for, and one column a reducer), or every table a
// single row of the same fields. Time fields are left out. Source: transformers/reduce.ts.
#include "models/frame/reducers.h"
#include "models/frame/transform/titles.h"

#include <algorithm>

namespace zumik::frame::transform {

namespace {

std::vector<std::string> knownReducers(const Reduce &step)
{
    std::vector<std::string> known;
    for (const std::string &reducer : step.reducers) {
        if (isReducer(reducer) && std::find(known.begin(), known.end(), reducer) == known.end()) {
            known.push_back(reducer);
        }
    }
    return known;
}

std::vector<const TableField *> reducedFields(const Tables &tables)
{
    std::vector<const TableField *> fields;
    for (const Table &table : tables) {
        for (const TableField &field : table.fields) {
            if (!field.isTime()) {
                fields.push_back(&field);
            }
        }
    }
    return fields;
}

/// A column is of the type of the first value in it.
Values columnOf(const std::vector<const TableField *> &fields, const std::string &reducer)
{
    std::optional<Collector> column;
    for (const TableField *field : fields) {
        Collector one(reducedType(field->values.type(), reducer));
        addReduced(one, field->values, reducer);
        const Values value = one.take();
        if (!column && value.has(0)) {
            column.emplace(value.type());
        }
    }
    column = column ? column : Collector(Values::Type::Number);
    for (const TableField *field : fields) {
        Collector one(reducedType(field->values.type(), reducer));
        addReduced(one, field->values, reducer);
        column->add(one.take(), 0);
    }
    return column->take();
}

Values namesOf(const Reduce &step, const std::vector<const TableField *> &fields)
{
    Collector names(Values::Type::Text);
    for (const TableField *field : fields) {
        names.add(step.labelsToFields ? field->name : field->title);
    }
    return names.take();
}

Values labelColumn(const std::string &label, const std::vector<const TableField *> &fields)
{
    Collector values(Values::Type::Text);
    for (const TableField *field : fields) {
        if (field->labels.has(label)) {
            values.add(std::string(field->labels.get(label)));
        } else {
            values.addNothing();
        }
    }
    return values.take();
}

Outcome seriesToRows(const Reduce &step, const Tables &tables, const Context &context)
{
    const std::vector<std::string> reducers = knownReducers(step);
    const std::vector<const TableField *> fields = reducedFields(tables);
    const auto labels = step.labelsToFields ? labelNames(tables) : std::vector<std::string>();
    if (!context.allowsCells(fields.size(), 1 + labels.size() + reducers.size())) {
        return Refusal::Why::TooLarge;
    }
    Table made{tables.front().refId, {}, {{"Field", namesOf(step, fields)}}, fields.size()};
    for (const std::string &label : labels) {
        made.fields.push_back({label, labelColumn(label, fields)});
    }
    for (const std::string &reducer : reducers) {
        made.fields.push_back({reducerTitle(reducer), columnOf(fields, reducer)});
    }
    return Tables{std::move(made)};
}

TableField reducedField(const TableField &field, const std::string &reducer, bool several)
{
    TableField made = field;
    Collector collector(reducedType(field.values.type(), reducer));
    addReduced(collector, field.values, reducer);
    made.values = collector.take();
    made.title.clear();
    if (several) {
        made.labels = made.labels.with("reducer", reducerTitle(reducer));
        made.labelled = true;
    }
    return made;
}

Tables reducedTables(const Reduce &step, const Tables &tables)
{
    const std::vector<std::string> reducers = knownReducers(step);
    Tables made;
    for (const Table &table : tables) {
        Table one{table.refId, table.name, {}, 1};
        for (const TableField &field : table.fields) {
            for (std::size_t i = 0; i < reducers.size() && (step.includeTimeField || !field.isTime()); ++i) {
                one.fields.push_back(reducedField(field, reducers[i], reducers.size() > 1));
            }
        }
        if (!one.fields.empty()) {
            made.push_back(std::move(one));
        }
    }
    return made;
}

} // namespace

Outcome run(const Reduce &step, Tables tables, const Context &context)
{
    if (step.reducers.empty() || tables.empty()) {
        return tables;
    }
    return step.mode == Reduce::Mode::ReduceFields ? Outcome(reducedTables(step, tables))
                                                   : seriesToRows(step, tables, context);
}

} // namespace zumik::frame::transform
