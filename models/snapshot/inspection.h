// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/stoptoken.h"
#include "models/snapshot/manifest.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace zumik::snapshot {

struct InspectedBlock {
    std::string ulid;
    std::string path;
    base::TimeRange range; ///< as its meta.json states
    std::uint64_t series = 0;
    std::uint64_t samples = 0;
    std::uint64_t chunks = 0;
    std::uint64_t bytes = 0; ///< of index and chunks
    bool deletions = false; ///< some samples in it are deleted
};

/// What a snapshot holds, whatever it is: a .zsnap, a directory, or a text file of samples.
struct Inspection {
    enum class Kind {
        Archive, ///< .zsnap
        Snapshot, ///< a directory of blocks
        DataDirectory, ///< likewise, which a server wrote to: it has a write-ahead log
        Block,
        Text
    };

    struct Entry {
        std::string name;
        std::uint64_t bytes = 0;
        std::uint64_t packed = 0; ///< in the file; as many where it is stored
    };

    Kind kind = Kind::Archive;
    std::string path;
    std::uint64_t bytes = 0; ///< of the file, or of all blocks
    std::optional<base::TimeRange> range; ///< of the samples; nothing where there are none
    std::uint64_t series = 0; ///< of all blocks, and of what is none yet, together: one in two counts twice
    std::uint64_t samples = 0;
    std::optional<Manifest> manifest; ///< of an archive
    std::vector<InspectedBlock> blocks;
    std::vector<base::Error> leftOut; ///< blocks and logs that can't be used
    std::vector<Entry> entries; ///< of an archive
};

/// Reads what can be known without looking at every sample; of a text file all of it. Errors: those of
/// replay::openSnapshot, Cancelled.
base::Result<Inspection> inspect(const std::string &path, const base::StopToken &stop = {});

/// Reads everything, and returns what is wrong, with file and place; nothing when all is well. Errors: as
/// `inspect`, of what isn't usable at all; Cancelled. `progress` has bytes and of how many.
base::Result<std::vector<base::Error>> verifySnapshot(const std::string &path, const base::StopToken &stop,
    const std::function<void(std::uint64_t, std::uint64_t)> &progress = {});

} // namespace zumik::snapshot
