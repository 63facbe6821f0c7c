// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/walsegment.h"

#include "models/tsdb/crc32c.h"
#include "models/tsdb/fault.h"
#include "models/tsdb/snappy.h"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

namespace zumik::tsdb {

namespace {

constexpr std::size_t pageSize = 32'768;
constexpr std::size_t headerSize = 7;
constexpr std::uint8_t kindBits = 7;
constexpr std::uint8_t snappyBit = 8;
constexpr std::uint8_t zstdBit = 16;
constexpr std::size_t largestRecord = std::size_t{1} << 28U; ///< bytes, unpacked

base::Error unreadable(const std::string &path)
{
    const int why = errno;
    return {why == ENOENT ? base::ErrorCode::FileNotFound : base::ErrorCode::FileUnreadable,
        std::generic_category().message(why), path};
}

} // namespace

WalSegment::WalSegment(std::string path, int descriptor)
    : m_path(std::move(path))
    , m_descriptor(descriptor)
{
}

WalSegment::~WalSegment()
{
    close(m_descriptor);
}

base::Result<std::unique_ptr<WalSegment>> WalSegment::open(const std::string &path)
{
    // Without O_NONBLOCK a pipe of that name would be waited for.
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) {
        return unreadable(path);
    }
    return std::unique_ptr<WalSegment>(new WalSegment(path, descriptor));
}

base::Error WalSegment::fault(std::string what) const
{
    return damaged(m_path, m_pageAt + m_at, std::move(what));
}

/// The next page, or as much of it as there is.
base::Status WalSegment::readPage()
{
    m_pageAt += m_any ? m_page.size() : 0;
    m_any = true;
    m_at = 0;
    m_page.resize(pageSize);
    std::size_t have = 0;
    while (have < pageSize) {
        const ssize_t count =
            pread(m_descriptor, m_page.data() + have, pageSize - have, static_cast<off_t>(m_pageAt + have));
        if (count < 0 && errno == EINTR) {
            continue;
        }
        if (count < 0) {
            return unreadable(m_path);
        }
        if (count == 0) {
            break;
        }
        have += static_cast<std::size_t>(count);
    }
    m_page.resize(have);
    return base::Done{};
}

bool WalSegment::isLastPage() const
{
    return m_page.size() < pageSize;
}

base::Status WalSegment::passPadding()
{
    const auto stray = std::find_if(m_page.begin() + static_cast<std::ptrdiff_t>(m_at), m_page.end(),
        [](std::uint8_t byte) { return byte != 0; });
    if (stray != m_page.end()) {
        return fault("bytes where the page should be empty");
    }
    m_at = m_page.size();
    return base::Done{};
}

/// Record: there is one. At the end of the file End, or Torn within one.
base::Result<WalSegment::Step> WalSegment::readFragment(Fragment &fragment)
{
    const std::size_t left = m_page.size() - m_at;
    if (left < headerSize) {
        return isLastPage() ? base::Result<Step>(Step::Torn) : fault("a fragment across the end of a page");
    }
    const std::uint8_t *header = m_page.data() + m_at;
    const std::size_t size = static_cast<std::size_t>(header[1]) << 8U | header[2];
    if (size > left - headerSize) {
        return isLastPage() && size <= pageSize - headerSize - m_at
            ? base::Result<Step>(Step::Torn)
            : fault("a fragment across the end of a page");
    }
    fragment.kind = static_cast<Kind>(header[0] & kindBits);
    fragment.packing = header[0] & static_cast<std::uint8_t>(~kindBits);
    fragment.data = Bytes(m_page).subspan(m_at + headerSize, size);
    if (crc32c(fragment.data) != loadBe32(header + 3)) {
        // At the very end the rest may be about to be written.
        const bool atEnd = isLastPage() && size == left - headerSize;
        return atEnd ? base::Result<Step>(Step::Torn) : fault("the checksum of a fragment is wrong");
    }
    if (fragment.kind > Kind::Last || (fragment.packing & ~(snappyBit | zstdBit)) != 0) {
        return fault("a fragment of an unknown kind");
    }
    m_at += headerSize + size;
    return Step::Record;
}

base::Result<WalSegment::Step> WalSegment::finish(std::uint8_t packing)
{
    if ((packing & zstdBit) != 0) {
        return unsupported(m_path, m_recordAt,
            "the write-ahead log is packed by zstd, which can't be read; Prometheus packs it by snappy with "
            "--storage.tsdb.wal-compression-type=snappy, and a snapshot of its API has the samples as a "
            "block");
    }
    if ((packing & snappyBit) == 0) {
        m_record = m_joined;
        return Step::Record;
    }
    auto unpacked = unpackSnappy(m_joined, largestRecord);
    if (!unpacked) {
        return base::Error{unpacked.error().code, unpacked.error().message, place(m_path, m_recordAt)};
    }
    m_unpacked = std::move(*unpacked);
    m_record = Bytes(reinterpret_cast<const std::uint8_t *>(m_unpacked.data()), m_unpacked.size());
    return Step::Record;
}

base::Result<WalSegment::Step> WalSegment::next()
{
    m_joined.clear();
    for (bool within = false;;) {
        if (m_at == m_page.size()) {
            if (m_any && isLastPage()) {
                return within ? Step::Torn : Step::End;
            }
            if (const base::Status read = readPage(); !read) {
                return read.error();
            }
            continue;
        }
        if ((m_page[m_at] & kindBits) == 0) {
            if (const base::Status passed = passPadding(); !passed) {
                return passed.error();
            }
            continue;
        }
        Fragment fragment;
        const std::uint64_t at = m_pageAt + m_at;
        const auto step = readFragment(fragment);
        if (!step || *step != Step::Record) {
            return step;
        }
        const bool begins = fragment.kind == Kind::Whole || fragment.kind == Kind::First;
        if (begins == within) {
            return damaged(m_path, at, "the fragments of a record don't follow each other");
        }
        m_recordAt = within ? m_recordAt : at;
        within = true;
        m_joined.insert(m_joined.end(), fragment.data.begin(), fragment.data.end());
        if (fragment.kind == Kind::Whole || fragment.kind == Kind::Last) {
            return finish(fragment.packing);
        }
        if (m_joined.size() > largestRecord) {
            return base::Error{base::ErrorCode::TooLarge, "a record of more than 256 MiB", place(m_path, at)};
        }
    }
}

} // namespace zumik::tsdb
