// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/outputfile.h"

#include <array>
#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

namespace zumik::tsdb {

namespace {

constexpr std::size_t bufferSize = std::size_t{1} << 20;

base::Error unwritable(const std::string &path)
{
    return {base::ErrorCode::FileUnwritable, std::strerror(errno), path};
}

} // namespace

OutputFile::OutputFile(std::string path, int descriptor)
    : m_path(std::move(path))
    , m_descriptor(descriptor)
{
    m_buffer.reserve(bufferSize);
}

base::Result<std::unique_ptr<OutputFile>> OutputFile::create(const std::string &path)
{
    const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor < 0) {
        return unwritable(path);
    }
    return std::unique_ptr<OutputFile>(new OutputFile(path, descriptor));
}

OutputFile::~OutputFile()
{
    if (m_descriptor >= 0) {
        close(m_descriptor);
    }
}

void OutputFile::write(Bytes bytes)
{
    if (m_buffer.size() + bytes.size() > bufferSize) {
        flush();
    }
    m_buffer.insert(m_buffer.end(), bytes.begin(), bytes.end());
    m_position += bytes.size();
}

void OutputFile::pad(std::uint64_t alignment)
{
    static constexpr std::array<std::uint8_t, 16> zeros{};
    write(Bytes(zeros).first((alignment - m_position % alignment) % alignment));
}

void OutputFile::flush()
{
    std::size_t done = 0;
    while (!m_error && done < m_buffer.size()) {
        const ssize_t written = ::write(m_descriptor, m_buffer.data() + done, m_buffer.size() - done);
        if (written >= 0) {
            done += static_cast<std::size_t>(written);
        } else if (errno != EINTR) {
            m_error = unwritable(m_path);
        }
    }
    m_buffer.clear();
}

base::Status OutputFile::finish()
{
    flush();
    if (!m_error && fsync(m_descriptor) != 0) {
        m_error = unwritable(m_path);
    }
    if (m_descriptor >= 0 && close(std::exchange(m_descriptor, -1)) != 0 && !m_error) {
        m_error = unwritable(m_path);
    }
    return m_error ? base::Status(*m_error) : base::Done{};
}

base::Status syncDirectory(const std::string &path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0) {
        return unwritable(path);
    }
    // Some file systems can't, and say EINVAL.
    const bool synced = fsync(descriptor) == 0 || errno == EINVAL;
    const base::Status status = synced ? base::Status(base::Done{}) : unwritable(path);
    close(descriptor);
    return status;
}

} // namespace zumik::tsdb
