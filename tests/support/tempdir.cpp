// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tempdir.h"

#include "tests/support/setuperror.h"

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <system_error>

namespace zumik::tests {

namespace fs = std::filesystem;

TempDir::TempDir(std::string_view name)
{
    std::string pattern = (fs::temp_directory_path() / "zumik-").string();
    pattern.append(name).append("-XXXXXX");
    if (::mkdtemp(pattern.data()) == nullptr) {
        throw SetupError("cannot make a directory " + pattern);
    }
    m_path = pattern;
}

TempDir::~TempDir()
{
    if (!m_keep) {
        std::error_code ignored;
        fs::remove_all(m_path, ignored);
    }
}

std::string readFile(const fs::path &path)
{
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

void writeFile(const fs::path &path, std::string_view text, bool isPrivate)
{
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    if (isPrivate) {
        std::error_code ignored;
        fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write, ignored);
    }
    file.write(text.data(), static_cast<std::streamsize>(text.size()));
    if (!file.flush()) {
        throw SetupError("cannot write " + path.string());
    }
}

} // namespace zumik::tests
