// SPDX-License-Identifier: GPL-3.0-or-later
// The first byte is the encoding. What decodes must ascend, and be the same once more when it's written anew.
#include "models/tsdb/samplechunk.h"
#include "models/tsdb/xorencoder.h"

#include <bit>
#include <cstdint>
#include <cstdlib>
#include <vector>

using namespace zumik;

namespace {

void need(bool holds)
{
    if (!holds) {
        std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0) {
        return 0;
    }
    series::Samples samples;
    const auto encoding = static_cast<tsdb::Encoding>(data[0] % 8);
    if (!tsdb::decodeChunk(encoding, {data + 1, size - 1}, samples)) {
        need(samples.times.empty() && samples.values.empty());
        return 0;
    }
    need(samples.times.size() == samples.values.size());
    tsdb::XorEncoder encoder;
    for (std::size_t i = 0; i < samples.times.size(); ++i) {
        need(i == 0 || samples.times[i - 1] < samples.times[i]);
        encoder.append(samples.times[i], samples.values[i]);
    }
    const tsdb::Bytes bytes = encoder.bytes();
    series::Samples again;
    need(samples.times.empty()
        || tsdb::decodeChunk(tsdb::Encoding::Xor, {bytes.data(), bytes.size()}, again).ok());
    need(again.times == samples.times);
    for (std::size_t i = 0; i < again.values.size(); ++i) {
        need(
            std::bit_cast<std::uint64_t>(again.values[i]) == std::bit_cast<std::uint64_t>(samples.values[i]));
    }
    return 0;
}
