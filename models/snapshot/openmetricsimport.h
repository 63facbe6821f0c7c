// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/base/stoptoken.h"
#include "models/base/time.h"
#include "models/series/queryable.h"

#include <cstdint>
#include <memory>
#include <string>

namespace zumik::snapshot {

struct ImportLimits {
    /// Bytes of memory for compressed samples and labels: a file of 1 GB with regular samples takes some 30
    /// MB, one whose values are random about 200 MB.
    std::size_t memory = std::size_t{1} << 30U;
};

struct Imported {
    std::shared_ptr<const series::Queryable> store;
    base::TimeRange extent; ///< from the first sample to the last
    std::uint64_t series = 0;
    std::uint64_t samples = 0;
    bool openMetrics = true; ///< else the text format 0.0.4
};

/// Samples with timestamps from a text file: OpenMetrics, whose times are seconds and whose last line is
/// "# EOF"; or the text format 0.0.4, whose times are milliseconds. Which of both is told by "# EOF" and,
/// where that is missing, by the first time: as milliseconds it must not lie before 1973, else the file is
/// OpenMetrics that was cut off. Takes its time; the file is mapped, never read as a whole into memory.
///
/// Samples of a series may come in any order and are sorted. The same sample again changes nothing. Errors,
/// with the file and in the message the line: FileNotFound, FileUnreadable; FormatInvalid for what can't be
/// read, a sample without a timestamp, two values of one time, a missing "# EOF", and a file without samples;
/// TooLarge above the limit; Cancelled.
base::Result<Imported> importOpenMetrics(
    const std::string &path, const base::StopToken &stop = {}, const ImportLimits &limits = {});

} // namespace zumik::snapshot
