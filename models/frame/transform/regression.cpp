// SPDX-License-Identifier: GPL-3.0-or-later
// A polynomial through the values of one field over another (the line of least squares where it is of the
// first degree), as a further table of evenly spaced points. Source: features/transformers/regression. Here x
// is scaled to -1..1 before the normal equations are solved, so that times in milliseconds lose no digits,
// and over time the points are whole milliseconds apart, so that they lie on one grid and make a line.
#include "models/frame/transform/titles.h"

#include <algorithm>
#include <cmath>

namespace zumik::frame::transform {

namespace {

constexpr int highestDegree = 10;
constexpr int mostPoints = 10'000;

struct Points {
    std::vector<double> x; ///< -1..1
    std::vector<double> y;
    double low = 0;
    double high = 0;

    double scaled(double value) const { return high > low ? (value - low) / (high - low) * 2 - 1 : 0; }
};

Points pointsOf(const TableField &x, const TableField &y)
{
    Points points;
    std::vector<double> raw;
    for (std::size_t row = 0; row < x.values.size(); ++row) {
        if (std::isfinite(x.values.number(row)) && std::isfinite(y.values.number(row))) {
            raw.push_back(x.values.number(row));
            points.y.push_back(y.values.number(row));
        }
    }
    if (!raw.empty()) {
        points.low = *std::min_element(raw.begin(), raw.end());
        points.high = *std::max_element(raw.begin(), raw.end());
    }
    for (const double value : raw) {
        points.x.push_back(points.scaled(value));
    }
    return points;
}

/// Gauss's elimination with pivots; a column that depends on others counts for nothing.
std::vector<double> solved(std::vector<std::vector<double>> rows)
{
    const std::size_t size = rows.size();
    for (std::size_t i = 0; i < size; ++i) {
        std::size_t best = i;
        for (std::size_t j = i + 1; j < size; ++j) {
            best = std::abs(rows[j][i]) > std::abs(rows[best][i]) ? j : best;
        }
        std::swap(rows[i], rows[best]);
        for (std::size_t j = 0; j < size && std::abs(rows[i][i]) > 1e-12; ++j) {
            const double factor = j == i ? 0 : rows[j][i] / rows[i][i];
            for (std::size_t k = i; factor != 0 && k <= size; ++k) {
                rows[j][k] -= factor * rows[i][k];
            }
        }
    }
    std::vector<double> solution;
    for (std::size_t i = 0; i < size; ++i) {
        solution.push_back(std::abs(rows[i][i]) > 1e-12 ? rows[i][size] / rows[i][i] : 0);
    }
    return solution;
}

/// Of 1, x, x^2, ...
std::vector<double> coefficientsOf(const Points &points, std::size_t degree)
{
    std::vector<std::vector<double>> rows(degree + 1, std::vector<double>(degree + 2, 0));
    for (std::size_t at = 0; at < points.x.size(); ++at) {
        std::vector<double> powers{1};
        while (powers.size() <= degree) {
            powers.push_back(powers.back() * points.x[at]);
        }
        for (std::size_t i = 0; i <= degree; ++i) {
            for (std::size_t j = 0; j <= degree; ++j) {
                rows[i][j] += powers[i] * powers[j];
            }
            rows[i][degree + 1] += powers[i] * points.y[at];
        }
    }
    return solved(std::move(rows));
}

double valueAt(const std::vector<double> &coefficients, double x)
{
    double value = 0;
    for (std::size_t power = coefficients.size(); power > 0; --power) {
        value = value * x + coefficients[power - 1];
    }
    return value;
}

/// The last point is where the last value is; over time up to a millisecond a point before it.
double placeOf(const Points &points, int point, int count, bool time)
{
    const double span = points.high - points.low;
    if (time && count > 1) {
        return points.low + std::max(std::floor(span / (count - 1)), 1.0) * point;
    }
    return point + 1 == count ? points.high : points.low + span / count * point;
}

Table predicted(const Regression &step, const TableField &x, const TableField &y)
{
    const Points points = pointsOf(x, y);
    const auto degree = static_cast<std::size_t>(std::clamp(step.degree, 1, highestDegree));
    const std::vector<double> coefficients = coefficientsOf(points, degree);
    const int count = std::clamp(step.points, 1, mostPoints);
    std::vector<double> places;
    std::vector<double> values;
    for (int i = 0; i < count && !points.x.empty(); ++i) {
        const double place = placeOf(points, i, count, x.isTime());
        places.push_back(place);
        values.push_back(valueAt(coefficients, points.scaled(place)));
    }
    Table made{{}, step.degree > 1 ? "polynomial regression" : "linear regression", {}, places.size()};
    made.fields = {{x.name, Values(x.values.type(), std::move(places))},
        {y.name + " predicted", Values(Values::Type::Number, std::move(values))}};
    return made;
}

} // namespace

Outcome run(const Regression &step, Tables tables, const Context &context)
{
    for (const Table &table : tables) {
        const TableField *y = step.y.empty() ? nullptr : named(table, step.y);
        if (y == nullptr) {
            continue;
        }
        const TableField *x = step.x.empty() ? nullptr : named(table, step.x);
        if (x == nullptr || x->values.isText() || !y->isNumber()) {
            return Refusal::Why::Unusable;
        }
        if (!context.allowsWork(table.rows * 121)) {
            return Refusal::Why::TooLarge;
        }
        Table made = predicted(step, *x, *y);
        tables.push_back(std::move(made));
        return tables;
    }
    return tables;
}

} // namespace zumik::frame::transform
