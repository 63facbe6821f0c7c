// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/tsdb/bytes.h"

#include <memory>
#include <string>

namespace zumik::tsdb {

class Mapping;

/// A file, mapped for reading; or a window of one, which shares its mapping; or memory that takes the place
/// of one. Threads may share it. Should the file shrink meanwhile, its bytes read as zeros: what was read
/// counts when `whole` says so afterwards.
class MappedFile {
public:
    /// Errors: FileNotFound, FileUnreadable, with the path.
    static base::Result<std::unique_ptr<MappedFile>> open(const std::string &path);

    /// Bytes that live as long as the program; `path` is what errors call them.
    static std::unique_ptr<MappedFile> ofMemory(Bytes bytes, std::string path);

    ~MappedFile();

    MappedFile(const MappedFile &) = delete;
    MappedFile &operator=(const MappedFile &) = delete;

    /// As much of `size` bytes at `offset` as there is, as a file of its own that errors call `path`: offsets
    /// in it count from 0, and need not lie at the beginning of a page. It keeps the mapping alive.
    std::unique_ptr<MappedFile> window(std::uint64_t offset, std::uint64_t size, std::string path) const;

    const std::string &path() const { return m_path; }

    Bytes bytes() const { return m_bytes; }

    std::size_t size() const { return m_bytes.size(); }

    /// As much of `size` bytes at `offset` as there is.
    Bytes at(std::uint64_t offset, std::uint64_t size = UINT64_MAX) const;

    /// Whether the file still is what was mapped: as long, and not written to; of a window too the whole
    /// file. Errors: FileUnreadable.
    base::Status whole() const;

private:
    MappedFile(std::shared_ptr<const Mapping> mapping, Bytes bytes, std::string path);

    std::shared_ptr<const Mapping> m_mapping; ///< none: memory
    Bytes m_bytes;
    std::string m_path;
};

} // namespace zumik::tsdb
