// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"

#include <cstdint>
#include <string>

namespace zumik::tsdb {

/// FILE, byte OFFSET: where in a file something is wrong.
inline std::string place(const std::string &path, std::uint64_t offset)
{
    return path + ", byte " + std::to_string(offset);
}

/// The file isn't what it should be.
inline base::Error damaged(const std::string &path, std::uint64_t offset, std::string what)
{
    return {base::ErrorCode::FormatInvalid, std::move(what), place(path, offset)};
}

/// A version or a kind that isn't known.
inline base::Error unsupported(const std::string &path, std::uint64_t offset, std::string what)
{
    return {base::ErrorCode::FormatUnsupported, std::move(what), place(path, offset)};
}

} // namespace zumik::tsdb
