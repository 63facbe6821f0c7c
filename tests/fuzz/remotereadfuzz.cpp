// SPDX-License-Identifier: GPL-3.0-or-later
// The first byte: a streamed answer or a packed one, and whether frames get the sums that they should have,
// or nothing would come past them. Samples that come out ascend and lie within the range.
#include "models/clients/prometheus/remoteread.h"

#include "models/tsdb/crc32c.h"

#include <cstdint>
#include <cstdlib>
#include <string>

using namespace zumik;

namespace {

void need(bool holds)
{
    if (!holds) {
        std::abort();
    }
}

/// The data as one frame.
std::string framed(tsdb::Bytes message)
{
    std::string out;
    std::size_t left = message.size();
    for (; left >= 0x80; left >>= 7U) {
        out += static_cast<char>(left | 0x80U);
    }
    out += static_cast<char>(left);
    const std::uint32_t sum = tsdb::crc32c(message);
    for (int shift = 24; shift >= 0; shift -= 8) {
        out += static_cast<char>(sum >> static_cast<unsigned>(shift));
    }
    return out.append(reinterpret_cast<const char *>(message.data()), message.size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0) {
        return 0;
    }
    const std::vector<source::RawQuery> queries{{{}, {{-1000}, {1'000'000}}}, {{}, {{0}, {0}}}};
    const bool streamed = (data[0] & 1U) != 0;
    const tsdb::Bytes given(data + 1, size - 1);
    const std::string one = framed(given);
    const tsdb::Bytes body = streamed && (data[0] & 2U) != 0
        ? tsdb::Bytes(reinterpret_cast<const std::uint8_t *>(one.data()), one.size())
        : given;
    (void)clients::prometheus::readRemoteAnswer(body, streamed, queries, 1 << 20,
        [&](std::size_t query, const series::Labels &, const series::Samples &samples) {
            need(query < queries.size() && samples.times.size() == samples.values.size());
            for (std::size_t i = 0; i < samples.times.size(); ++i) {
                need(samples.times[i] >= queries[query].range.start.ms);
                need(samples.times[i] <= queries[query].range.end.ms);
                need(i == 0 || samples.times[i - 1] < samples.times[i]);
            }
            return base::Status(base::Done{});
        });
    return 0;
}
