// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/record/request.h"

#include "models/base/text.h"
#include "models/snapshot/record/spool.h"

#include <charconv>

namespace zumik::snapshot::record {

namespace {

base::Error invalid()
{
    return {base::ErrorCode::FormatInvalid, "not the plan of an export", {}};
}

std::optional<std::int64_t> takeNumber(std::string_view &text)
{
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end == text.data() + text.size() || *end != ' ') {
        return std::nullopt;
    }
    text.remove_prefix(static_cast<std::size_t>(end - text.data()) + 1);
    return number;
}

base::Result<Selection> readSelection(std::string_view line)
{
    const auto before = takeNumber(line);
    auto selection = before ? selectionOf(line) : base::Result<Selection>(invalid());
    if (selection) {
        selection->before = base::Duration{*before};
    }
    return selection;
}

} // namespace

/// arguments LF start SP end SP LF { before SP selector LF }...
std::string toText(const RecordPlan &plan)
{
    std::string text = plan.arguments + '\n' + std::to_string(plan.range.start.ms) + ' '
        + std::to_string(plan.range.end.ms) + " \n";
    for (const Selection &selection : plan.selections) {
        text += std::to_string(selection.before.count()) + ' ' + selection.text() + '\n';
    }
    return text;
}

base::Result<RecordPlan> readPlan(std::string_view text)
{
    const auto lines = base::split(text, '\n');
    if (lines.size() < 3 || !lines.back().empty()) {
        return invalid();
    }
    std::string_view range = lines[1];
    const auto start = takeNumber(range);
    const auto end = start ? takeNumber(range) : std::nullopt;
    if (!end || *end < *start) {
        return invalid();
    }
    RecordPlan plan{std::string(lines[0]), {{*start}, {*end}}, {}};
    for (std::size_t i = 2; i + 1 < lines.size(); ++i) {
        auto selection = readSelection(lines[i]);
        if (!selection) {
            return invalid();
        }
        plan.selections.push_back(*std::move(selection));
    }
    return plan;
}

base::Result<RecordPlan> interruptedPlan(const std::string &out)
{
    const auto spool = Spool::open(Spool::pathFor(out));
    if (!spool) {
        return spool.error();
    }
    return readPlan((*spool)->plan());
}

} // namespace zumik::snapshot::record
