// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/tsdb/bytes.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace zumik::tsdb {

/// A new file that is written from its beginning to its end, through a buffer. The first failure is kept:
/// writing after it does nothing, and `finish` returns it.
class OutputFile {
public:
    /// Errors: FileUnwritable; the file must not exist.
    static base::Result<std::unique_ptr<OutputFile>> create(const std::string &path);
    ~OutputFile();

    OutputFile(const OutputFile &) = delete;
    OutputFile &operator=(const OutputFile &) = delete;

    /// Bytes written so far.
    std::uint64_t position() const { return m_position; }

    void write(Bytes bytes);

    /// Zeros up to a multiple of `alignment`.
    void pad(std::uint64_t alignment);

    /// Written, and on the disk. Errors: FileUnwritable.
    base::Status finish();

private:
    OutputFile(std::string path, int descriptor);
    void flush();

    std::string m_path;
    int m_descriptor;
    std::vector<std::uint8_t> m_buffer;
    std::uint64_t m_position = 0;
    std::optional<base::Error> m_error;
};

/// What names and renames were made in a directory is on the disk. Errors: FileUnwritable.
base::Status syncDirectory(const std::string &path);

} // namespace zumik::tsdb
