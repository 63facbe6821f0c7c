// SPDX-License-Identifier: GPL-3.0-or-later
// The lexer and the finding of selectors over arbitrary text; every token must lie inside the text that it is
// of.
#include "models/promql/lexer.h"
#include "models/promql/reach.h"
#include "models/promql/selectors.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    if (const auto tokens = zumik::promql::tokenize(text)) {
        for (const auto &token : *tokens) {
            if (token.text.empty() || token.at + token.text.size() > size) {
                std::abort();
            }
        }
    }
    (void)zumik::promql::selectorsOf(text);
    (void)zumik::promql::reachOf(text);
    return 0;
}
