// SPDX-License-Identifier: GPL-3.0-or-later
// The input as records; as a segment of a write-ahead log; and as one whose sums are right, so that what
// follows them is reached.
#include "models/tsdb/crc32c.h"
#include "models/tsdb/headreplay.h"
#include "models/tsdb/snappy.h"
#include "models/tsdb/walrecord.h"

#include <unistd.h>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

using namespace zumik;

namespace {

void require(bool condition)
{
    if (!condition) {
        std::abort();
    }
}

void writeFile(const std::string &path, const std::string &bytes)
{
    std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

/// Fragments of the input: a byte for kind and packing, one for the length, then the data.
std::string withSums(tsdb::Bytes bytes)
{
    std::string out;
    while (bytes.size() > 2) {
        const std::size_t size = std::min<std::size_t>(bytes[1], bytes.size() - 2);
        const tsdb::Bytes data = bytes.subspan(2, size);
        const std::uint32_t sum = tsdb::crc32c(data);
        out += static_cast<char>(bytes[0]);
        out += '\0';
        out += static_cast<char>(size);
        for (int shift = 24; shift >= 0; shift -= 8) {
            out += static_cast<char>(sum >> static_cast<unsigned>(shift));
        }
        out.append(reinterpret_cast<const char *>(data.data()), data.size());
        bytes = bytes.subspan(2 + size);
    }
    return out;
}

void replay(const std::string &directory)
{
    const auto head = tsdb::replayHead(directory, -1000);
    require(head.ok());
    for (const auto &store : {head->inOrder, head->outOfOrder}) {
        const auto all = store->select({}, {{INT64_MIN}, {INT64_MAX}}, {});
        require(all.ok());
        for (std::size_t i = 0; i < (*all)->size(); ++i) {
            series::Samples samples;
            require((*all)->read(i, {{INT64_MIN}, {INT64_MAX}}, samples).ok());
            require(std::is_sorted(samples.times.begin(), samples.times.end(), std::less_equal<>()));
        }
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const tsdb::Bytes bytes(data, size);
    std::vector<tsdb::WalSeries> series;
    std::vector<tsdb::WalSample> samples;
    std::vector<tsdb::WalTombstone> tombstones;
    (void)tsdb::decodeSeries(bytes, series);
    (void)tsdb::decodeSamples(bytes, samples);
    (void)tsdb::decodeHistograms(bytes, samples);
    (void)tsdb::decodeTombstones(bytes, tombstones);
    require(samples.size() <= size && series.size() <= size);
    if (const auto unpacked = tsdb::unpackSnappy(bytes, std::size_t{1} << 20U)) {
        require(unpacked->size() <= size * 32);
    }

    static const std::string directory = "/tmp/tsdbwal_fuzz." + std::to_string(getpid());
    std::filesystem::create_directories(directory + "/wal");
    std::filesystem::create_directories(directory + "/wbl");
    writeFile(directory + "/wal/00000000", {reinterpret_cast<const char *>(data), size});
    replay(directory);
    writeFile(directory + "/wal/00000000", withSums(bytes));
    writeFile(directory + "/wbl/00000000", withSums(bytes));
    replay(directory);
    return 0;
}
