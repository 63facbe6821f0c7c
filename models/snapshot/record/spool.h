// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/base/time.h"
#include "models/source/rawsource.h"
#include "models/tsdb/blockwriter.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace zumik::snapshot::record {

/// A slice that was recorded.
struct SpooledSlice {
    std::size_t selection = 0;
    base::TimeRange range;
    std::string block; ///< its name in the spool; empty without samples
    source::RawCounts counts;
};

/// What is recorded until it is a snapshot: a directory beside it.
///
///     plan          what is recorded: "export 1", then lines of the recorder's; written first
///     journal       one line a finished slice: selection, start, end (ms), block or "-", series, samples,
///                   histograms, bytes
///     blocks/ULID   one small block a slice, or what several were joined to
///
/// A slice is done when its line is on the disk; its block is so before. A line that is cut short, and a
/// block that no line names, are of a program that ended in between: they are taken away.
class Spool {
public:
    /// OUT.partial
    static std::string pathFor(const std::string &out);

    /// A new one; what was there is taken away. Errors: FileUnwritable.
    static base::Result<std::unique_ptr<Spool>> create(const std::string &directory, const std::string &plan);

    /// One that is there. Errors: FileNotFound, FileUnreadable; FormatInvalid.
    static base::Result<std::unique_ptr<Spool>> open(const std::string &directory);

    const std::string &directory() const { return m_directory; }

    std::string blocksDirectory() const { return m_directory + "/blocks"; }

    const std::string &plan() const { return m_plan; }

    const std::vector<SpooledSlice> &slices() const { return m_slices; }

    /// Writes down a slice whose block (if any) is complete. Errors: FileUnwritable.
    base::Status add(SpooledSlice slice);

    /// Takes all of it away.
    void remove();

private:
    explicit Spool(std::string directory)
        : m_directory(std::move(directory))
    {
    }

    base::Status readPlan();
    base::Status readJournal();
    void dropUnnamed() const;

    std::string m_directory;
    std::string m_plan;
    std::vector<SpooledSlice> m_slices;
};

/// The block of one slice, while its series come.
class SliceWriter {
public:
    explicit SliceWriter(std::string blocksDirectory)
        : m_directory(std::move(blocksDirectory))
    {
    }

    /// In the order of the labels. Errors: those of tsdb::BlockWriter.
    base::Status take(const series::Labels &labels, const series::Samples &samples);

    /// The block's name; empty without samples. Errors: FileUnwritable.
    base::Result<std::string> finish();

private:
    std::string m_directory;
    std::unique_ptr<tsdb::BlockWriter> m_writer;
};

} // namespace zumik::snapshot::record
