// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/source/tail.h"

#include "models/promql/reach.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <unordered_map>

namespace zumik::source {

namespace {

using series::Column;
using series::Grid;
using series::Matrix;

/// Where `time` lies on the grid; absent between two instants.
std::optional<std::int64_t> indexOf(const Grid &grid, base::Time time)
{
    const base::Duration from = time - grid.start;
    if (from % grid.step != base::Duration{0}) {
        return {};
    }
    return from / grid.step;
}

/// Sums may be added up in another order from one answer to the next.
bool same(double a, double b)
{
    if (std::bit_cast<std::uint64_t>(a) == std::bit_cast<std::uint64_t>(b)
        || (std::isnan(a) && std::isnan(b))) {
        return base::isAbsent(a) == base::isAbsent(b);
    }
    return std::abs(a - b) <= 1e-9 * std::max(std::abs(a), std::abs(b));
}

/// How two answers lie on the grid of the third.
struct Seam {
    Grid wanted;
    std::size_t knownAt = 0; ///< index in `known` of wanted's first instant
    std::size_t kept = 0; ///< instants of wanted before the tail
    std::size_t settled = 0; ///< of the tail's instants: how many may not have changed
};

bool agree(const Column &known, const Column &tail, const Seam &seam)
{
    for (std::size_t i = 0; i < seam.settled; ++i) {
        if (!same(known[seam.knownAt + seam.kept + i], tail[i])) {
            return false;
        }
    }
    return true;
}

bool hasNone(const Column &column, std::size_t from, std::size_t count)
{
    const auto values = column.values().subspan(from, count);
    return std::all_of(values.begin(), values.end(), base::isAbsent);
}

Column join(const Column &known, const Column *tail, const Seam &seam)
{
    std::vector<double> values(seam.wanted.count, base::absent());
    const auto kept = known.values().subspan(seam.knownAt, seam.kept);
    auto end = std::copy(kept.begin(), kept.end(), values.begin());
    if (tail != nullptr) {
        std::copy(tail->values().begin(), tail->values().end(), end);
    }
    return Column(std::move(values));
}

/// What was said of the older part holds for as long as that is shown.
series::Annotations both(series::Annotations known, const series::Annotations &tail)
{
    for (const series::Annotation &each : tail) {
        if (std::find(known.begin(), known.end(), each) == known.end()) {
            known.push_back(each);
        }
    }
    return known;
}

std::optional<Seam> seamOf(
    const KnownMatrix &known, const Grid &tail, const Grid &wanted, base::Duration settle)
{
    const auto knownAt = indexOf(known.matrix.grid, wanted.start);
    const auto kept = indexOf(wanted, tail.start);
    if (tail.step != wanted.step || !knownAt || *knownAt < 0 || !kept || *kept < 0
        || static_cast<std::size_t>(*kept) + tail.count != wanted.count
        || static_cast<std::size_t>(*knownAt + *kept) > known.matrix.grid.count) {
        return {};
    }
    Seam seam{wanted, static_cast<std::size_t>(*knownAt), static_cast<std::size_t>(*kept), 0};
    const base::Time firm = std::min(known.asOf - settle, known.matrix.grid.end());
    if (firm >= tail.start) {
        seam.settled = static_cast<std::size_t>((firm - tail.start) / tail.step) + 1;
        seam.settled =
            std::min({seam.settled, tail.count, known.matrix.grid.count - seam.knownAt - seam.kept});
    }
    return seam;
}

} // namespace

std::optional<base::Duration> overlapOf(std::string_view expression, const TailRule &rule)
{
    const auto reach = promql::reachOf(expression);
    if (!reach || !reach->onlyPast) {
        return {};
    }
    return std::max(
        {reach->window + rule.lookback, rule.scrapeInterval * 2 + rule.scrapeTimeout, rule.settle});
}

std::optional<Grid> tailOf(const KnownMatrix &known, const Grid &wanted, base::Duration overlap)
{
    const Grid &have = known.matrix.grid;
    const auto moved = indexOf(have, wanted.start);
    if (have.step != wanted.step || !moved || *moved < 0 || wanted.count == 0
        || known.matrix.seriesDropped > 0) {
        return {};
    }
    const base::Time from = std::min(have.end(), known.asOf) - overlap;
    if (from <= wanted.start) {
        return {};
    }
    const auto kept =
        std::min(static_cast<std::size_t>((from - wanted.start) / wanted.step), wanted.count - 1);
    return Grid{wanted.at(kept), wanted.step, wanted.count - kept};
}

std::optional<Matrix> joined(
    const KnownMatrix &known, const Matrix &tail, const Grid &wanted, base::Duration settle)
{
    const auto seam = seamOf(known, tail.grid, wanted, settle);
    if (!seam || tail.seriesDropped > 0) {
        return {};
    }
    std::unordered_map<series::Labels, const Column *> tails;
    for (const series::Series &series : tail.series) {
        tails.emplace(series.labels, &series.values);
    }
    Matrix whole;
    whole.grid = wanted;
    whole.annotations = both(known.matrix.annotations, tail.annotations);
    whole.histogramsSkipped = std::max(tail.histogramsSkipped, known.matrix.histogramsSkipped);
    std::size_t met = 0;
    for (const series::Series &series : known.matrix.series) {
        const auto found = tails.find(series.labels);
        const Column *const its = found == tails.end() ? nullptr : found->second;
        const std::size_t seamAt = seam->knownAt + seam->kept;
        if (its != nullptr ? !agree(series.values, *its, *seam)
                           : !hasNone(series.values, seamAt, seam->settled)) {
            return {};
        }
        met += its != nullptr ? 1 : 0;
        if (its != nullptr || !hasNone(series.values, seam->knownAt, seam->kept)) {
            whole.series.push_back({series.labels, join(series.values, its, *seam)});
        }
    }
    if (met != tail.series.size()) {
        return {};
    }
    return whole;
}

} // namespace zumik::source
