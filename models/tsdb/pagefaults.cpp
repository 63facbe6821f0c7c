// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/pagefaults.h"

#include <cerrno>
#include <csignal>
#include <mutex>

#include <sys/mman.h>
#include <unistd.h>

namespace zumik::tsdb {

namespace {

using Entry = WatchedPages::Entry;

static_assert(std::atomic<std::uintptr_t>::is_always_lock_free && std::atomic<Entry *>::is_always_lock_free,
    "the signal handler uses them");

std::atomic<Entry *> entries{nullptr};
struct sigaction before = {};
std::uintptr_t pageSize = 4096;

Entry *entryAt(std::uintptr_t address)
{
    for (Entry *entry = entries.load(std::memory_order_acquire); entry != nullptr; entry = entry->next) {
        if (address < entry->end.load(std::memory_order_acquire)
            && address >= entry->begin.load(std::memory_order_relaxed)) {
            return entry;
        }
    }
    return nullptr;
}

/// Zeros from the page of the fault to the end: a file that lost one page has lost those behind it.
bool replace(Entry &entry, std::uintptr_t address)
{
    const std::uintptr_t page = address & ~(pageSize - 1);
    const std::size_t size = entry.end.load(std::memory_order_relaxed) - page;
    entry.lost.store(true, std::memory_order_release);
    return mmap(reinterpret_cast<void *>(page), size, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1,
               0)
        != MAP_FAILED;
}

/// The fault isn't ours: as if we weren't there.
void handOn(int number, siginfo_t *info, void *context)
{
    if ((before.sa_flags & SA_SIGINFO) != 0) {
        before.sa_sigaction(number, info, context);
    } else if (before.sa_handler != SIG_DFL && before.sa_handler != SIG_IGN) {
        before.sa_handler(number);
    } else {
        sigaction(number, &before, nullptr); // the instruction runs again and faults again
    }
}

void onFault(int number, siginfo_t *info, void *context)
{
    const int error = errno;
    const auto address = reinterpret_cast<std::uintptr_t>(info->si_addr);
    Entry *entry = entryAt(address);
    if (entry == nullptr || !replace(*entry, address)) {
        handOn(number, info, context);
    }
    errno = error;
}

void install()
{
    pageSize = static_cast<std::uintptr_t>(sysconf(_SC_PAGESIZE));
    struct sigaction action = {};
    action.sa_sigaction = onFault;
    action.sa_flags = SA_SIGINFO | SA_ONSTACK;
    sigemptyset(&action.sa_mask);
    sigaction(SIGBUS, &action, &before);
}

Entry *freeEntry()
{
    for (Entry *entry = entries.load(std::memory_order_acquire); entry != nullptr; entry = entry->next) {
        bool taken = false;
        if (entry->taken.compare_exchange_strong(taken, true)) {
            return entry;
        }
    }
    auto *entry = new Entry;
    entry->taken = true;
    entry->next = entries.load(std::memory_order_acquire);
    while (!entries.compare_exchange_weak(entry->next, entry)) { }
    return entry;
}

} // namespace

WatchedPages::WatchedPages(const void *begin, std::size_t size)
{
    static std::once_flag once;
    std::call_once(once, install);
    m_entry = freeEntry();
    const auto address = reinterpret_cast<std::uintptr_t>(begin);
    m_entry->lost.store(false, std::memory_order_relaxed);
    m_entry->begin.store(address, std::memory_order_relaxed);
    m_entry->end.store((address + size + pageSize - 1) & ~(pageSize - 1), std::memory_order_release);
}

WatchedPages::~WatchedPages()
{
    m_entry->end.store(0, std::memory_order_release);
    m_entry->taken.store(false, std::memory_order_release);
}

} // namespace zumik::tsdb
