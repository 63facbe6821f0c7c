// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/archive.h"

#include "models/snapshot/archiveblock.h"
#include "models/snapshot/entrynames.h"
#include "models/snapshot/zipfile.h"

#include <set>

namespace zumik::snapshot {

Archive::Archive(std::unique_ptr<ZipFile> zip)
    : m_zip(std::move(zip))
{
}

Archive::~Archive() = default;

base::Result<std::shared_ptr<const Archive>> Archive::open(const std::string &path)
{
    auto file = tsdb::MappedFile::open(path);
    return file ? over(std::move(*file)) : file.error();
}

base::Result<std::shared_ptr<const Archive>> Archive::fromMemory(tsdb::Bytes bytes, std::string name)
{
    return over(tsdb::MappedFile::ofMemory(bytes, std::move(name)));
}

base::Result<std::shared_ptr<const Archive>> Archive::over(std::unique_ptr<tsdb::MappedFile> file)
{
    auto zip = ZipFile::open(std::move(file));
    if (!zip) {
        return zip.error();
    }
    std::shared_ptr<Archive> archive(new Archive(std::move(*zip)));
    base::Status status = archive->readManifestEntry();
    if (status) {
        status = archive->checkEntries();
    }
    return status ? base::Result<std::shared_ptr<const Archive>>(std::move(archive)) : status.error();
}

base::Status Archive::readManifestEntry()
{
    const LocalEntry *const entry = m_zip->find(manifestName);
    if (entry == nullptr) {
        return base::Error{base::ErrorCode::FormatInvalid,
            "this is no snapshot: the archive holds no manifest.json", path()};
    }
    const auto json = m_zip->read(*entry);
    if (!json) {
        return json.error();
    }
    auto manifest = readManifest(*json);
    if (!manifest) {
        base::Error error = manifest.error();
        error.where = m_zip->path(manifestName) + (error.where.empty() ? "" : ", " + error.where);
        return error;
    }
    m_manifest = std::move(*manifest);
    return base::Done{};
}

/// What the manifest lists is there. Sums are left to `read` and `verify`.
base::Status Archive::checkEntries() const
{
    std::set<std::string_view> names;
    for (const Manifest::Entry &each : m_manifest.entries) {
        const LocalEntry *const entry = m_zip->find(each.name);
        if (entry == nullptr) {
            return base::Error{base::ErrorCode::FormatInvalid,
                "an entry that the manifest lists is missing; copy or export the file again",
                m_zip->path(each.name)};
        }
        if (entry->size != each.size) {
            return base::Error{base::ErrorCode::FormatInvalid,
                "the entry has " + std::to_string(entry->size) + " bytes, and the manifest says "
                    + std::to_string(each.size),
                m_zip->path(each.name)};
        }
        if (!names.insert(each.name).second) {
            return base::Error{
                base::ErrorCode::FormatInvalid, "the manifest lists the entry twice", m_zip->path(each.name)};
        }
    }
    return base::Done{};
}

const std::string &Archive::path() const
{
    return m_zip->file().path();
}

std::uint64_t Archive::size() const
{
    return m_zip->file().size();
}

std::vector<std::string> Archive::names() const
{
    std::vector<std::string> names;
    for (const LocalEntry &entry : m_zip->entries()) {
        names.push_back(entry.name);
    }
    return names;
}

std::vector<Inspection::Entry> Archive::entries() const
{
    std::vector<Inspection::Entry> entries;
    for (const LocalEntry &entry : m_zip->entries()) {
        entries.push_back({entry.name, entry.size, entry.packed});
    }
    return entries;
}

bool Archive::has(std::string_view name) const
{
    return m_zip->find(name) != nullptr;
}

base::Result<std::string> Archive::read(std::string_view name) const
{
    const LocalEntry *const entry = m_zip->find(name);
    if (entry == nullptr) {
        return base::Error{base::ErrorCode::FileNotFound, "there is no such entry", m_zip->path(name)};
    }
    if (entry->size > mostOfEntry) {
        return base::Error{
            base::ErrorCode::FormatInvalid, "the entry is too large to be read at once", m_zip->path(name)};
    }
    return m_zip->read(*entry);
}

base::Result<std::unique_ptr<tsdb::Database>> Archive::blocks(tsdb::Database::Mode mode) const
{
    return tsdb::Database::open(blocksOf(*m_zip), mode);
}

} // namespace zumik::snapshot
