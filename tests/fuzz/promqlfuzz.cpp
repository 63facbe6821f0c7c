// SPDX-License-Identifier: GPL-3.0-or-later
// The language over arbitrary text: every token lies inside the text that it is of, what parses is printed so
// that it parses to the same again, and every place has its completion.
#include "models/promql/completion.h"
#include "models/promql/inject.h"
#include "models/promql/lexer.h"
#include "models/promql/parser.h"
#include "models/promql/printer.h"
#include "models/promql/reach.h"
#include "models/promql/same.h"
#include "models/promql/selectors.h"
#include "models/promql/windows.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

namespace {

using namespace zumik::promql;

void require(bool condition)
{
    if (!condition) {
        std::abort();
    }
}

void cut(std::string_view text)
{
    for (const Token &token : tokenizeWhatCanBe(text)) {
        require(!token.text.empty() && token.at + token.text.size() <= text.size());
    }
    (void)tokenize(text);
    (void)selectorsOf(text);
    (void)reachOf(text);
}

void use(const Expression &expression)
{
    require(isSame(expression, *clone(expression)));
    (void)selectorWindows(expression, {}, {}, {});
    const auto injected = withMatcher(expression, zumik::series::Matcher::equal("job", "x"));
    (void)typeOf(*injected);
}

void roundTrip(std::string_view text, const Semantics &semantics)
{
    const auto first = parse(text, semantics);
    if (!first) {
        require(first.error().message.starts_with("line "));
        return;
    }
    require((*first)->span.end <= text.size());
    const auto second = parse(toString(**first), semantics);
    require(second && isSame(**first, **second));
    use(**first);
}

void completeEverywhere(std::string_view text, const Semantics &semantics)
{
    // Each place looks at the whole text again: in long ones only some are tried.
    constexpr std::size_t mostPlaces = 48;
    for (std::size_t at = 0; at <= text.size(); at += text.size() / mostPlaces + 1) {
        const Completion completion = completionAt(text, at, semantics);
        const Span &replaced = completion.replaced;
        require(replaced.start <= at && at <= replaced.end && replaced.end <= text.size());
        require(text.substr(replaced.start, at - replaced.start) == completion.typed);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    cut(text);
    roundTrip(text, Semantics::v2());
    roundTrip(text, Semantics::v3());
    completeEverywhere(text, Semantics::v2());
    completeEverywhere(text, Semantics::v3());
    return 0;
}
