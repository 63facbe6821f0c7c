// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <shared_mutex>

/// What clang's thread safety analysis is told (-Wthread-safety); nothing to other compilers. The standard
/// library's own locks tell it nothing, hence the three small classes.
#if defined(__clang__)
#define ZUMIK_THREADS(x) __attribute__((x))
#else
#define ZUMIK_THREADS(x)
#endif
#define ZUMIK_GUARDED_BY(x) ZUMIK_THREADS(guarded_by(x))
#define ZUMIK_REQUIRES(x) ZUMIK_THREADS(requires_capability(x))
#define ZUMIK_REQUIRES_SHARED(x) ZUMIK_THREADS(requires_shared_capability(x))

namespace zumik::tsdb {

class ZUMIK_THREADS(capability("mutex")) SharedMutex {
public:
    void lock() ZUMIK_THREADS(acquire_capability()) { m_mutex.lock(); }

    void unlock() ZUMIK_THREADS(release_capability()) { m_mutex.unlock(); }

    void lockShared() ZUMIK_THREADS(acquire_shared_capability()) { m_mutex.lock_shared(); }

    void unlockShared() ZUMIK_THREADS(release_shared_capability()) { m_mutex.unlock_shared(); }

private:
    std::shared_mutex m_mutex;
};

class ZUMIK_THREADS(scoped_lockable) WriteLock {
public:
    explicit WriteLock(SharedMutex &mutex) ZUMIK_THREADS(acquire_capability(mutex))
        : m_mutex(mutex)
    {
        m_mutex.lock();
    }

    ~WriteLock() ZUMIK_THREADS(release_capability()) { m_mutex.unlock(); }

    WriteLock(const WriteLock &) = delete;
    WriteLock &operator=(const WriteLock &) = delete;

private:
    SharedMutex &m_mutex;
};

class ZUMIK_THREADS(scoped_lockable) ReadLock {
public:
    explicit ReadLock(SharedMutex &mutex) ZUMIK_THREADS(acquire_shared_capability(mutex))
        : m_mutex(mutex)
    {
        m_mutex.lockShared();
    }

    ~ReadLock() ZUMIK_THREADS(release_generic_capability()) { m_mutex.unlockShared(); }

    ReadLock(const ReadLock &) = delete;
    ReadLock &operator=(const ReadLock &) = delete;

private:
    SharedMutex &m_mutex;
};

} // namespace zumik::tsdb
