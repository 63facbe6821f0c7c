// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/record/selection.h"

#include "models/promql/parser.h"

#include <algorithm>

namespace zumik::snapshot::record {

namespace {

bool holds(const Selection &wide, const Selection &narrow)
{
    return std::all_of(wide.matchers.begin(), wide.matchers.end(), [&](const series::Matcher &matcher) {
        return std::find(narrow.matchers.begin(), narrow.matchers.end(), matcher) != narrow.matchers.end();
    });
}

bool isEverything(const Selection &selection)
{
    const series::Matcher &only = selection.matchers.front();
    return selection.matchers.size() == 1 && only.name() == "__name__"
        && only.op() == series::Matcher::Op::NotEqual && only.value().empty();
}

} // namespace

std::string Selection::text() const
{
    std::string text = "{";
    for (const series::Matcher &matcher : matchers) {
        text += (text.size() > 1 ? "," : "") + matcher.toString();
    }
    return text + '}';
}

Selection everything()
{
    const auto named = series::Matcher::make(series::Matcher::Op::NotEqual, "__name__", "");
    return {{*named}, {}};
}

base::Result<Selection> selectionOf(std::string_view selector)
{
    const auto parsed = promql::parse(selector);
    if (!parsed) {
        return parsed.error();
    }
    const auto *vector = promql::unwrapped(**parsed).as<promql::VectorSelector>();
    const bool shifted = vector != nullptr
        && (vector->shift.at != promql::TimeShift::At::None || vector->shift.offset.value.count() != 0);
    if (vector == nullptr || shifted) {
        return base::Error{base::ErrorCode::QueryInvalid,
            "not a selector of series, such as up or {job=\"a\"}", std::string(selector)};
    }
    return Selection{vector->matchers, {}};
}

std::vector<Selection> merged(std::vector<Selection> selections)
{
    std::vector<Selection> out;
    for (Selection &next : selections) {
        const auto wider = std::find_if(out.begin(), out.end(),
            [&](const Selection &each) { return isEverything(each) || holds(each, next); });
        if (wider != out.end()) {
            wider->before = std::max(wider->before, next.before);
            continue;
        }
        std::erase_if(out, [&](const Selection &each) {
            const bool held = isEverything(next) || holds(next, each);
            next.before = held ? std::max(next.before, each.before) : next.before;
            return held;
        });
        out.push_back(std::move(next));
    }
    return out;
}

} // namespace zumik::snapshot::record
