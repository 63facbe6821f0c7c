// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/localheaders.h"

#include "models/base/text.h"
#include "models/tsdb/fault.h"

namespace zumik::snapshot {

namespace {

constexpr std::uint32_t localSignature = 0x04034B50;
constexpr std::uint32_t centralSignature = 0x02014B50;
constexpr std::uint32_t endSignature = 0x06054B50;
constexpr std::size_t headerSize = 30;
constexpr std::uint32_t inZip64 = UINT32_MAX;
constexpr std::uint16_t encryptedFlag = 1U << 0U;
constexpr std::uint16_t sizeFollowsFlag = 1U << 3U;
constexpr std::uint16_t storedMethod = 0;
constexpr std::uint16_t deflatedMethod = 8;

template <typename T> T load(const std::uint8_t *at)
{
    T value = 0;
    std::memcpy(&value, at, sizeof value); // bytes.h asserts a little-endian machine
    return value;
}

/// The extra field of zip64; empty where there is none.
tsdb::Bytes zip64Field(tsdb::Bytes extra)
{
    while (extra.size() >= 4) {
        const std::size_t length = load<std::uint16_t>(extra.data() + 2);
        if (length > extra.size() - 4) {
            return {};
        }
        if (load<std::uint16_t>(extra.data()) == 1) {
            return extra.subspan(4, length);
        }
        extra = extra.subspan(4 + length);
    }
    return {};
}

class Walk {
public:
    explicit Walk(const tsdb::MappedFile &file)
        : m_file(file)
    {
    }

    bool atHeader() const { return signature() == localSignature; }

    base::Result<LocalEntry> next()
    {
        const tsdb::Bytes header = m_file.at(m_at, headerSize);
        if (header.size() < headerSize) {
            return cutOff();
        }
        const std::uint8_t *const at = header.data();
        const std::size_t nameSize = load<std::uint16_t>(at + 26);
        const std::size_t extraSize = load<std::uint16_t>(at + 28);
        const tsdb::Bytes behind = m_file.at(m_at + headerSize, nameSize + extraSize);
        if (behind.size() < nameSize + extraSize) {
            return cutOff();
        }
        LocalEntry entry;
        entry.name.assign(behind.begin(), behind.begin() + static_cast<std::ptrdiff_t>(nameSize));
        entry.crc = load<std::uint32_t>(at + 14);
        entry.packed = load<std::uint32_t>(at + 18);
        entry.size = load<std::uint32_t>(at + 22);
        entry.offset = m_at + headerSize + nameSize + extraSize;
        if (base::Status known = readKind(load<std::uint16_t>(at + 6), load<std::uint16_t>(at + 8), entry);
            !known) {
            return known.error();
        }
        if (base::Status sized = readSizes(behind.subspan(nameSize), entry); !sized) {
            return sized.error();
        }
        m_at = entry.offset + entry.packed;
        return entry;
    }

    base::Status checkEnd() const
    {
        if (signature() == centralSignature || signature() == endSignature) {
            return base::Done{};
        }
        if (m_at == 0) {
            return base::Error{base::ErrorCode::FormatInvalid, "this is no snapshot (.zsnap)", m_file.path()};
        }
        return m_file.at(m_at, 4).size() < 4 ? base::Status(cutOff())
                                             : tsdb::damaged(m_file.path(), m_at,
                                                 "what follows the entry before is no entry: the file is "
                                                 "damaged; copy or export it again");
    }

    std::uint64_t position() const { return m_at; }

private:
    std::uint32_t signature() const
    {
        const tsdb::Bytes bytes = m_file.at(m_at, 4);
        return bytes.size() < 4 ? 0 : load<std::uint32_t>(bytes.data());
    }

    base::Error cutOff() const
    {
        return tsdb::damaged(m_file.path(), m_file.size(),
            "the file was cut off before the end of its entries; copy or export it again");
    }

    base::Error unsupported(const LocalEntry &entry, std::string what) const
    {
        return {base::ErrorCode::FormatUnsupported, std::move(what),
            m_file.path() + '!' + base::printable(entry.name)};
    }

    base::Status readKind(std::uint16_t flags, std::uint16_t method, LocalEntry &entry) const
    {
        if ((flags & encryptedFlag) != 0) {
            return unsupported(entry, "the entry is encrypted");
        }
        if ((flags & sizeFollowsFlag) != 0) {
            return unsupported(entry, "the entry's size isn't stated before it, as Zumik Console states it");
        }
        if (method != storedMethod && method != deflatedMethod) {
            return unsupported(
                entry, "the entry is packed in a way that isn't known: method " + std::to_string(method));
        }
        entry.stored = method == storedMethod;
        return base::Done{};
    }

    base::Status readSizes(tsdb::Bytes extra, LocalEntry &entry) const
    {
        if (entry.packed == inZip64 || entry.size == inZip64) {
            const tsdb::Bytes field = zip64Field(extra);
            if (field.size() < 16) {
                return tsdb::damaged(m_file.path(), m_at, "the entry's size is missing");
            }
            entry.size = load<std::uint64_t>(field.data());
            entry.packed = load<std::uint64_t>(field.data() + 8);
        }
        if (entry.stored && entry.size != entry.packed) {
            return tsdb::damaged(m_file.path(), m_at, "the entry has two sizes");
        }
        return entry.packed > m_file.size() - entry.offset ? base::Status(cutOff()) : base::Done{};
    }

    const tsdb::MappedFile &m_file;
    std::uint64_t m_at = 0;
};

} // namespace

base::Result<LocalEntries> walkLocalHeaders(const tsdb::MappedFile &file, std::size_t most)
{
    if (file.size() == 0) {
        return base::Error{
            base::ErrorCode::FormatInvalid, "the file is empty; copy or export it again", file.path()};
    }
    Walk walk(file);
    LocalEntries found;
    while (walk.atHeader()) {
        if (found.entries.size() == most) {
            return base::Error{base::ErrorCode::FormatInvalid,
                "more than " + std::to_string(most) + " entries", file.path()};
        }
        auto entry = walk.next();
        if (!entry) {
            return entry.error();
        }
        found.entries.push_back(std::move(*entry));
    }
    found.end = walk.position();
    const base::Status end = walk.checkEnd();
    return end ? base::Result<LocalEntries>(std::move(found)) : end.error();
}

} // namespace zumik::snapshot
