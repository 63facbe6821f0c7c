// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/centraldirectory.h"

#include "models/base/text.h"

#include <zip.h>

#include <algorithm>
#include <memory>
#include <tuple>

namespace zumik::snapshot {

namespace {

constexpr std::uint64_t mostOfDirectory = std::uint64_t{64} << 20; ///< what libzip is made to hold

struct Discard {
    void operator()(zip_t *zip) const { zip_discard(zip); }
};

base::Error missing(const tsdb::MappedFile &file)
{
    return {base::ErrorCode::FormatInvalid,
        "the list of entries at the end of the file is missing or damaged; copy or export it again",
        file.path()};
}

base::Error different(const tsdb::MappedFile &file, std::string_view name)
{
    return {base::ErrorCode::FormatInvalid,
        "the list of entries at the end of the file says otherwise than the entry itself; copy or export the "
        "file again",
        file.path() + '!' + base::printable(name)};
}

std::unique_ptr<zip_t, Discard> openZip(tsdb::Bytes bytes)
{
    zip_source_t *const source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, nullptr);
    if (source == nullptr) {
        return nullptr;
    }
    zip_t *const zip = zip_open_from_source(source, ZIP_RDONLY, nullptr);
    if (zip == nullptr) {
        zip_source_free(source);
    }
    return std::unique_ptr<zip_t, Discard>(zip);
}

bool isSame(zip_t *zip, zip_uint64_t index, const LocalEntry &entry)
{
    constexpr zip_uint64_t needed = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_CRC | ZIP_STAT_COMP_METHOD;
    zip_stat_t stat = {};
    const char *const name = zip_get_name(zip, index, ZIP_FL_ENC_RAW);
    return name != nullptr && entry.name == name && zip_stat_index(zip, index, 0, &stat) == 0
        && (stat.valid & needed) == needed && stat.size == entry.size && stat.comp_size == entry.packed
        && stat.crc == entry.crc && (stat.comp_method == ZIP_CM_STORE) == entry.stored;
}

/// Tools may list the entries in another order than they lie in.
std::vector<std::size_t> byName(const std::vector<LocalEntry> &entries)
{
    std::vector<std::size_t> order(entries.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        return std::tie(entries[a].name, a) < std::tie(entries[b].name, b);
    });
    return order;
}

std::vector<zip_uint64_t> byName(zip_t *zip, std::size_t count)
{
    std::vector<std::pair<std::string_view, zip_uint64_t>> names;
    for (zip_uint64_t i = 0; i < count; ++i) {
        const char *const name = zip_get_name(zip, i, ZIP_FL_ENC_RAW);
        names.emplace_back(name == nullptr ? "" : name, i);
    }
    std::sort(names.begin(), names.end());
    std::vector<zip_uint64_t> order;
    for (const auto &[name, index] : names) {
        order.push_back(index);
    }
    return order;
}

} // namespace

base::Status checkCentralDirectory(const tsdb::MappedFile &file, const LocalEntries &local)
{
    if (file.size() - local.end > mostOfDirectory) {
        return missing(file);
    }
    const auto zip = openZip(file.bytes());
    const std::size_t count = local.entries.size();
    if (zip == nullptr || zip_get_num_entries(zip.get(), 0) != static_cast<zip_int64_t>(count)) {
        return missing(file);
    }
    const auto here = byName(local.entries);
    const auto there = byName(zip.get(), count);
    for (std::size_t i = 0; i < count; ++i) {
        if (!isSame(zip.get(), there[i], local.entries[here[i]])) {
            return different(file, local.entries[here[i]].name);
        }
    }
    return base::Done{};
}

} // namespace zumik::snapshot
