// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <limits>
#include <optional>
#include <vector>

namespace zumik::plot {

/// What values are: it decides which numbers are round.
enum class TickKind {
    Decimal, ///< 1, 2, 5 and 25 of ten
    Binary, ///< powers of two, steps of 1024
    Seconds, ///< decimal below a minute, then minutes, hours, days
    Milliseconds
};

struct Domain {
    double low = 0;
    double high = 1;

    bool operator==(const Domain &) const = default;
};

/// Maps values to a fraction of the axis: 0 at the domain's low end, 1 at its high end; not clamped.
class Scale {
public:
    Scale() = default;

    /// `logBase` 2 or 10; absent: linear. A logarithmic domain must be positive, unless `linearThreshold` (>
    /// 0) makes it symmetric: near linear between minus and plus that, logarithmic beyond (asinh).
    explicit Scale(Domain domain, std::optional<double> logBase = std::nullopt,
        std::optional<double> linearThreshold = std::nullopt);

    Domain domain() const { return m_domain; }

    /// Zero and below can't be shown.
    bool isLog() const { return m_kind == Kind::Log; }

    /// NaN for what the scale cannot show: NaN, infinities, and on a logarithmic scale zero and below.
    double fraction(double value) const
    {
        return shows(value) ? (inner(value) - m_origin) * m_factor : std::numeric_limits<double>::quiet_NaN();
    }

    bool shows(double value) const { return std::isfinite(value) && (value > 0 || !isLog()); }

    double valueAt(double fraction) const;

private:
    enum class Kind { Linear, Log, SymmetricLog };

    double inner(double value) const { return m_kind == Kind::Linear ? value : bent(value); }

    double bent(double value) const;

    Domain m_domain;
    Kind m_kind = Kind::Linear;
    double m_threshold = 1;
    double m_origin = 0;
    double m_factor = 1;
};

/// What an axis has to show, and what was asked of it.
struct AxisRequest {
    std::optional<Domain> data; ///< absent: no finite value
    std::optional<double> hardMin; ///< the user's: kept even if it cuts data off
    std::optional<double> hardMax;
    std::optional<double> softMin; ///< at least down to here
    std::optional<double> softMax;
    std::optional<double> logBase;
    std::optional<double> linearThreshold; ///< with logBase: symmetric, for values below zero too
    bool centeredZero = false; ///< as far below zero as above
    bool fromZero = false; ///< areas and bars: their base belongs to the picture
    double unitSpan = 1; ///< the span for data that is zero throughout: 0.01 for a share
    TickKind kind = TickKind::Decimal;
    int maxIntervals = 4; ///< room for labels
};

struct AxisScale {
    Scale scale;
    std::vector<double> ticks; ///< ascending, inside the domain
};

/// Chooses the domain, widened to round values where the user has fixed none, and its ticks. Always finite
/// and of positive length, whatever the data.
AxisScale makeAxis(const AxisRequest &request);

/// The smallest round step that is not below `atLeast` (> 0).
double roundStep(double atLeast, TickKind kind);

/// The multiples of `step` in the domain.
std::vector<double> multiples(Domain domain, double step);

} // namespace zumik::plot
