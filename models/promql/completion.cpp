// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/promql/completion.h"

#include "models/promql/completioncontext.h"
#include "models/promql/completionparts.h"
#include "models/promql/words.h"

#include <algorithm>

namespace zumik::promql {

namespace {

Completion placeOnly(std::string_view text, const CursorContext &context, std::size_t cursor)
{
    Completion completion;
    const auto &current = context.current;
    completion.quoted = current && current->kind == TokenKind::String;
    const std::size_t start = current ? current->at + (completion.quoted ? 1 : 0) : cursor;
    completion.replaced = {start, std::max(cursor, endOfCurrent(text, current, cursor))};
    completion.typed = std::string(text.substr(start, cursor - start));
    return completion;
}

bool isLabelList(const OpenBracket &bracket)
{
    constexpr std::string_view words[] = {"by", "without", "on", "ignoring", "group_left", "group_right"};
    return bracket.kind == '('
        && std::find(std::begin(words), std::end(words), bracket.before) != std::end(words);
}

} // namespace

bool Completion::wants(Wanted what) const
{
    return std::find(wanted.begin(), wanted.end(), what) != wanted.end();
}

Completion completionAt(std::string_view text, std::size_t cursor, const Semantics &semantics)
{
    cursor = std::min(cursor, text.size());
    const CursorContext context = contextAt(text, cursor);
    Completion completion = placeOnly(text, context, cursor);
    if (context.inComment) {
        return completion;
    }
    const OpenBracket outermost{};
    const OpenBracket &inside = context.open.empty() ? outermost : context.open.back();
    if (inside.kind == '{') {
        completeMatcher(completion, context, semantics);
    } else if (inside.kind == '[') {
        completeWindow(completion, context, semantics);
    } else if (isLabelList(inside)) {
        completeLabelList(completion, context, text, semantics);
    } else if (!completion.quoted) {
        completeExpression(completion, context, semantics);
    }
    return completion;
}

} // namespace zumik::promql
