// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/zipfile.h"

#include "models/base/text.h"
#include "models/snapshot/centraldirectory.h"
#include "models/snapshot/inflate.h"

#include <algorithm>

namespace zumik::snapshot {

namespace {

bool isPart(std::string_view part)
{
    const bool special = part.empty() || part == "." || part == "..";
    return !special && std::none_of(part.begin(), part.end(), [](char c) {
        const auto code = static_cast<unsigned char>(c);
        return code < 0x20 || code == 0x7F || c == '\\' || c == ':';
    });
}

bool isDirectory(const LocalEntry &entry)
{
    return entry.name.ends_with('/') && entry.size == 0 && entry.packed == 0;
}

} // namespace

bool isEntryName(std::string_view name)
{
    if (name.empty() || name.size() > longestName || base::printable(name) != name) {
        return false;
    }
    const auto parts = base::split(name, '/');
    return std::all_of(parts.begin(), parts.end(), isPart);
}

base::Result<std::unique_ptr<ZipFile>> ZipFile::open(std::unique_ptr<tsdb::MappedFile> file)
{
    std::unique_ptr<ZipFile> zip(new ZipFile(std::move(file)));
    base::Status status = zip->readEntries();
    // A file that shrinks meanwhile looks damaged.
    if (base::Status whole = zip->m_file->whole(); !whole) {
        status = std::move(whole);
    }
    return status ? base::Result(std::move(zip)) : status.error();
}

base::Status ZipFile::readEntries()
{
    auto local = walkLocalHeaders(*m_file, mostEntries);
    if (!local) {
        return local.error();
    }
    for (const LocalEntry &entry : local->entries) {
        if (const base::Status named = checkName(entry); !named) {
            return named;
        }
    }
    if (const base::Status same = checkCentralDirectory(*m_file, *local); !same) {
        return same;
    }
    for (LocalEntry &entry : local->entries) {
        if (const base::Status added = add(std::move(entry)); !added) {
            return added;
        }
    }
    return base::Done{};
}

base::Status ZipFile::checkName(const LocalEntry &entry) const
{
    std::string_view name = entry.name;
    if (isDirectory(entry)) {
        name.remove_suffix(1);
    }
    return isEntryName(name) ? base::Status(base::Done{})
                             : damaged(entry.name, "an entry must not be called so");
}

base::Status ZipFile::add(LocalEntry entry)
{
    if (isDirectory(entry)) {
        return base::Done{};
    }
    const bool inBlock = entry.name.starts_with(blockPrefix);
    if (inBlock && !entry.stored) {
        return damaged(entry.name,
            "an entry of a block must be stored, not deflated: unpack the file and pack it with zip -0");
    }
    if (!inBlock && entry.size > mostOfEntry) {
        return damaged(entry.name, "the entry claims more than 64 MiB");
    }
    if (!entry.stored) {
        m_inflated += entry.size;
        if (entry.size / mostRatio > entry.packed || m_inflated > mostInflated) {
            return damaged(entry.name, "the entry claims to be far larger than its data");
        }
    }
    if (!m_byName.emplace(entry.name, m_entries.size()).second) {
        return damaged(entry.name, "two entries have the same name");
    }
    m_entries.push_back(std::move(entry));
    return base::Done{};
}

const LocalEntry *ZipFile::find(std::string_view name) const
{
    const auto found = m_byName.find(name);
    return found == m_byName.end() ? nullptr : &m_entries[found->second];
}

base::Result<std::string> ZipFile::read(const LocalEntry &entry) const
{
    const tsdb::Bytes data = m_file->at(entry.offset, entry.packed);
    std::string content;
    bool right = true;
    if (entry.stored) {
        content.assign(data.begin(), data.end());
    } else {
        right = inflate(data, entry.size, content);
    }
    right = right && content.size() == entry.size && crc32(content) == entry.crc;
    if (const base::Status whole = m_file->whole(); !whole) {
        return whole.error();
    }
    if (!right) {
        return damaged(entry.name, "the entry isn't what it was when it was written: its checksum is wrong");
    }
    return content;
}

std::unique_ptr<tsdb::MappedFile> ZipFile::window(const LocalEntry &entry) const
{
    return m_file->window(entry.offset, entry.size, path(entry.name));
}

std::string ZipFile::path(std::string_view name) const
{
    return m_file->path() + '!' + base::printable(name);
}

base::Error ZipFile::damaged(std::string_view name, std::string what) const
{
    return {base::ErrorCode::FormatInvalid, std::move(what), path(name)};
}

} // namespace zumik::snapshot
