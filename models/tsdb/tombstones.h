// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/series/queryable.h"
#include "models/tsdb/bytes.h"

#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace zumik::tsdb {

class BlockParts;

/// Times that were deleted; both ends included.
struct Interval {
    std::int64_t minTime = 0;
    std::int64_t maxTime = 0;

    bool operator==(const Interval &) const = default;
};

/// What was deleted from a block since it was written.
///
///     magic<4> 0x0130BA30  version<1> 1  { series <uvarint>  minTime <varint>  maxTime <varint> }...  CRC<4>
///
/// (prometheus: tsdb/docs/format/tombstones.md). The sum is over the entries alone. The offset that the
/// document has at the end isn't written.
class Tombstones {
public:
    /// Of a block. A file that is missing deletes nothing. Errors: FileUnreadable, FormatInvalid,
    /// FormatUnsupported.
    static base::Result<Tombstones> read(const BlockParts &parts);

    /// `path` is for errors.
    static base::Result<Tombstones> parse(Bytes file, const std::string &path);

    bool empty() const { return m_bySeries.empty(); }

    /// Ascending and apart from each other.
    std::span<const Interval> of(std::uint64_t series) const;

private:
    void tidy();

    std::unordered_map<std::uint64_t, std::vector<Interval>> m_bySeries;
};

/// Takes what lies in the intervals, as `of` gives them, out of the samples.
void removeDeleted(std::span<const Interval> intervals, series::Samples &samples);

/// Whether everything between the two times, both included, is deleted.
bool isDeleted(std::span<const Interval> intervals, std::int64_t minTime, std::int64_t maxTime);

inline constexpr std::uint32_t tombstonesMagic = 0x0130BA30;

} // namespace zumik::tsdb
