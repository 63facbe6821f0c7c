// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/mapping.h"

#include "models/tsdb/fault.h"

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace zumik::tsdb {

namespace {

base::Error unreadable(const std::string &path)
{
    const bool missing = errno == ENOENT || errno == ENOTDIR;
    return {missing ? base::ErrorCode::FileNotFound : base::ErrorCode::FileUnreadable, std::strerror(errno),
        path};
}

std::int64_t writtenAt(const struct stat &status)
{
#if defined(__APPLE__)
    return std::int64_t{status.st_mtimespec.tv_sec} * 1'000'000'000 + status.st_mtimespec.tv_nsec;
#else
    return std::int64_t{status.st_mtim.tv_sec} * 1'000'000'000 + status.st_mtim.tv_nsec;
#endif
}

} // namespace

base::Result<std::shared_ptr<const Mapping>> Mapping::open(const std::string &path)
{
    // Without O_NONBLOCK a pipe of that name would be waited for.
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) {
        return unreadable(path);
    }
    std::shared_ptr<Mapping> mapping(new Mapping(path, descriptor));
    if (const base::Status mapped = mapping->map(); !mapped) {
        return mapped.error();
    }
    return std::shared_ptr<const Mapping>(std::move(mapping));
}

base::Status Mapping::map()
{
    struct stat status = {};
    if (fstat(m_descriptor, &status) != 0) {
        return unreadable(m_path);
    }
    if (!S_ISREG(status.st_mode)) {
        return base::Error{base::ErrorCode::FileUnreadable, "not a regular file", m_path};
    }
    m_written = writtenAt(status);
    if (status.st_size == 0) {
        return base::Done{}; // nothing to map
    }
    const auto size = static_cast<std::size_t>(status.st_size);
    void *memory = mmap(nullptr, size, PROT_READ, MAP_SHARED, m_descriptor, 0);
    if (memory == MAP_FAILED) {
        return unreadable(m_path);
    }
    m_bytes = Bytes(static_cast<const std::uint8_t *>(memory), size);
    m_watch.emplace(memory, size);
    return base::Done{};
}

Mapping::~Mapping()
{
    m_watch.reset();
    if (!m_bytes.empty()) {
        munmap(const_cast<std::uint8_t *>(m_bytes.data()), m_bytes.size());
    }
    close(m_descriptor);
}

base::Status Mapping::whole() const
{
    struct stat status = {};
    if (fstat(m_descriptor, &status) != 0) {
        return unreadable(m_path);
    }
    const auto size = static_cast<std::uint64_t>(status.st_size);
    if (size < m_bytes.size()) {
        return base::Error{base::ErrorCode::FileUnreadable, "the file became shorter while it was open",
            place(m_path, size)};
    }
    if (size != m_bytes.size() || writtenAt(status) != m_written) {
        return base::Error{
            base::ErrorCode::FileUnreadable, "the file was written to while it was open", m_path};
    }
    if (m_watch && m_watch->lost()) {
        return base::Error{
            base::ErrorCode::FileUnreadable, "a part of the file could not be read from its disk", m_path};
    }
    return base::Done{};
}

} // namespace zumik::tsdb
