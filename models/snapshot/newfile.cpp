// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/newfile.h"

#include "models/tsdb/outputfile.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <random>
#include <string_view>

#include <fcntl.h>
#include <unistd.h>

namespace zumik::snapshot {

namespace {

base::Error unwritable(const std::string &path)
{
    return {base::ErrorCode::FileUnwritable, std::strerror(errno), path};
}

std::string randomName()
{
    constexpr std::string_view letters = "abcdefghijklmnopqrstuvwxyz0123456789";
    std::random_device source;
    std::uniform_int_distribution<std::size_t> choose(0, letters.size() - 1);
    std::string name;
    for (int i = 0; i < 8; ++i) {
        name += letters[choose(source)];
    }
    return name;
}

base::Status syncFile(const std::string &path)
{
    const int descriptor = open(path.c_str(), O_WRONLY | O_CLOEXEC);
    if (descriptor < 0) {
        return unwritable(path);
    }
    const bool synced = fsync(descriptor) == 0;
    const base::Status status = synced ? base::Status(base::Done{}) : unwritable(path);
    close(descriptor);
    return status;
}

} // namespace

NewFile::NewFile(std::string target, std::string path)
    : m_target(std::move(target))
    , m_path(std::move(path))
{
}

base::Result<std::unique_ptr<NewFile>> NewFile::create(const std::string &target)
{
    const std::string path = target + ".part-" + randomName();
    const int descriptor = open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (descriptor < 0) {
        return unwritable(target);
    }
    close(descriptor);
    return std::unique_ptr<NewFile>(new NewFile(target, path));
}

NewFile::~NewFile()
{
    if (!m_published) {
        unlink(m_path.c_str());
    }
}

base::Status NewFile::publish()
{
    if (base::Status synced = syncFile(m_path); !synced) {
        return synced;
    }
    if (std::rename(m_path.c_str(), m_target.c_str()) != 0) {
        return unwritable(m_target);
    }
    m_published = true;
    const std::string directory = std::filesystem::path(m_target).parent_path().string();
    return tsdb::syncDirectory(directory.empty() ? "." : directory);
}

} // namespace zumik::snapshot
