// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>

namespace zumik::tsdb {

/// A stretch of memory that a file is mapped to, watched for pages that the file no longer has.
///
/// Reading such a page raises SIGBUS, which by itself ends the program. What was weighed:
///  - fstat before each read: the file can shrink between the two, so it only makes the crash rare.
///  - sigsetjmp around each read and siglongjmp out of the handler: jumps over destructors, so that only
///    copies into buffers can be guarded: a copy of all that is read, and a second life of every function.
///  - read(2) instead of a map: a system call and a copy for each chunk.
///  - chosen: the handler puts zeros where the file's pages were and marks the stretch as lost. The reader
///    goes on, sees zeros, which it takes as well as any other bytes of a hostile file, and asks in the end
///    whether its file is still whole (MappedFile::whole): only then its answer counts. Reading costs
///    nothing.
/// The price: SIGBUS has one handler in a process. Ours is installed with the first map, hands every fault
/// outside of our stretches to the handler that was there before (the default one ends the program as ever),
/// and whoever installs another later must do the same. In the handler run only loads and stores of lock-free
/// atomics and mmap, which on Linux and macOS is a bare system call.
class WatchedPages {
public:
    WatchedPages(const void *begin, std::size_t size);
    ~WatchedPages();

    WatchedPages(const WatchedPages &) = delete;
    WatchedPages &operator=(const WatchedPages &) = delete;

    /// Some page was missing when it was read, and is zeros now.
    bool lost() const { return m_entry->lost.load(std::memory_order_acquire); }

    /// What the handler looks through; entries are reused and never freed, since it may be among them.
    struct Entry {
        std::atomic<std::uintptr_t> begin{0};
        std::atomic<std::uintptr_t> end{0}; ///< 0: not in use
        std::atomic<bool> lost{false};
        std::atomic<bool> taken{false};
        Entry *next = nullptr;
    };

private:
    Entry *m_entry;
};

} // namespace zumik::tsdb
