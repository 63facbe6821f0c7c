// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <QJsonValue>

#include <string>
#include <string_view>
#include <vector>

namespace zumik::boardfiles {

struct YamlLimits {
    std::size_t bytes = 8U << 20U;
    int depth = 64;
    std::size_t documents = 1000;
    /// Of all values with what aliases repeat, in bytes as they would be written: an alias of an alias of an
    /// alias is small in the file and not in memory.
    std::size_t expanded = 64U << 20U;
};

/// The documents of a YAML text as JSON values: plain scalars are null, true, false or numbers where YAML
/// 1.2's core schema says so ("yaml.org/spec/1.2.2", 10.3.2), everything else is text. Empty documents are
/// left out; of two equal keys the last counts. `name` is the file's, for Error::where. Errors: FormatInvalid
/// (where: NAME:LINE, message with the column), TooLarge (a limit).
base::Result<std::vector<QJsonValue>> jsonOfYaml(
    std::string_view text, const std::string &name = {}, const YamlLimits &limits = {});

} // namespace zumik::boardfiles
