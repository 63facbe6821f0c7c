// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <memory>
#include <string>

namespace zumik::snapshot {

/// A file that takes its name when all of it is on the disk. Until then it is NAME.part-RANDOM in the same
/// directory, which goes with the object.
class NewFile {
public:
    /// Errors: FileUnwritable, with the target.
    static base::Result<std::unique_ptr<NewFile>> create(const std::string &target);
    ~NewFile();

    NewFile(const NewFile &) = delete;
    NewFile &operator=(const NewFile &) = delete;

    const std::string &target() const { return m_target; }

    /// What to write to; empty so far.
    const std::string &path() const { return m_path; }

    /// Syncs the file, renames it onto the target and syncs the directory. Errors: FileUnwritable.
    base::Status publish();

private:
    NewFile(std::string target, std::string path);

    std::string m_target;
    std::string m_path;
    bool m_published = false;
};

} // namespace zumik::snapshot
