// SPDX-License-Identifier: GPL-3.0-or-later
// A file of arbitrary text: what is imported can be read, in order and as much of it as was counted.
#include "models/snapshot/openmetricsimport.h"

#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <fstream>

using namespace zumik;

namespace {

void require(bool condition)
{
    if (!condition) {
        std::abort();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const std::string path = "/tmp/import_fuzz." + std::to_string(getpid());
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char *>(data), static_cast<std::streamsize>(size));
    const auto imported = snapshot::importOpenMetrics(path);
    if (!imported) {
        return 0;
    }
    const auto all = imported->store->select({}, imported->extent, {});
    require(all && (*all)->size() == imported->series);
    std::uint64_t samples = 0;
    for (std::size_t i = 0; i < (*all)->size(); ++i) {
        series::Samples read;
        require((*all)->read(i, imported->extent, read).ok());
        for (std::size_t k = 1; k < read.times.size(); ++k) {
            require(read.times[k - 1] < read.times[k]);
        }
        samples += read.times.size();
    }
    require(samples <= imported->samples);
    return 0;
}
