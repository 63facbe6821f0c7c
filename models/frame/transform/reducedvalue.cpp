// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frame/reducers.h"
#include "models/frame/transform/values.h"

#include <set>

namespace zumik::frame::transform {

namespace {

bool counts(std::string_view reducer)
{
    return reducer == "count" || reducer == "countAll" || reducer == "distinctCount"
        || reducer == "changeCount";
}

bool lists(std::string_view reducer)
{
    return reducer == "allValues" || reducer == "uniqueValues";
}

bool judges(std::string_view reducer)
{
    return reducer == "allIsZero" || reducer == "allIsNull";
}

/// The first or last row, of those that hold something where the reducer asks for that.
std::size_t endRow(const Values &texts, bool last, bool notNull)
{
    for (std::size_t i = 0; i < texts.size(); ++i) {
        const std::size_t row = last ? texts.size() - 1 - i : i;
        if (!notNull || texts.has(row)) {
            return row;
        }
    }
    return noRow;
}

double distinct(const Values &texts)
{
    std::set<std::string> seen;
    for (std::size_t row = 0; row < texts.size(); ++row) {
        seen.insert(texts.key(row));
    }
    return static_cast<double>(seen.size());
}

double changes(const Values &texts)
{
    double changed = 0;
    for (std::size_t row = 1; row < texts.size(); ++row) {
        changed += Values::same(texts, row - 1, texts, row) ? 0 : 1;
    }
    return changed;
}

void addReducedTexts(Collector &to, const Values &texts, std::string_view reducer)
{
    if (reducer == "first" || reducer == "firstNotNull") {
        to.add(texts, endRow(texts, false, reducer == "firstNotNull"));
    } else if (reducer == "last" || reducer == "lastNotNull" || reducer == "current") {
        to.add(texts, endRow(texts, true, reducer != "last"));
    } else if (reducer == "count" || reducer == "countAll") {
        to.add(static_cast<double>(texts.size()));
    } else if (reducer == "distinctCount") {
        to.add(distinct(texts));
    } else if (reducer == "changeCount") {
        to.add(changes(texts));
    } else if (reducer == "allIsNull") {
        to.add(endRow(texts, false, true) == noRow ? 1.0 : 0.0);
    } else {
        to.addNothing();
    }
}

std::string jsonOf(const Values &values, std::size_t row)
{
    if (!values.has(row)) {
        return "null";
    }
    if (!values.isText()) {
        return values.print(row);
    }
    std::string text = "\"";
    for (const char c : values.text(row)) {
        const bool control = static_cast<unsigned char>(c) < ' ';
        text += c == '"' || c == '\\' ? std::string{'\\', c} : std::string(1, control ? ' ' : c);
    }
    return text + '"';
}

std::string listOf(const Values &values, bool unique)
{
    constexpr std::size_t most = 1000;
    std::set<std::string> seen;
    std::string text;
    std::size_t listed = 0;
    for (std::size_t row = 0; row < values.size() && listed < most; ++row) {
        if (!unique || seen.insert(values.key(row)).second) {
            text += (listed++ == 0 ? "" : ", ") + jsonOf(values, row);
        }
    }
    return "[" + text + (listed == most ? ", …]" : "]");
}

} // namespace

bool isReducer(std::string_view id)
{
    return lists(id) || frame::isReducer(id);
}

std::string reducerTitle(std::string_view reducer)
{
    if (lists(reducer)) {
        return reducer == "allValues" ? "All values" : "All unique values";
    }
    return frame::reducerTitle(reducer);
}

Values::Type reducedType(Values::Type type, std::string_view reducer)
{
    if (counts(reducer)) {
        return Values::Type::Number;
    }
    if (lists(reducer)) {
        return Values::Type::Text;
    }
    return judges(reducer) ? Values::Type::Boolean : type;
}

void addReduced(Collector &to, const Values &values, std::string_view reducer)
{
    if (lists(reducer)) {
        to.add(listOf(values, reducer == "uniqueValues"));
    } else if (values.isText()) {
        addReducedTexts(to, values, reducer);
    } else {
        to.add(reduce(values.column(), reducer));
    }
}

} // namespace zumik::frame::transform
