// SPDX-License-Identifier: GPL-3.0-or-later
// A whole .zsnap: opened, every entry read, verified, and every series of its blocks read, which may fail and
// not crash. The checksum of manifest.json, which nobody guesses, is put right where the file has one entry
// of that name at its end, as ours do.
#include "models/snapshot/archive.h"
#include "models/snapshot/inflate.h"

#include <cstdint>
#include <cstring>
#include <string>

using namespace zumik;

namespace {

const std::string name = "manifest.json";

std::uint32_t load(const std::string &file, std::size_t at)
{
    std::uint32_t value = 0;
    std::memcpy(&value, file.data() + at, sizeof value);
    return value;
}

void putSumRight(std::string &file)
{
    const std::size_t listed = file.rfind(name);
    const std::size_t local = listed == std::string::npos ? listed : file.rfind(name, listed - 1);
    if (local == std::string::npos || local < 30 || listed < 46) {
        return;
    }
    const std::size_t packed = load(file, local - 12);
    const std::size_t size = load(file, local - 8);
    if (packed > file.size() - local - name.size() || size > 1'000'000) {
        return;
    }
    const auto *const data = reinterpret_cast<const std::uint8_t *>(file.data()) + local + name.size();
    std::string content(reinterpret_cast<const char *>(data), packed);
    if (file[local - 22] == 8 && !snapshot::inflate({data, packed}, size, content)) {
        return;
    }
    const std::uint32_t sum = snapshot::crc32(content);
    std::memcpy(file.data() + local - 16, &sum, sizeof sum);
    std::memcpy(file.data() + listed - 30, &sum, sizeof sum);
}

void readSeries(const snapshot::Archive &archive)
{
    const auto blocks = archive.blocks(tsdb::Database::Mode::Lenient);
    if (!blocks) {
        return;
    }
    constexpr base::TimeRange ever{{INT64_MIN}, {INT64_MAX}};
    const auto set = (*blocks)->select({}, ever, {});
    series::Samples samples;
    for (std::size_t i = 0; set && i < (*set)->size(); ++i) {
        (void)(*set)->read(i, ever, samples);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    std::string file(reinterpret_cast<const char *>(data), size);
    putSumRight(file);
    const auto archive = snapshot::Archive::fromMemory(
        {reinterpret_cast<const std::uint8_t *>(file.data()), file.size()}, "fuzzed.zsnap");
    if (!archive) {
        return 0;
    }
    for (const std::string &entry : (*archive)->names()) {
        (void)(*archive)->read(entry);
    }
    (void)(*archive)->verify({});
    readSeries(**archive);
    return 0;
}
