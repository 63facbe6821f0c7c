// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/tsdb/bytes.h"
#include "models/tsdb/pagefaults.h"

#include <memory>
#include <optional>
#include <string>

namespace zumik::tsdb {

/// A whole file in memory, from which MappedFile and its windows are cut.
class Mapping {
public:
    /// Errors: FileNotFound, FileUnreadable, with the path.
    static base::Result<std::shared_ptr<const Mapping>> open(const std::string &path);
    ~Mapping();

    Mapping(const Mapping &) = delete;
    Mapping &operator=(const Mapping &) = delete;

    Bytes bytes() const { return m_bytes; }

    /// As MappedFile::whole.
    base::Status whole() const;

private:
    Mapping(std::string path, int descriptor)
        : m_path(std::move(path))
        , m_descriptor(descriptor)
    {
    }

    base::Status map();

    std::string m_path;
    int m_descriptor;
    Bytes m_bytes;
    std::int64_t m_written = 0; ///< modification time when it was mapped, in nanoseconds
    std::optional<WatchedPages> m_watch;
};

} // namespace zumik::tsdb
