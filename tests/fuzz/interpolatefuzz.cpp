// SPDX-License-Identifier: GPL-3.0-or-later
// The first line is a variable's value, the rest a text. A value never leaves the string literal that it was
// put in: with a value that is all letters, the text around it comes out the same.
#include "models/dashboard/interpolate.h"
#include "models/dashboard/options.h"
#include "models/dashboard/step.h"
#include "models/dashboard/urlvalues.h"
#include "models/dashboard/variables.h"

#include <cstdint>
#include <cstdlib>

namespace {

using namespace zumik::dashboard;

/// The literal "..." that begins at the text's first character ends at its last.
bool isOneLiteral(const std::string &text)
{
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] == '\\') {
            ++i;
        } else if (text[i] == '"') {
            return i + 1 == text.size();
        }
    }
    return false;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view all(reinterpret_cast<const char *>(data), size);
    const std::size_t end = std::min(all.find('\n'), all.size());
    const std::string value(all.substr(0, end));
    const std::string_view text = all.substr(std::min(end + 1, all.size()));
    Interpolation values;
    values.range = {zumik::base::Time{0}, zumik::base::Time{3600000}};
    values.variables["v"] = {{value}, {value}, false, false, false};
    values.variables["m"] = {{value, "b"}, {value, "B"}, true, false, false};
    for (const Syntax syntax : {Syntax::PromQl, Syntax::Text, Syntax::Regex}) {
        interpolate(text, values, syntax);
    }
    if (!isOneLiteral(interpolate("\"$v\"", values, Syntax::PromQl))
        || !isOneLiteral(interpolate("\"${m}\"", values, Syntax::PromQl))) {
        std::abort();
    }
    referencedNames(text);
    parseVariableQuery(text);
    customOptions(text);
    (void)parseUrlValues(text);
    (void)parseUrlFilter(text);
    (void)parseInterval(text);
    Variable variable;
    variable.regex = value;
    (void)makeOptions({std::string(text)}, variable);
    variable.type = Variable::Type::Interval;
    variable.query = text;
    (void)ownOptions(variable);
    return 0;
}
