// SPDX-License-Identifier: GPL-3.0-or-later
// Places in texts that something else is put into: {{ $labels.job }} of Prometheus's rules; $name, ${name},
// ${name:format}, [[name]] of Grafana.
#pragma once

#include <string_view>

namespace zumik::snapshot {

inline bool hasTemplate(std::string_view text)
{
    return text.find("{{") != std::string_view::npos;
}

/// A variable of Grafana's anywhere in the text.
bool hasVariable(std::string_view text);

/// The text is one variable and nothing else.
bool isVariable(std::string_view text);

} // namespace zumik::snapshot
