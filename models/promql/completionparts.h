// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/completion.h"
#include "models/promql/completioncontext.h"

namespace zumik::promql {

/// Within { }, [ ], the labels of by (...) and its like, and anywhere else.
void completeMatcher(Completion &completion, const CursorContext &context, const Semantics &semantics);
void completeWindow(Completion &completion, const CursorContext &context, const Semantics &semantics);
void completeLabelList(
    Completion &completion, const CursorContext &context, std::string_view text, const Semantics &semantics);
void completeExpression(Completion &completion, const CursorContext &context, const Semantics &semantics);

} // namespace zumik::promql
