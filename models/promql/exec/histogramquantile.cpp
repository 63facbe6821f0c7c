// SPDX-License-Identifier: GPL-3.0-or-later
//
// The quantile of a classic histogram: cumulative counts in buckets whose upper bounds stand in the label le.
// Within a bucket the observations count as evenly spread; the first begins at 0 (if its bound is positive),
// and the last, which must be +Inf, answers with the bound before it.
#include "models/promql/exec/twins.h"
#include "models/promql/exec/vectorfunctions.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <unordered_map>

namespace zumik::promql::exec {

namespace {

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double notANumber = std::numeric_limits<double>::quiet_NaN();

struct Bucket {
    double bound = 0;
    double count = 0;
};

/// Buckets of the same bound ("1" and "1.0") are one.
void mergeEqualBounds(std::vector<Bucket> &buckets)
{
    std::size_t kept = 0;
    for (std::size_t i = 1; i < buckets.size(); ++i) {
        if (buckets[i].bound == buckets[kept].bound) {
            buckets[kept].count += buckets[i].count;
        } else {
            buckets[++kept] = buckets[i];
        }
    }
    buckets.resize(kept + 1);
}

/// Counts that fall where they may not are raised: scrapes and rates of single buckets don't fit exactly.
void raise(std::vector<Bucket> &buckets)
{
    double most = buckets[0].count;
    for (Bucket &bucket : buckets) {
        if (bucket.count > most) {
            most = bucket.count;
        } else if (bucket.count < most) {
            bucket.count = most;
        }
    }
}

bool nearlyEqual(double a, double b)
{
    constexpr double tolerance = 1e-12;
    constexpr double smallest = std::numeric_limits<double>::min();
    if (a == b || (std::isnan(a) && std::isnan(b))) {
        return true;
    }
    const double sum = std::fabs(a) + std::fabs(b);
    const double difference = std::fabs(a - b);
    if (a == 0 || b == 0 || sum < smallest) {
        return difference < tolerance * smallest;
    }
    return difference / std::min(sum, std::numeric_limits<double>::max()) < tolerance;
}

/// 3.x: differences that rounding explains are leveled in both directions; whether more had to be raised.
bool raiseWithTolerance(std::vector<Bucket> &buckets)
{
    bool raised = false;
    double before = buckets[0].count;
    for (std::size_t i = 1; i < buckets.size(); ++i) {
        double &count = buckets[i].count;
        if (count == before) {
            continue;
        }
        const bool same = nearlyEqual(before, count);
        if (same || count < before) {
            raised = raised || !same;
            count = before;
            continue;
        }
        before = count;
    }
    return raised;
}

double interpolate(double q, const std::vector<Bucket> &buckets)
{
    const std::size_t last = buckets.size() - 1;
    double rank = q * buckets[last].count;
    const auto found =
        std::partition_point(buckets.begin(), buckets.begin() + static_cast<std::ptrdiff_t>(last),
            [&](const Bucket &bucket) { return !(bucket.count >= rank); });
    const auto at = static_cast<std::size_t>(found - buckets.begin());
    if (at == last) {
        return buckets[last - 1].bound;
    }
    if (at == 0 && buckets[0].bound <= 0) {
        return buckets[0].bound;
    }
    double start = 0;
    double count = buckets[at].count;
    if (at > 0) {
        start = buckets[at - 1].bound;
        count -= buckets[at - 1].count;
        rank -= buckets[at - 1].count;
    }
    return start + (buckets[at].bound - start) * (rank / count);
}

class HistogramQuantileOperator final : public Operator {
public:
    HistogramQuantileOperator(Query &query, OperatorPtr q, OperatorPtr buckets, Span qSpan, Span bucketsSpan)
        : Operator(query, buckets->steps())
        , m_q(std::move(q))
        , m_buckets(std::move(buckets))
        , m_qSpan(qSpan)
        , m_bucketsSpan(bucketsSpan)
    {
    }

    std::size_t size() const override { return m_histograms.size(); }

    series::Labels labels(std::size_t row) const override
    {
        return m_histograms[row].labels.without("__name__");
    }

    bool distinctWithoutName() const override { return m_buckets->distinctWithoutName(); }

    base::Status read(std::size_t row, std::span<double> out, Scratch &scratch) const override
    {
        const Histogram &histogram = m_histograms[row];
        Scratch::Row rows(scratch, histogram.members.size() * out.size());
        for (std::size_t i = 0; i < histogram.members.size(); ++i) {
            auto done = m_buckets->read(
                histogram.members[i].row, rows.values().subspan(i * out.size(), out.size()), scratch);
            if (!done) {
                return done;
            }
        }
        std::vector<Bucket> present;
        for (std::size_t step = 0; step < out.size(); ++step) {
            gather(histogram, rows.values(), step, present);
            out[step] = present.empty() ? base::absent() : quantile(m_qs[step], present, histogram);
        }
        return base::Done{};
    }

protected:
    base::Status find() override
    {
        auto qs = scalarValues(*m_q);
        if (!qs) {
            return qs.error();
        }
        m_qs = std::move(*qs);
        if (auto opened = m_buckets->open(); !opened) {
            return opened;
        }
        group();
        doubtQuantile();
        return doubtBuckets();
    }

private:
    struct Member {
        double bound;
        std::size_t row;
    };

    struct Histogram {
        series::Labels labels; ///< with the name
        std::vector<Member> members; ///< by bound
    };

    void group()
    {
        std::unordered_map<series::Labels, std::size_t> known;
        for (std::size_t row = 0; row < m_buckets->size(); ++row) {
            const series::Labels labels = m_buckets->labels(row);
            const auto bound = base::parseDouble(labels.get("le"));
            if (!bound) {
                m_malformed.push_back(row);
                continue;
            }
            const auto [at, isNew] = known.try_emplace(labels.without("le"), m_histograms.size());
            if (isNew) {
                m_histograms.push_back({at->first, {}});
            }
            m_histograms[at->second].members.push_back({*bound, row});
        }
        for (Histogram &histogram : m_histograms) {
            std::stable_sort(histogram.members.begin(), histogram.members.end(),
                [](const Member &a, const Member &b) { return a.bound < b.bound; });
        }
    }

    /// Only of those that have a value: what is only listed doesn't matter.
    base::Status doubtBuckets()
    {
        Scratch scratch;
        std::vector<double> values(steps().count);
        for (const std::size_t row : m_malformed) {
            if (!query().semantics().annotations) {
                break;
            }
            if (auto done = m_buckets->read(row, values, scratch); !done) {
                return done;
            }
            if (std::all_of(values.begin(), values.end(), base::isAbsent)) {
                continue;
            }
            const series::Labels labels = m_buckets->labels(row);
            query().annotate(series::Annotation::Level::Warning,
                "bucket label \"le\" is missing or has a malformed value of \""
                    + std::string(labels.get("le")) + '"' + named(labels),
                m_bucketsSpan.start);
        }
        return base::Done{};
    }

    static std::string named(const series::Labels &labels)
    {
        const std::string name(labels.metricName());
        return name.empty() ? name : " for metric name \"" + name + '"';
    }

    void doubtQuantile()
    {
        for (const double q : m_qs) {
            if (!(q >= 0 && q <= 1)) {
                query().annotate(series::Annotation::Level::Warning,
                    "quantile value should be between 0 and 1, got " + base::formatDouble(q), m_qSpan.start);
                return;
            }
        }
    }

    static void gather(const Histogram &histogram, std::span<const double> rows, std::size_t step,
        std::vector<Bucket> &present)
    {
        const std::size_t count = rows.size() / histogram.members.size();
        present.clear();
        for (std::size_t i = 0; i < histogram.members.size(); ++i) {
            const double value = rows[i * count + step];
            if (!base::isAbsent(value)) {
                present.push_back({histogram.members[i].bound, value});
            }
        }
    }

    double quantile(double q, std::vector<Bucket> &buckets, const Histogram &histogram) const
    {
        if (std::isnan(q)) {
            return notANumber;
        }
        if (q < 0 || q > 1) {
            return q < 0 ? -infinity : infinity;
        }
        if (buckets.back().bound != infinity) {
            return notANumber;
        }
        mergeEqualBounds(buckets);
        makeMonotonic(buckets, histogram);
        if (buckets.size() < 2 || buckets.back().count == 0 || std::isnan(buckets.back().count)) {
            return notANumber;
        }
        return interpolate(q, buckets);
    }

    void makeMonotonic(std::vector<Bucket> &buckets, const Histogram &histogram) const
    {
        if (!query().semantics().bucketTolerance) {
            raise(buckets);
        } else if (raiseWithTolerance(buckets)) {
            query().annotate(series::Annotation::Level::Info,
                "input to histogram_quantile needed to be fixed for monotonicity (see "
                "https://prometheus.io/docs/prometheus/latest/querying/functions/#histogram_quantile)"
                    + named(histogram.labels),
                m_bucketsSpan.start);
        }
    }

    OperatorPtr m_q;
    OperatorPtr m_buckets;
    const Span m_qSpan;
    const Span m_bucketsSpan;
    std::vector<double> m_qs;
    std::vector<Histogram> m_histograms;
    std::vector<std::size_t> m_malformed; // rows without a bound
};

} // namespace

OperatorPtr histogramQuantile(Query &query, OperatorPtr q, OperatorPtr buckets, Span qSpan, Span bucketsSpan)
{
    return joinTwins(query,
        std::make_shared<HistogramQuantileOperator>(
            query, std::move(q), std::move(buckets), qSpan, bucketsSpan));
}

} // namespace zumik::promql::exec
