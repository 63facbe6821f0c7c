// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace zumik::promql {

/// What differs between servers of the major versions 2 and 3: one switch for each difference that changes
/// which expressions are accepted or what they answer. An engine never asks for a version, only for a switch.
struct Semantics {
    // The language.
    bool numbersAreDurations = false; ///< [300], offset 60, 1h30m as a number, 1_000
    bool durationExpressions = false; ///< [5m * 2], offset (1h - step())
    bool quotedNames = false; ///< {"any name", "any label"="x"}, by ("any label")
    bool newFunctions = false; ///< sort_by_label, mad_over_time, limitk, double_exponential_smoothing, ...
    bool holtWinters = true; ///< the older name of double_exponential_smoothing
    bool dotMatchesNewline = false; ///< in regular expressions

    // Evaluation.
    bool leftOpen = false; ///< windows and look-back leave out their left edge
    bool zeroCapAfterThreshold =
        false; ///< rate: the counter's zero is looked at after the 1.1 x average rule
    bool compensatedSums = false; ///< sum and avg carry a Kahan-Neumaier compensation
    bool bucketTolerance = false; ///< histogram_quantile overlooks differences of 1e-12
    bool atan2DropsName = false; ///< 2.42 keeps the left side's name
    bool annotations = false; ///< warnings and infos about doubtful uses

    /// As Prometheus 2.42 answers.
    static constexpr Semantics v2() { return {}; }

    /// As Prometheus 3.5 answers, with the functions that are experimental there.
    static constexpr Semantics v3()
    {
        Semantics semantics;
        semantics.numbersAreDurations = true;
        semantics.durationExpressions = true;
        semantics.quotedNames = true;
        semantics.newFunctions = true;
        semantics.holtWinters = false;
        semantics.dotMatchesNewline = true;
        semantics.leftOpen = true;
        semantics.zeroCapAfterThreshold = true;
        semantics.compensatedSums = true;
        semantics.bucketTolerance = true;
        semantics.atan2DropsName = true;
        semantics.annotations = true;
        return semantics;
    }

    bool operator==(const Semantics &) const = default;
};

} // namespace zumik::promql
