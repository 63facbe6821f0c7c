// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/series/answer.h"
#include "tests/promqltest/diff/answerorder.h"

#include <optional>
#include <string>

namespace zumik::promqltest {

/// In what our answer is not Prometheus's; nothing where they are one. Values may differ by 1e-12, NaN equals
/// NaN, the order of series counts as far as it is one. A query that doesn't parse does so at the same place;
/// one that fails fails alike, in whatever words.
std::optional<std::string> difference(const base::Result<series::Instant> &ours,
    const base::Result<series::Instant> &theirs, AnswerOrder order);
std::optional<std::string> difference(
    const base::Result<series::Matrix> &ours, const base::Result<series::Matrix> &theirs);

} // namespace zumik::promqltest
