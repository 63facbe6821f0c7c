// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace zumik::process {

/// "NAME=VALUE" of those of our own variables that are set. In the main thread, which takes secrets out of
/// the environment.
std::vector<std::string> passedOn(const std::vector<const char *> &names);

/// HOME, PATH, USER, LOGNAME, TMPDIR and the language: what programs can't do without, and no secret is in.
std::vector<std::string> plainEnvironment();

/// The value of a variable in such a list; empty when it isn't there.
std::string_view valueOf(const std::vector<std::string> &environment, std::string_view name);

/// The path of a program: the first executable file of that name in a list like PATH's. Relative folders of
/// the list are passed over. Errors: FileNotFound, with the name.
base::Result<std::string> findProgram(const std::string &name, std::string_view path);

} // namespace zumik::process
