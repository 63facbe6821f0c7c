// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/series/answer.h"
#include "models/source/serverinfo.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace zumik::clients::prometheus {

/// How much of an answer is kept. What goes beyond is counted and left out.
struct Caps {
    std::size_t maxSeries = 10'000;
    /// Values in all columns together, gaps included: series times steps.
    std::size_t maxValues = 20'000'000;
};

/// Turns answers of the Prometheus API into values. Text is UTF-8 JSON with keys in any order; unknown keys
/// are passed over; of a key that comes twice one counts. The text's capacity may be grown by the parser's
/// padding, its contents stay.
///
/// One decoder serves one thread at a time; its buffers are kept and make the next answer cheaper.
///
/// Errors: JsonInvalid (not JSON, cut short, invalid UTF-8), FormatInvalid (JSON that is no such answer), and
/// what the server itself refuses, typed: QueryInvalid, QueryFailed, QueryTimeout, Unavailable,
/// TooManyRequests, NotSupported. `where` is empty.
class Decoder {
public:
    Decoder();
    ~Decoder();
    Decoder(const Decoder &) = delete;
    Decoder &operator=(const Decoder &) = delete;

    /// Of query_range. Samples go to the steps of `grid` by the rule of placement.h; the answer's grid is
    /// that of the timestamps. All columns share one block of memory. Native histograms are counted, not
    /// read.
    base::Result<series::Matrix> matrix(std::string &json, const series::Grid &grid, const Caps &caps);

    /// Of query.
    base::Result<series::Instant> instant(std::string &json, const Caps &caps);

    /// Of series.
    base::Result<std::vector<series::Labels>> labelSets(std::string &json);
    /// Of labels and label values, in the server's order.
    base::Result<std::vector<std::string>> strings(std::string &json);
    base::Result<std::vector<source::MetricMetadata>> metadata(std::string &json);
    base::Result<std::vector<source::RuleGroup>> rules(std::string &json);
    base::Result<std::vector<source::Alert>> alerts(std::string &json);
    base::Result<std::vector<source::Target>> targets(std::string &json);
    base::Result<source::BuildInfo> buildInfo(std::string &json);

    /// Whether the text is a refusal of the API ({"status":"error",...}), and which.
    std::optional<base::Error> refusal(std::string &json);

private:
    struct Parsers;
    std::unique_ptr<Parsers> m_parsers;
};

} // namespace zumik::clients::prometheus
