// SPDX-License-Identifier: GPL-3.0-or-later
// Rules from arbitrary text; and values and expressions of arbitrary text of which none stays.
#include "models/snapshot/redaction.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace zumik;

namespace {

void require(bool condition)
{
    if (!condition) {
        std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    if (const auto rules = snapshot::parseRedactionRules(text)) {
        require(!rules->empty());
    }
    const std::string_view value = text.substr(0, text.find('\0'));
    const std::string_view rest = text.substr(value.size());
    snapshot::Redaction redaction({.dropped = {"host"}, .replaced = {"tenant"}}, snapshot::Pseudonyms({1}));
    redaction.learn("tenant", value);
    redaction.learnQuery(rest);
    require(redaction.left(redaction.text(rest)) == 0);
    (void)redaction.query(rest);
    std::vector<std::string> differences;
    (void)redaction.document(rest, differences);
    (void)redaction.dashboard(rest, differences);
    return 0;
}
