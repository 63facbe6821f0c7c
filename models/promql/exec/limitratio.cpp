// SPDX-License-Identifier: GPL-3.0-or-later
//
// limit_ratio(r, v) keeps about the share r of the series: those whose labels' hash, taken as a fraction,
// lies below r; with a negative r the others. The hash is Prometheus's (XXH64 over each name and value behind
// its length), so that the same series are kept.
#include "models/promql/exec/limitratio.h"

#include <xxhash.h>

#include <cmath>

namespace zumik::promql::exec {

namespace {

/// Lengths from 255 on take three more bytes, the lowest first.
void putSized(std::string &bytes, std::string_view text)
{
    if (text.size() < 255) {
        bytes += static_cast<char>(text.size());
    } else {
        bytes += static_cast<char>(255);
        for (const unsigned shift : {0U, 8U, 16U}) {
            bytes += static_cast<char>(text.size() >> shift & 0xffU);
        }
    }
    bytes += text;
}

double fractionOf(const series::Labels &labels)
{
    std::string bytes;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        putSized(bytes, labels.at(i).name);
        putSized(bytes, labels.at(i).value);
    }
    return static_cast<double>(XXH64(bytes.data(), bytes.size(), 0)) / 18446744073709551615.0;
}

class LimitRatioOperator final : public OverChild {
public:
    LimitRatioOperator(Query &query, const OperatorPtr &child, OperatorPtr ratio, std::size_t offset)
        : OverChild(query, child->steps(), child)
        , m_ratio(std::move(ratio))
        , m_offset(offset)
    {
    }

    base::Status read(std::size_t row, std::span<double> out, Scratch &scratch) const override
    {
        auto done = child().read(row, out, scratch);
        const double fraction = fractionOf(child().labels(row));
        for (std::size_t step = 0; step < out.size(); ++step) {
            const double ratio = m_ratios[step];
            const bool keeps = ratio >= 0 ? fraction < ratio : fraction >= 1.0 + ratio;
            out[step] = keeps ? out[step] : base::absent();
        }
        return done;
    }

protected:
    base::Status find() override
    {
        auto ratios = scalarValues(*m_ratio);
        if (!ratios) {
            return ratios.error();
        }
        m_ratios = std::move(*ratios);
        for (double &ratio : m_ratios) {
            if (std::isnan(ratio)) {
                return failure("Ratio value NaN is NaN");
            }
            if (ratio < -1 || ratio > 1) {
                const double capped = ratio < 0 ? -1 : 1;
                query().annotate(series::Annotation::Level::Warning,
                    "ratio value should be between -1 and 1, got " + base::formatDouble(ratio)
                        + ", capping to " + base::formatDouble(capped),
                    m_offset);
                ratio = capped;
            }
        }
        return OverChild::find();
    }

private:
    OperatorPtr m_ratio;
    const std::size_t m_offset;
    std::vector<double> m_ratios;
};

} // namespace

OperatorPtr limitedByRatio(Query &query, const OperatorPtr &child, OperatorPtr ratio, std::size_t offset)
{
    return std::make_shared<LimitRatioOperator>(query, child, std::move(ratio), offset);
}

} // namespace zumik::promql::exec
