// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/base/stoptoken.h"
#include "models/dashboard/catalog.h"

#include <QString>
#include <QStringList>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace zumik::boardfiles {

struct ScanLimits {
    int depth = 8; ///< of folders in folders
    std::size_t files = 5000; ///< .json, .yaml and .yml that are read
    std::size_t looked = 100'000; ///< names, whatever they are
};

/// A file as it was found. Of an unchanged size and time it is not read again.
struct ScannedFile {
    qint64 size = 0;
    qint64 modifiedMs = 0;
    std::vector<dashboard::CatalogEntry> entries;
    std::optional<base::Error> trouble; ///< it can't be read; entries are then those of the last good reading

    bool sameStamp(const ScannedFile &other) const
    {
        return size == other.size && modifiedMs == other.modifiedMs;
    }
};

using ScannedFiles = std::map<QString, std::shared_ptr<const ScannedFile>>; ///< by absolute path

struct FolderScan {
    ScannedFiles files;
    QStringList folders; ///< the folder itself and those in it
    bool cutShort = false; ///< a limit was met: there is more than `files`
    std::optional<base::Error> error; ///< the folder can't be read
};

/// The file at a path, listed under `folder`; `before` is what it was, or null. Null when it is gone.
std::shared_ptr<const ScannedFile> scanFile(const QString &path, dashboard::Origin origin,
    const std::string &source, const std::string &folder, const std::shared_ptr<const ScannedFile> &before);

/// The dashboards in a folder and the folders in it, each listed under its folder's name, as Grafana's
/// foldersFromFilesStructure does. Hidden folders are passed over, and so is what is no dashboard. What
/// `before` knows is not read again. A stop ends it early; what comes out is then not to be used.
FolderScan scanFolder(const QString &folder, const ScannedFiles &before, const base::StopToken &stop = {},
    const ScanLimits &limits = {});

} // namespace zumik::boardfiles
