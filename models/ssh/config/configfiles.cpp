// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/config/configfiles.h"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>

#ifndef _WIN32
#include <glob.h>
#include <sys/stat.h>
#include <unistd.h>
#endif

namespace zumik::ssh {

using base::Error;
using base::ErrorCode;

namespace {

constexpr std::size_t sizeLimit = std::size_t{1} << 20;

#ifndef _WIN32

bool isTrusted(const std::string &path)
{
    struct stat facts { };

    constexpr mode_t others = S_IWGRP | S_IWOTH;
    return ::stat(path.c_str(), &facts) == 0 && (facts.st_uid == 0 || facts.st_uid == ::getuid())
        && (facts.st_mode & others) == 0;
}

std::vector<std::string> filesMatching(const std::string &pattern)
{
    glob_t found{};
    std::vector<std::string> files;
    if (::glob(pattern.c_str(), 0, nullptr, &found) == 0) {
        files.assign(found.gl_pathv, found.gl_pathv + found.gl_pathc);
    }
    ::globfree(&found);
    return files;
}

#else

bool isTrusted(const std::string & /*path*/)
{
    return true; // access there is by lists that inherit from the profile's folder
}

std::vector<std::string> filesMatching(const std::string &pattern)
{
    return std::filesystem::exists(pattern) ? std::vector{pattern} : std::vector<std::string>();
}

#endif

base::Result<std::string> readDiskFile(const std::string &path, bool trusted)
{
    std::error_code trouble;
    if (!std::filesystem::exists(path, trouble)) {
        return Error{ErrorCode::FileNotFound, "there is no such file", path};
    }
    if (path == "/dev/null") { // what people name to have no config
        return std::string();
    }
    if (!std::filesystem::is_regular_file(path, trouble)) { // a pipe would be waited for
        return Error{ErrorCode::FileUnreadable, "is not an ordinary file", path};
    }
    if (trusted && !isTrusted(path)) {
        return Error{ErrorCode::FileUnreadable, "others may write to it, or own it", path};
    }
    std::ifstream file(path, std::ios::binary);
    std::string text(sizeLimit + 1, '\0');
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    if (!file.eof() && text.size() <= sizeLimit) {
        return Error{ErrorCode::FileUnreadable, std::strerror(errno), path}; // NOLINT(concurrency-mt-unsafe)
    }
    if (text.size() > sizeLimit) {
        return Error{ErrorCode::TooLarge, "an ssh_config is larger than 1 MiB", path};
    }
    return text;
}

} // namespace

ConfigFiles diskFiles()
{
    return {readDiskFile, filesMatching};
}

} // namespace zumik::ssh
