// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/tsdb/bytes.h"
#include "models/tsdb/pagefaults.h"

#include <memory>
#include <optional>
#include <string>

namespace zumik::tsdb {

/// A whole file, mapped for reading. Threads may share it. Should the file shrink meanwhile, its bytes read
/// as zeros: what was read counts when `whole` says so afterwards.
class MappedFile {
public:
    /// Errors: FileNotFound, FileUnreadable, with the path.
    static base::Result<std::unique_ptr<MappedFile>> open(const std::string &path);
    ~MappedFile();

    MappedFile(const MappedFile &) = delete;
    MappedFile &operator=(const MappedFile &) = delete;

    const std::string &path() const { return m_path; }

    Bytes bytes() const { return m_bytes; }

    std::size_t size() const { return m_bytes.size(); }

    /// As much of `size` bytes at `offset` as there is.
    Bytes at(std::uint64_t offset, std::uint64_t size = UINT64_MAX) const;

    /// Whether the file still is what was mapped: as long, and not written to. Errors: FileUnreadable.
    base::Status whole() const;

private:
    MappedFile(std::string path, int descriptor);
    base::Status map();

    std::string m_path;
    int m_descriptor;
    Bytes m_bytes;
    std::int64_t m_written = 0; ///< modification time when it was mapped, in nanoseconds
    std::optional<WatchedPages> m_watch;
};

} // namespace zumik::tsdb
