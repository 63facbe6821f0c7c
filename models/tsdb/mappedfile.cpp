// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/tsdb/mappedfile.h"

#include "models/tsdb/mapping.h"

#include <algorithm>

namespace zumik::tsdb {

MappedFile::MappedFile(std::shared_ptr<const Mapping> mapping, Bytes bytes, std::string path)
    : m_mapping(std::move(mapping))
    , m_bytes(bytes)
    , m_path(std::move(path))
{
}

MappedFile::~MappedFile() = default;

base::Result<std::unique_ptr<MappedFile>> MappedFile::open(const std::string &path)
{
    auto mapping = Mapping::open(path);
    if (!mapping) {
        return mapping.error();
    }
    const Bytes all = (*mapping)->bytes();
    return std::unique_ptr<MappedFile>(new MappedFile(std::move(*mapping), all, path));
}

std::unique_ptr<MappedFile> MappedFile::ofMemory(Bytes bytes, std::string path)
{
    return std::unique_ptr<MappedFile>(new MappedFile(nullptr, bytes, std::move(path)));
}

std::unique_ptr<MappedFile> MappedFile::window(
    std::uint64_t offset, std::uint64_t size, std::string path) const
{
    return std::unique_ptr<MappedFile>(new MappedFile(m_mapping, at(offset, size), std::move(path)));
}

Bytes MappedFile::at(std::uint64_t offset, std::uint64_t size) const
{
    if (offset > m_bytes.size()) {
        return {};
    }
    return m_bytes.subspan(offset, std::min<std::uint64_t>(size, m_bytes.size() - offset));
}

base::Status MappedFile::whole() const
{
    return m_mapping ? m_mapping->whole() : base::Status(base::Done{});
}

} // namespace zumik::tsdb
