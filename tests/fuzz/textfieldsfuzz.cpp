// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever a text holds, its fields are no more than its characters (one more, of a delimiter), and what they
// hold no more than a few times the text.
#include "models/frame/transform/textfields.h"

#include <cstdint>
#include <cstdlib>

namespace {

using namespace zumik::frame::transform;

void check(const TextFields &fields, std::size_t size)
{
    std::size_t held = 0;
    for (const auto &[name, cell] : fields) {
        const auto *text = std::get_if<std::string>(&cell);
        held += name.size() + (text != nullptr ? text->size() : 0);
    }
    // A member without a name is four characters; an index of an array has some digits, an escaped or a long
    // number more characters than are written.
    if (fields.size() > size + 1 || held > 40 * (size + 1)) {
        std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view text(reinterpret_cast<const char *>(data), size);
    const std::size_t half = text.find('\n') == std::string_view::npos ? 0 : text.find('\n');
    check(keyValueFields(text), size);
    check(delimitedFields(text, text.substr(0, half)), size);
    if (const auto members = jsonFields(text, {})) {
        check(*members, size);
    }
    jsonFields(text, {{std::string(text.substr(0, half)), {}}});
    return 0;
}
