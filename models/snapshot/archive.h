// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/stoptoken.h"
#include "models/snapshot/inspection.h"
#include "models/snapshot/manifest.h"
#include "models/tsdb/database.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace zumik::snapshot {

class ZipFile;

/// A .zsnap, mapped: nothing is unpacked or read ahead. Opening looks at the end of the file, the headers
/// of its entries and the manifest. Threads may share it.
class Archive {
public:
    /// Errors: FileNotFound, FileUnreadable; FormatInvalid, JsonInvalid, with file and entry;
    /// FormatUnsupported for a newer major version of the format and for an entry that is encrypted or packed
    /// in an unknown way.
    static base::Result<std::shared_ptr<const Archive>> open(const std::string &path);
    /// The same over bytes that live as long as the program (the demo inside the executable).
    static base::Result<std::shared_ptr<const Archive>> fromMemory(tsdb::Bytes bytes, std::string name);
    ~Archive();

    Archive(const Archive &) = delete;
    Archive &operator=(const Archive &) = delete;

    /// The file, or the name of what is in memory.
    const std::string &path() const;

    /// Bytes of the file.
    std::uint64_t size() const;

    const Manifest &manifest() const { return m_manifest; }

    /// Names of all entries, in the order of the file.
    std::vector<std::string> names() const;
    bool has(std::string_view name) const;
    std::vector<Inspection::Entry> entries() const;

    /// A small entry's content, inflated where needed, bounded, its sum checked. Errors: FileNotFound where
    /// there is no such entry; FormatInvalid (sum, size); FileUnreadable where the file changed meanwhile.
    base::Result<std::string> read(std::string_view name) const;

    /// The blocks, opened in place, which keep what they need of the file. Errors: as tsdb::Database::open.
    base::Result<std::unique_ptr<tsdb::Database>> blocks(
        tsdb::Database::Mode mode = tsdb::Database::Mode::Strict) const;

    /// Bytes checked, and of how many.
    using Progress = std::function<void(std::uint64_t, std::uint64_t)>;

    /// Reads everything: the sums of all entries against the manifest, then tsdb::verify of each block; what
    /// is wrong, with file and entry. Cancelled as the last one when it was stopped.
    std::vector<base::Error> verify(const base::StopToken &stop, const Progress &progress = {}) const;

private:
    explicit Archive(std::unique_ptr<ZipFile> zip);
    static base::Result<std::shared_ptr<const Archive>> over(std::unique_ptr<tsdb::MappedFile> file);
    base::Status readManifestEntry();
    base::Status checkEntries() const;

    std::unique_ptr<ZipFile> m_zip;
    Manifest m_manifest;
};

} // namespace zumik::snapshot
