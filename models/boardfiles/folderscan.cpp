// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/boardfiles/folderscan.h"

#include "models/boardfiles/openedfile.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>
#include <QSet>

namespace zumik::boardfiles {

namespace {

using dashboard::CatalogEntry;
using dashboard::Origin;

bool mayHoldDashboards(const QFileInfo &file)
{
    const QString suffix = file.suffix().toLower();
    return suffix == QLatin1String("json") || suffix == QLatin1String("yaml")
        || suffix == QLatin1String("yml");
}

/// A folder holds many files that are none of ours; only what means to be JSON and isn't is worth a word.
bool isWorthTelling(const base::Error &error)
{
    return error.code == base::ErrorCode::JsonInvalid || error.code == base::ErrorCode::TooLarge
        || error.code == base::ErrorCode::FileUnreadable;
}

CatalogEntry entryOf(const FileBoard &board, const QFileInfo &file)
{
    CatalogEntry entry;
    entry.uid = board.glance.uid;
    entry.title = board.glance.title.empty() ? file.completeBaseName().toStdString() : board.glance.title;
    entry.tags = board.glance.tags;
    entry.place = file.absoluteFilePath().toStdString() + (board.key.empty() ? "" : "#" + board.key);
    return entry;
}

/// `named`: by a person, who means it to be one of dashboards.
void readInto(ScannedFile &scanned, const QFileInfo &info, const ScannedFile *before, bool named)
{
    const auto file = openFile(info.absoluteFilePath());
    if (file) {
        for (const FileBoard &board : file->boards) {
            scanned.entries.push_back(entryOf(board, info));
        }
        return;
    }
    if (before != nullptr && !before->entries.empty()) {
        scanned.entries = before->entries; // until it has been written whole
        scanned.trouble = file.error();
    } else if (named || isWorthTelling(file.error())) {
        scanned.trouble = file.error();
    }
}

class Walk {
public:
    Walk(const QString &folder, const ScannedFiles &before, const base::StopToken &stop,
        const ScanLimits &limits)
        : m_root(folder)
        , m_before(before)
        , m_stop(stop)
        , m_limits(limits)
    {
    }

    void enter(const QString &folder, int depth)
    {
        const QString canonical = QFileInfo(folder).canonicalFilePath();
        if (m_stop.stop_requested() || m_entered.contains(canonical)) {
            return; // a link that leads back
        }
        m_entered.insert(canonical);
        m_scan.folders << folder;
        const QFileInfoList found = QDir(folder).entryInfoList(
            QDir::Files | QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name | QDir::IgnoreCase);
        for (const QFileInfo &info : found) {
            if (++m_looked > m_limits.looked) {
                m_scan.cutShort = true;
                return;
            }
            take(info, depth);
        }
    }

    FolderScan finish() { return std::move(m_scan); }

private:
    void take(const QFileInfo &info, int depth)
    {
        if (info.isDir()) {
            m_scan.cutShort = m_scan.cutShort || depth >= m_limits.depth;
            if (depth < m_limits.depth) {
                enter(info.absoluteFilePath(), depth + 1);
            }
        } else if (mayHoldDashboards(info) && !m_stop.stop_requested()) {
            read(info);
        }
    }

    void read(const QFileInfo &info)
    {
        if (m_scan.files.size() >= m_limits.files) {
            m_scan.cutShort = true;
            return;
        }
        const QString path = info.absoluteFilePath();
        const auto known = m_before.find(path);
        const auto before = known == m_before.end() ? nullptr : known->second;
        const std::string name = nameOf(info.absolutePath());
        if (auto file = scanFile(path, Origin::Folder, m_root.toStdString(), name, before)) {
            m_scan.files.emplace(path, std::move(file));
        }
    }

    /// "dashboards/gpu" of /home/a/dashboards/gpu.
    std::string nameOf(const QString &folder) const
    {
        const QString within = QDir(m_root).relativeFilePath(folder);
        const QString name = QDir(m_root).dirName();
        return (within == QLatin1String(".") ? name : name + QLatin1Char('/') + within).toStdString();
    }

    QString m_root;
    const ScannedFiles &m_before;
    const base::StopToken &m_stop;
    const ScanLimits &m_limits;
    FolderScan m_scan;
    QSet<QString> m_entered;
    std::size_t m_looked = 0;
};

} // namespace

std::shared_ptr<const ScannedFile> scanFile(const QString &path, Origin origin, const std::string &source,
    const std::string &folder, const std::shared_ptr<const ScannedFile> &before)
{
    const QFileInfo info(path);
    if (!info.isFile()) {
        return nullptr;
    }
    auto scanned = std::make_shared<ScannedFile>();
    scanned->size = info.size();
    scanned->modifiedMs = info.lastModified().toMSecsSinceEpoch();
    if (before && before->sameStamp(*scanned)) {
        return before;
    }
    readInto(*scanned, info, before.get(), origin == Origin::File);
    for (CatalogEntry &entry : scanned->entries) {
        entry.origin = origin;
        entry.source = source;
        entry.folder = folder;
    }
    return scanned;
}

FolderScan scanFolder(
    const QString &folder, const ScannedFiles &before, const base::StopToken &stop, const ScanLimits &limits)
{
    const QFileInfo info(folder);
    if (!info.isDir() || !info.isReadable()) {
        FolderScan none;
        const auto code = info.exists() ? base::ErrorCode::FileUnreadable : base::ErrorCode::FileNotFound;
        none.error =
            base::Error{code, info.exists() ? "not a folder that may be read" : "", folder.toStdString()};
        return none;
    }
    Walk walk(info.absoluteFilePath(), before, stop, limits);
    walk.enter(info.absoluteFilePath(), 0);
    return walk.finish();
}

} // namespace zumik::boardfiles
