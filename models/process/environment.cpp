// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/process/environment.h"

#include <algorithm>
#include <cstdlib>
#include <sys/stat.h>
#include <unistd.h>

namespace zumik::process {

std::vector<std::string> passedOn(const std::vector<const char *> &names)
{
    std::vector<std::string> environment;
    for (const char *name : names) {
        if (const char *value = std::getenv(name)) { // NOLINT(concurrency-mt-unsafe): the main thread's
            environment.push_back(std::string(name) + '=' + value);
        }
    }
    return environment;
}

std::vector<std::string> plainEnvironment()
{
    std::vector<std::string> environment = passedOn({"HOME", "PATH", "USER", "LOGNAME", "TMPDIR"});
    environment.emplace_back("LC_ALL=C.UTF-8"); // its messages are read
    return environment;
}

std::string_view valueOf(const std::vector<std::string> &environment, std::string_view name)
{
    for (const std::string_view entry : environment) {
        if (entry.size() > name.size() && entry[name.size()] == '=' && entry.substr(0, name.size()) == name) {
            return entry.substr(name.size() + 1);
        }
    }
    return {};
}

base::Result<std::string> findProgram(const std::string &name, std::string_view path)
{
    while (!path.empty()) {
        const auto end = std::min(path.find(':'), path.size());
        const std::string file = std::string(path.substr(0, end)) + '/' + name;

        struct stat status { };

        const bool isFile = ::stat(file.c_str(), &status) == 0 && S_ISREG(status.st_mode);
        if (file.front() == '/' && isFile && ::access(file.c_str(), X_OK) == 0) {
            return file;
        }
        path.remove_prefix(std::min(end + 1, path.size()));
    }
    return base::Error{base::ErrorCode::FileNotFound, "no such program", name};
}

} // namespace zumik::process
