// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/tsdb/bytes.h"

#include <memory>
#include <string>
#include <vector>

namespace zumik::tsdb {

/// One segment of a write-ahead log (prometheus: tsdb/docs/format/wal.md, tsdb/wlog/reader.go), a file of
/// pages of 32 KiB of which only the last may be shorter:
///
///     page      = { fragment } [ 0 ]...               no fragment crosses a page's end; zeros fill it up
///     fragment  = kind<1>  size<2>  CRC32C<4>  data<size>          the sum is over the data
///     kind      = 1 a whole record, 2 its first, 3 a middle, 4 its last fragment; 8 is added where the
///                 record is packed by snappy, 16 where it is by zstd
///
/// A record's fragments lie in one segment. It is read page by page with pread, so that a Prometheus may be
/// writing at its end meanwhile: what isn't whole there is Torn.
class WalSegment {
public:
    enum class Step {
        Record,
        End,
        Torn ///< the file ends within a record: it is being written, or its writer was stopped
    };

    /// Errors: FileNotFound, FileUnreadable.
    static base::Result<std::unique_ptr<WalSegment>> open(const std::string &path);
    ~WalSegment();

    WalSegment(const WalSegment &) = delete;
    WalSegment &operator=(const WalSegment &) = delete;

    /// To the next record. Errors, with file and offset: FileUnreadable; FormatInvalid; FormatUnsupported for
    /// zstd; TooLarge. There is no way on behind an error.
    base::Result<Step> next();

    /// Unpacked; until `next` is called again.
    Bytes record() const { return m_record; }

    /// Where the record began.
    std::uint64_t offset() const { return m_recordAt; }

    const std::string &path() const { return m_path; }

private:
    enum class Kind : std::uint8_t { Padding = 0, Whole = 1, First = 2, Middle = 3, Last = 4 };

    struct Fragment {
        Kind kind = Kind::Padding;
        std::uint8_t packing = 0;
        Bytes data;
    };

    WalSegment(std::string path, int descriptor);

    base::Status readPage();
    bool isLastPage() const;
    base::Result<Step> readFragment(Fragment &fragment);
    base::Status passPadding();
    base::Result<Step> finish(std::uint8_t packing);
    base::Error fault(std::string what) const;

    std::string m_path;
    int m_descriptor;
    std::vector<std::uint8_t> m_page;
    std::uint64_t m_pageAt = 0; ///< in the file
    std::size_t m_at = 0; ///< in the page
    bool m_any = false; ///< a page was read
    std::vector<std::uint8_t> m_joined; ///< fragments
    std::string m_unpacked;
    Bytes m_record;
    std::uint64_t m_recordAt = 0;
};

} // namespace zumik::tsdb
