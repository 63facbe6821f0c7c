// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/snapshot/localheaders.h"

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace zumik::snapshot {

// What a reader takes. A writer keeps to it.
inline constexpr std::size_t mostEntries = 100'000;
inline constexpr std::uint64_t mostOfEntry = std::uint64_t{64}
    << 20; ///< of one that isn't of a block, inflated
inline constexpr std::uint64_t mostInflated = std::uint64_t{1} << 30; ///< of all of them
inline constexpr std::uint64_t mostRatio = 1000; ///< inflated to deflated; deflate ends at 1032
inline constexpr std::size_t longestName = 255;

inline constexpr std::string_view blockPrefix = "block/";

/// A ZIP of which every entry was found, in mapped bytes. Its names are those of regular files within one
/// directory, each once; entries below "block/" are stored.
class ZipFile {
public:
    /// Errors: FormatInvalid, FormatUnsupported, FileUnreadable, with file and entry.
    static base::Result<std::unique_ptr<ZipFile>> open(std::unique_ptr<tsdb::MappedFile> file);

    const tsdb::MappedFile &file() const { return *m_file; }

    /// In the order of the file; directories are no entries.
    const std::vector<LocalEntry> &entries() const { return m_entries; }

    /// Null where there is none.
    const LocalEntry *find(std::string_view name) const;

    /// An entry's content, inflated where needed, its CRC-32 checked. Errors: FormatInvalid, FileUnreadable.
    base::Result<std::string> read(const LocalEntry &entry) const;

    /// A stored entry, in place.
    std::unique_ptr<tsdb::MappedFile> window(const LocalEntry &entry) const;

    /// FILE.zsnap!NAME
    std::string path(std::string_view name) const;

private:
    explicit ZipFile(std::unique_ptr<tsdb::MappedFile> file)
        : m_file(std::move(file))
    {
    }

    base::Status readEntries();
    base::Status checkName(const LocalEntry &entry) const;
    base::Status add(LocalEntry entry);
    base::Error damaged(std::string_view name, std::string what) const;

    std::unique_ptr<tsdb::MappedFile> m_file;
    std::vector<LocalEntry> m_entries;
    std::map<std::string, std::size_t, std::less<>> m_byName;
    std::uint64_t m_inflated = 0;
};

/// What an entry may be called: a relative path of UTF-8 with slashes, without empty parts, "." and "..",
/// control characters, backslashes and a drive's colon.
bool isEntryName(std::string_view name);

} // namespace zumik::snapshot
