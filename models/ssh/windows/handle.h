// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>

namespace zumik::ssh {

/// A HANDLE of Windows, closed with its owner. INVALID_HANDLE_VALUE is to be made null before it gets here.
struct HandleCloser {
    using pointer = void *;
    void operator()(void *handle) const;
};

using Handle = std::unique_ptr<void, HandleCloser>;

/// Memory that Windows handed out by LocalAlloc.
struct LocalReleaser {
    void operator()(void *memory) const;
};

template <typename T> using LocalMemory = std::unique_ptr<T, LocalReleaser>;

} // namespace zumik::ssh
