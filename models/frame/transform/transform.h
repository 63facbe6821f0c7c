// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/frame/frame.h"
#include "models/frame/mappings.h"
#include "models/frame/transform/transformation.h"

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zumik::frame::transform {

/// What the engine is lent, and how far it may go.
struct Environment {
    RegexReplace regex; ///< without it, patterns match nothing
    /// The named groups of the first match; nothing where there is none.
    std::function<std::vector<std::pair<std::string, std::string>>(
        std::string_view pattern, std::string_view subject)>
        groups = {};
    /// Fills variables into a text; empty: texts are as written.
    std::function<std::string(std::string_view)> interpolate = {};
    std::size_t mostCells = 1'000'000; ///< of all that a transformation makes
};

/// A transformation that was passed over; what it would have changed is as it was.
struct Refusal {
    std::size_t index = 0; ///< of the transformation
    std::string_view id; ///< Grafana's: "joinByField"
    enum class Why {
        TooLarge, ///< more cells, or more work, than the environment allows
        Unusable ///< an option that Grafana too ends with an error at
    } why = Why::TooLarge;

    bool operator==(const Refusal &) const = default;
};

/// How the frames will be looked at.
enum class Shape {
    AsPlot, ///< whatever has a time goes back on a grid, its numbers alone
    AsValues, ///< likewise, but for tables with texts, which name their rows
    AsTables ///< all are tables, but for several of nothing but series, which one grid shows together
};

struct Transformed {
    std::vector<Frame> frames;
    std::vector<Refusal> refusals;
};

/// Applies the transformations in their order, as Grafana does it before field configuration and overrides:
/// the frames come without either. A field that is renamed has its new name in config.displayName too, so
/// that defaults don't rename it.
Transformed apply(const std::vector<Transformation> &transformations, std::vector<Frame> frames, Shape shape,
    const Environment &environment = {});

/// Grafana's id of a step.
std::string_view idOf(const Step &step);

} // namespace zumik::frame::transform
