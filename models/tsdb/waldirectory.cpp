// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/waldirectory.h"

#include <charconv>
#include <filesystem>
#include <optional>

namespace zumik::tsdb {

namespace fs = std::filesystem;

namespace {

using Numbered = std::map<std::uint64_t, std::string>;

std::optional<std::uint64_t> numberOf(std::string_view text)
{
    std::uint64_t number = 0;
    const auto [end, status] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = !text.empty() && status == std::errc() && end == text.data() + text.size();
    return whole ? std::optional(number) : std::nullopt;
}

/// Entries named PREFIX and a number.
base::Result<Numbered> numbered(const std::string &directory, std::string_view prefix)
{
    Numbered found;
    std::error_code error;
    for (fs::directory_iterator at(directory, error), end; !error && at != end; at.increment(error)) {
        const std::string name = at->path().filename().string();
        const auto number =
            name.starts_with(prefix) ? numberOf(std::string_view(name).substr(prefix.size())) : std::nullopt;
        if (number) {
            found.emplace(*number, at->path().string());
        }
    }
    if (error && error != std::errc::no_such_file_or_directory) {
        return base::Error{base::ErrorCode::FileUnreadable, error.message(), directory};
    }
    return found;
}

/// Adds them from `first` on.
base::Status addSegments(const Numbered &segments, std::uint64_t first, std::vector<std::string> &out)
{
    std::optional<std::uint64_t> before;
    for (const auto &[number, path] : segments) {
        if (number < first) {
            continue;
        }
        if (before && number != *before + 1) {
            return base::Error{
                base::ErrorCode::FormatInvalid, "the segment before this one is missing", path};
        }
        before = number;
        out.push_back(path);
    }
    return base::Done{};
}

} // namespace

base::Result<Numbered> numberedFiles(const std::string &directory)
{
    return numbered(directory, "");
}

base::Result<std::vector<std::string>> walSegments(const std::string &directory)
{
    const auto checkpoints = numbered(directory, "checkpoint.");
    const auto segments = numberedFiles(directory);
    if (!checkpoints || !segments) {
        return checkpoints ? segments.error() : checkpoints.error();
    }
    std::vector<std::string> paths;
    std::uint64_t first = 0;
    if (!checkpoints->empty()) {
        const auto &[number, path] = *checkpoints->rbegin();
        const auto within = numberedFiles(path);
        if (!within) {
            return within.error();
        }
        if (const base::Status added = addSegments(*within, 0, paths); !added) {
            return added.error();
        }
        first = number + 1;
    }
    if (const base::Status added = addSegments(*segments, first, paths); !added) {
        return added.error();
    }
    return paths;
}

} // namespace zumik::tsdb
