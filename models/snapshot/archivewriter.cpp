// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/archivewriter.h"

#include "models/snapshot/entrynames.h"
#include "models/snapshot/newfile.h"
#include "models/snapshot/sha256.h"
#include "models/snapshot/zipfile.h"
#include "models/tsdb/blockparts.h"
#include "models/tsdb/meta.h"

#include <zip.h>

#include <array>
#include <cstring>
#include <deque>
#include <filesystem>
#include <fstream>
#include <set>

namespace zumik::snapshot {

namespace fs = std::filesystem;

using base::Error;
using base::ErrorCode;

namespace {

constexpr int deflateLevel = 9; ///< kilobytes of text: time is nothing here
constexpr std::size_t pieceSize = std::size_t{1} << 20;

struct Discard {
    void operator()(zip_t *zip) const { zip_discard(zip); }
};

struct Summed {
    std::uint64_t size = 0;
    std::string sha256;
};

base::Result<Summed> sumOfFile(const std::string &path)
{
    std::ifstream stream(path, std::ios::binary);
    if (!stream) {
        const bool missing = errno == ENOENT;
        return Error{
            missing ? ErrorCode::FileNotFound : ErrorCode::FileUnreadable, std::strerror(errno), path};
    }
    Sha256 sum;
    Summed summed;
    std::vector<char> piece(pieceSize);
    while (stream.read(piece.data(), static_cast<std::streamsize>(piece.size())) || stream.gcount() > 0) {
        const auto count = static_cast<std::size_t>(stream.gcount());
        sum.add({reinterpret_cast<const std::uint8_t *>(piece.data()), count});
        summed.size += count;
    }
    if (stream.bad()) {
        return Error{ErrorCode::FileUnreadable, "the file can't be read to its end", path};
    }
    summed.sha256 = sum.hex();
    return summed;
}

Summed sumOfText(std::string_view text)
{
    Sha256 sum;
    sum.add({reinterpret_cast<const std::uint8_t *>(text.data()), text.size()});
    return {text.size(), sum.hex()};
}

} // namespace

/// What was added, until libzip writes it all in one go.
class ArchiveWriter::Content {
public:
    Content(std::unique_ptr<NewFile> file, zip_t *zip)
        : m_file(std::move(file))
        , m_zip(zip)
    {
    }

    base::Status addText(const std::string &name, std::string_view content)
    {
        if (content.size() > mostOfEntry) {
            return Error{ErrorCode::TooLarge, "more than 64 MiB in one entry", m_file->target() + '!' + name};
        }
        const std::string &kept = m_texts.emplace_back(content); // libzip reads it when it writes
        zip_source_t *const source = zip_source_buffer(m_zip.get(), kept.data(), kept.size(), 0);
        return add(name, source, ZIP_CM_DEFLATE, sumOfText(kept));
    }

    base::Status addFile(const std::string &name, const std::string &path)
    {
        const auto summed = sumOfFile(path);
        if (!summed) {
            return summed.error();
        }
        zip_source_t *const source = zip_source_file(m_zip.get(), path.c_str(), 0, -1);
        return add(name, source, ZIP_CM_STORE, *summed);
    }

    base::Status addStored(const std::string &name, tsdb::Bytes bytes, const std::string &sha256)
    {
        zip_source_t *const source = zip_source_buffer(m_zip.get(), bytes.data(), bytes.size(), 0);
        return add(name, source, ZIP_CM_STORE, {bytes.size(), sha256});
    }

    base::Status finish(Manifest manifest)
    {
        manifest.entries = m_entries;
        if (base::Status added = addText(manifestName, toJson(manifest)); !added) {
            return added;
        }
        const auto seconds = static_cast<time_t>(manifest.created.ms / 1000);
        for (zip_uint64_t i = 0; i < m_entries.size(); ++i) {
            zip_file_set_mtime(m_zip.get(), i, seconds, 0);
        }
        if (zip_close(m_zip.get()) != 0) {
            return failure();
        }
        (void)m_zip.release(); // closed is gone
        return m_file->publish();
    }

private:
    base::Status add(const std::string &name, zip_source_t *source, int method, const Summed &summed)
    {
        if (!isEntryName(name) || !m_names.insert(name).second || m_entries.size() + 1 > mostEntries) {
            zip_source_free(source);
            return Error{ErrorCode::InvalidArgument, "an archive can't have an entry of this name",
                m_file->target() + '!' + name};
        }
        const zip_int64_t index =
            source == nullptr ? -1 : zip_file_add(m_zip.get(), name.c_str(), source, ZIP_FL_ENC_UTF_8);
        if (index < 0) {
            zip_source_free(source);
            return failure();
        }
        const auto number = static_cast<zip_uint64_t>(index);
        const zip_uint32_t level = method == ZIP_CM_DEFLATE ? deflateLevel : 0;
        if (zip_set_file_compression(m_zip.get(), number, method, level) != 0) {
            return failure();
        }
        m_entries.push_back({name, summed.size, summed.sha256});
        return base::Done{};
    }

    base::Status failure()
    {
        zip_error_t *const error = zip_get_error(m_zip.get());
        const int code = zip_error_code_zip(error);
        const bool reading = code == ZIP_ER_READ || code == ZIP_ER_OPEN || code == ZIP_ER_CHANGED;
        const int system = zip_error_code_system(error);
        const char *const words = system != 0 && zip_error_system_type(error) == ZIP_ET_SYS
            ? std::strerror(system)
            : zip_error_strerror(error);
        return Error{
            reading ? ErrorCode::FileUnreadable : ErrorCode::FileUnwritable, words, m_file->target()};
    }

    std::unique_ptr<NewFile> m_file;
    std::deque<std::string> m_texts; ///< before m_zip, which reads them
    std::unique_ptr<zip_t, Discard> m_zip;
    std::set<std::string> m_names;
    std::vector<Manifest::Entry> m_entries; ///< as added
};

ArchiveWriter::ArchiveWriter(std::unique_ptr<Content> content)
    : m_content(std::move(content))
{
}

ArchiveWriter::~ArchiveWriter() = default;

base::Result<std::unique_ptr<ArchiveWriter>> ArchiveWriter::create(const std::string &path)
{
    auto file = NewFile::create(path);
    if (!file) {
        return file.error();
    }
    int code = 0;
    zip_t *const zip = zip_open((*file)->path().c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code);
    if (zip == nullptr) {
        return Error{ErrorCode::FileUnwritable, std::strerror(errno), path};
    }
    return std::unique_ptr<ArchiveWriter>(
        new ArchiveWriter(std::make_unique<Content>(std::move(*file), zip)));
}

base::Status ArchiveWriter::addText(const std::string &name, std::string_view content)
{
    return m_content->addText(name, content);
}

base::Status ArchiveWriter::addBlock(const std::string &directory)
{
    const fs::path path = fs::absolute(directory).lexically_normal();
    const std::string ulid = (path.has_filename() ? path : path.parent_path()).filename().string();
    if (!tsdb::isUlid(ulid)) {
        return Error{ErrorCode::InvalidArgument, "the directory isn't named as a block is", directory};
    }
    const tsdb::BlockDirectory parts(path.string());
    auto names = parts.chunkParts();
    if (!names) {
        return names.error();
    }
    names->insert(names->begin(), {"meta.json", "index"});
    std::error_code none;
    if (fs::exists(path / "tombstones", none)) {
        names->emplace_back("tombstones");
    }
    for (const std::string &name : *names) {
        const std::string entry = std::string(blockPrefix) + ulid + '/' + name;
        if (base::Status added = m_content->addFile(entry, (path / name).string()); !added) {
            return added;
        }
    }
    return base::Done{};
}

base::Status ArchiveWriter::addStored(const std::string &name, tsdb::Bytes bytes, const std::string &sha256)
{
    return m_content->addStored(name, bytes, sha256);
}

base::Status ArchiveWriter::finish(Manifest manifest)
{
    return m_content->finish(std::move(manifest));
}

} // namespace zumik::snapshot
