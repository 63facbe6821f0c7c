// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace zumik::tests {

/// A new private directory that goes with its contents when the object goes.
class TempDir {
public:
    explicit TempDir(std::string_view name = "test");
    ~TempDir();

    TempDir(const TempDir &) = delete;
    TempDir &operator=(const TempDir &) = delete;

    const std::filesystem::path &path() const { return m_path; }

    /// The path of an entry of the directory, which need not exist.
    std::string file(std::string_view name) const { return (m_path / name).string(); }

    /// Leaves the directory behind.
    void keep() { m_keep = true; }

private:
    std::filesystem::path m_path;
    bool m_keep = false;
};

/// The whole file; empty when there is none.
std::string readFile(const std::filesystem::path &path);

/// Throws SetupError when the file can't be written. With `isPrivate`, only the owner may read it (0600).
void writeFile(const std::filesystem::path &path, std::string_view text, bool isPrivate = false);

} // namespace zumik::tests
