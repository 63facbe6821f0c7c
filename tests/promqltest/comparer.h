// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"
#include "models/series/answer.h"
#include "tests/promqltest/script.h"

#include <optional>
#include <string>

namespace zumik::promqltest {

/// In what an answer is not the expected one; nothing where it is.
using Difference = std::optional<std::string>;

/// Equal but for a relative error of 1e-6 of the sum of their magnitudes. NaN equals NaN, stale or not.
bool almostEqual(double a, double b);

/// What an instant query answered. An answer of another kind than expected is a difference.
Difference compare(const Eval &eval, const series::Instant &answer);

/// What a range query answered, step by step, sorted.
Difference compare(const Eval &eval, const series::Matrix &answer);

Difference compareAnnotations(const Eval &eval, const series::Annotations &annotations);

/// An error, where one is expected.
Difference compareFailure(const Eval &eval, const base::Error &error);

/// The first labels of a matrix that don't sort after the ones before.
Difference checkSorted(const series::Matrix &matrix);

} // namespace zumik::promqltest
