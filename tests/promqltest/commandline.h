// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/promql/semantics.h"
#include "tests/promqltest/answerer.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace zumik::promqltest {

using MakeAnswerer = std::function<std::unique_ptr<Answerer>(const promql::Semantics &)>;

/// `[--semantics 2|3] FILE...`: runs the scripts one after the other, reports to stdout and ends with the
/// line "N passed, N failed, N skipped". The exit status: 0; 1 when an eval failed; 2 for a wrong command
/// line or a bad script, told on stderr as FILE:LINE: what was expected.
int runCommand(
    const std::string &program, const std::vector<std::string> &arguments, const MakeAnswerer &make);

} // namespace zumik::promqltest
