// SPDX-License-Identifier: GPL-3.0-or-later
// What follows an operand and binds more strongly than any operator: [5m], [1h:5m], offset and @.
#include "models/promql/numberliteral.h"
#include "models/promql/parsing.h"
#include "models/promql/timeliteral.h"

namespace zumik::promql {

namespace {

constexpr const char *needsSelector =
    " was found behind something else than a selector, a window or a subquery";

bool isShifted(const Length &offset)
{
    return offset.value.count() != 0 || offset.expression;
}

} // namespace

bool Parser::postfix(Part &part)
{
    for (;;) {
        const Item &next = peek();
        const bool bracket = next.kind == ItemKind::LeftBracket;
        const bool isOffset = next.is(Keyword::Offset);
        if (!bracket && !isOffset && next.kind != ItemKind::At) {
            return !m_error;
        }
        if (!(bracket ? brackets(part) : isOffset ? offset(part) : at(part))) {
            return false;
        }
        part.expression->span.end = m_lastEnd;
    }
}

bool Parser::brackets(Part &part)
{
    const std::size_t start = take().at;
    auto range = window();
    if (!range) {
        return false;
    }
    if (peekIs(ItemKind::Colon)) {
        take();
        return subquery(part, std::move(*range));
    }
    return expect(ItemKind::RightBracket, R"(":" or "]")") && makeMatrix(part, std::move(*range), start);
}

bool Parser::makeMatrix(Part &part, Length range, std::size_t bracketAt)
{
    const auto *vector = part.expression->as<VectorSelector>();
    if (vector == nullptr) {
        return failAt(bracketAt, "a window was found behind something else than a selector");
    }
    if (isShifted(vector->shift.offset)) {
        return failAt(bracketAt, "a window was found behind offset, expected it before");
    }
    if (vector->shift.at == TimeShift::At::Time) {
        return failAt(bracketAt, "a window was found behind \"@\", expected it before");
    }
    const Span span = part.expression->span;
    part = made(span, MatrixSelector{std::move(part.expression), std::move(range)}, part.levels);
    return true;
}

bool Parser::subquery(Part &part, Length range)
{
    std::optional<Length> step;
    if (!peekIs(ItemKind::RightBracket)) {
        step = window();
        if (!step) {
            return false;
        }
    }
    if (!expect(ItemKind::RightBracket, "\"]\"") || tooDeep(part.levels + 1, part.expression->span.start)) {
        return false;
    }
    const Span span = part.expression->span;
    part = made(
        span, Subquery{std::move(part.expression), std::move(range), std::move(step), {}}, part.levels + 1);
    return true;
}

bool Parser::offset(Part &part)
{
    take();
    auto length = offsetLength();
    TimeShift *shift = length ? shiftOf(part, "offset") : nullptr;
    if (shift == nullptr) {
        return false;
    }
    if (isShifted(shift->offset)) {
        return failAt(part.expression->span.start, "offset was found a second time");
    }
    shift->offset = std::move(*length);
    return true;
}

bool Parser::at(Part &part)
{
    take();
    const bool named = peek().is(Keyword::Start) || peek().is(Keyword::End);
    return named ? atStartOrEnd(part) : atTime(part);
}

bool Parser::atTime(Part &part)
{
    const bool minus = peek().is(BinaryOp::Subtract);
    if (minus || peek().is(BinaryOp::Add)) {
        take();
    }
    const bool duration = m_semantics.numbersAreDurations && peekIs(ItemKind::Duration);
    if (!duration && !peekIs(ItemKind::Number)) {
        return unexpected("a time in seconds, start() or end()");
    }
    const Part value = number();
    if (!value) {
        return false;
    }
    const double seconds = value.expression->as<NumberLiteral>()->value * (minus ? -1 : 1);
    if (!isTimeInBounds(seconds)) {
        return failAt(part.expression->span.start, "the time behind \"@\" is out of bounds");
    }
    TimeShift *shift = unsetAt(part);
    if (shift != nullptr) {
        shift->at = TimeShift::At::Time;
        shift->time = timeFromSeconds(seconds);
    }
    return shift != nullptr;
}

bool Parser::atStartOrEnd(Part &part)
{
    const bool start = take().is(Keyword::Start);
    if (!expect(ItemKind::LeftParen, "\"(\"") || !expect(ItemKind::RightParen, "\")\"")) {
        return false;
    }
    TimeShift *shift = unsetAt(part);
    if (shift != nullptr) {
        shift->at = start ? TimeShift::At::Start : TimeShift::At::End;
    }
    return shift != nullptr;
}

TimeShift *Parser::shiftOf(Part &part, const std::string &modifier)
{
    Expression &whole = *part.expression;
    if (auto *subquery = whole.as<Subquery>()) {
        return &subquery->shift;
    }
    auto *matrix = whole.as<MatrixSelector>();
    auto *vector = matrix != nullptr ? matrix->selector->as<VectorSelector>() : whole.as<VectorSelector>();
    if (vector == nullptr) {
        failAt(whole.span.start, modifier + needsSelector);
        return nullptr;
    }
    return &vector->shift;
}

TimeShift *Parser::unsetAt(Part &part)
{
    TimeShift *shift = shiftOf(part, "\"@\"");
    if (shift != nullptr && shift->at != TimeShift::At::None) {
        failAt(part.expression->span.start, "\"@\" was found a second time");
        return nullptr;
    }
    return shift;
}

} // namespace zumik::promql
