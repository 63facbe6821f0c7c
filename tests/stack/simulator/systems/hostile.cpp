// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/simulator/systems/systems.h"

#include <cmath>
#include <limits>

namespace zumik::simulator {

namespace {

struct Trick {
    const char *kind;
    const char *text;
};

constexpr Trick tricks[] = {
    {"bidi", "safe\u202egnp.exe\u2066\u2069"},
    {"ansi", "\x1b[31mred\x1b[0m\x1b]0;title\x07"},
    {"markup", "<img src=\"http://127.0.0.1:9/x.png\" onerror=\"alert(1)\"><b>bold</b>"},
    {"quotes", "a\"b'c\\d`e${f}"},
    {"newline", "one\ntwo\r\nthree"},
    {"template", "{{ $value }} ${__field.name} %s %n"},
    {"url", "javascript:alert(1)"},
    {"zalgo", "Z\u0351\u036b\u0343a\u0324\u0328l\u0353g\u0321o"},
    {"emoji", "\U0001f469\u200d\U0001f680"},
    {"spaces", " \t\u00a0\u200b "},
    {"path", "../../../../etc/passwd"},
    {"option", "--help; rm -rf /"},
};

constexpr std::size_t longLabel = 1'000'000;

} // namespace

void writeHostile(Exposition &out, const Moment &moment)
{
    Family family = out.gauge("hostile_labels", "Label values that attack what shows them.");
    for (const Trick &trick : tricks) {
        family.add({}, {{"kind", trick.kind}, {"text", trick.text}},
            std::floor(10 + 5 * wander(1, moment.time, 20)));
    }
    const std::string endless(longLabel, 'A');
    family.add({}, {{"kind", "long"}, {"text", endless}}, 1);
    Family values = out.gauge("hostile_values", "Values at the ends of what a number can be.");
    values.add({}, {{"kind", "nan"}}, std::numeric_limits<double>::quiet_NaN());
    values.add({}, {{"kind", "infinity"}}, std::numeric_limits<double>::infinity());
    values.add({}, {{"kind", "minus_infinity"}}, -std::numeric_limits<double>::infinity());
    values.add({}, {{"kind", "huge"}}, std::numeric_limits<double>::max());
    values.add({}, {{"kind", "tiny"}}, std::numeric_limits<double>::denorm_min());
    values.add({}, {{"kind", "minus_zero"}}, -0.0);
}

} // namespace zumik::simulator
