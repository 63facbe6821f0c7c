// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/tempdir.h"

#include "tests/support/setuperror.h"

#include <array>
#include <cstdlib>
#include <fstream>
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
    // Not by stream iterators: a read that fails, as of /proc/PID/stat when the process has just ended,
    // throws there.
    std::ifstream file(path, std::ios::binary);
    std::string text;
    std::array<char, 65536> part{};
    while (file.read(part.data(), part.size()) || file.gcount() > 0) {
        text.append(part.data(), static_cast<std::size_t>(file.gcount()));
    }
    return text;
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
