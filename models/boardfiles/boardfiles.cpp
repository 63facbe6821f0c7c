// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/boardfiles/boardfiles.h"

#include "models/async/reply.h"

#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace zumik::boardfiles {

namespace {

constexpr int soonMs = 200;
constexpr int mostWatched = 2000; ///< folders and files; the rest is found by looking

} // namespace

/// One look at everything.
struct BoardFiles::Scan {
    std::vector<std::pair<QString, FolderScan>> folders;
    ScannedFiles files; ///< those that were named one by one
    std::vector<dashboard::CatalogEntry> entries;
    ScannedFiles all;
    std::vector<BrokenFile> broken;

    void add(const QString &path, const QString &root, const std::shared_ptr<const ScannedFile> &file)
    {
        if (!all.emplace(path, file).second) {
            return;
        }
        entries.insert(entries.end(), file->entries.begin(), file->entries.end());
        if (file->trouble) {
            broken.push_back({path, root, *file->trouble});
        }
    }

    void look(const QStringList &folderNames, const QStringList &fileNames, const ScannedFiles &known,
        const base::StopToken &stop)
    {
        for (const QString &folder : folderNames) {
            folders.emplace_back(folder, scanFolder(folder, known, stop));
            const FolderScan &found = folders.back().second;
            if (found.error) {
                broken.push_back({folder, folder, *found.error});
            }
            for (const auto &[path, file] : found.files) {
                add(path, folder, file);
            }
        }
        for (const QString &path : fileNames) {
            const auto before = known.find(path);
            const auto was = before == known.end() ? nullptr : before->second;
            if (const auto file = scanFile(path, dashboard::Origin::File, {}, {}, was)) {
                files.emplace(path, file);
                add(path, path, file);
            } else {
                broken.push_back({path, path, {base::ErrorCode::FileNotFound, {}, path.toStdString()}});
            }
        }
    }
};

BoardFiles::BoardFiles(QObject *parent)
    : QObject(parent)
    , m_receiver(this)
{
    m_pool.setMaxThreadCount(1);
    m_soon.setSingleShot(true);
    m_soon.setInterval(soonMs);
    m_interval.setInterval(usualIntervalMs);
    connect(&m_soon, &QTimer::timeout, this, &BoardFiles::start);
    connect(&m_interval, &QTimer::timeout, this, &BoardFiles::start);
    const auto soon = [this] {
        m_soon.start();
    };
    connect(&m_watcher, &QFileSystemWatcher::directoryChanged, this, soon);
    connect(&m_watcher, &QFileSystemWatcher::fileChanged, this, soon);
}

BoardFiles::~BoardFiles()
{
    m_stop.request_stop();
    m_pool.waitForDone();
}

void BoardFiles::setFolders(const QStringList &folders)
{
    m_folders = folders;
    m_toldFolders.clear();
    start();
}

void BoardFiles::setFiles(const QStringList &files)
{
    m_files = files;
    start();
}

void BoardFiles::rescan()
{
    start();
}

void BoardFiles::start()
{
    m_again = m_scanning;
    if (m_scanning) {
        return;
    }
    if (m_folders.isEmpty() && m_files.isEmpty()) {
        m_interval.stop();
        return take({});
    }
    m_interval.start();
    m_scanning = true;
    m_pool.start([folders = m_folders, files = m_files, known = m_known, stop = m_stop.get_token(),
                     receiver = m_receiver, this] {
        auto scan = std::make_shared<Scan>();
        scan->look(folders, files, known, stop);
        if (!stop.stop_requested()) {
            receiver.post([this, scan] { take(std::move(*scan)); });
        }
    });
}

void BoardFiles::take(Scan scan)
{
    m_scanning = false;
    const bool other = scan.entries != m_entries || scan.broken != m_broken;
    m_entries = std::move(scan.entries);
    m_broken = std::move(scan.broken);
    watch(scan);
    tellTroubles(scan);
    tellChanges(scan.all); // takes them as known
    if (other) {
        Q_EMIT changed();
    }
    if (m_again) {
        start();
    }
}

/// What is no longer asked for has not gone, and what comes back is another file than before.
void BoardFiles::tellChanges(const ScannedFiles &files)
{
    const ScannedFiles before = std::exchange(m_known, files);
    for (const auto &[path, was] : before) {
        const auto now = files.find(path);
        if (now == files.end() && !QFileInfo::exists(path)) {
            m_gone.insert(path);
            Q_EMIT fileGone(path);
        } else if (now != files.end() && !now->second->sameStamp(*was)) {
            Q_EMIT fileChanged(path);
        }
    }
    for (const auto &[path, file] : files) {
        if (m_gone.remove(path)) {
            Q_EMIT fileChanged(path);
        }
    }
}

void BoardFiles::tellTroubles(const Scan &scan)
{
    for (const auto &[path, file] : scan.all) {
        const auto before = m_known.find(path);
        const bool told = before != m_known.end() && before->second->sameStamp(*file);
        if (file->trouble && !told && file->entries.empty()) {
            Q_EMIT troubled(*file->trouble);
        }
    }
    for (const auto &[folder, found] : scan.folders) {
        if (m_toldFolders.contains(folder)) {
            continue;
        }
        if (found.error) {
            m_toldFolders << folder;
            Q_EMIT troubled(*found.error);
        } else if (found.cutShort) {
            m_toldFolders << folder;
            Q_EMIT cutShort(folder, static_cast<int>(found.files.size()));
        }
    }
}

/// An editor that replaces a file ends its watch; a look puts it up again.
void BoardFiles::watch(const Scan &scan)
{
    QStringList wanted;
    for (const auto &[path, file] : scan.files) {
        wanted << path;
    }
    for (const auto &[folder, found] : scan.folders) {
        wanted << found.folders;
    }
    for (const auto &[path, file] : scan.all) {
        wanted << path;
    }
    wanted.removeDuplicates();
    wanted = wanted.mid(0, mostWatched);
    const QStringList have = m_watcher.files() + m_watcher.directories();
    const QSet<QString> wantedSet(wanted.begin(), wanted.end());
    const QSet<QString> haveSet(have.begin(), have.end());
    const QStringList gone = (haveSet - wantedSet).values();
    const QStringList added = (wantedSet - haveSet).values();
    if (!gone.isEmpty()) {
        m_watcher.removePaths(gone);
    }
    if (!added.isEmpty()) {
        m_watcher.addPaths(added);
        m_soon.start(); // what changed after it was looked at, and before it was watched
    }
}

void BoardFiles::load(const QString &place, base::StopToken stop, const async::Receiver &receiver,
    std::function<void(base::Result<LoadedFile>)> answer)
{
    const async::Reply<LoadedFile> reply(std::move(stop), receiver, std::move(answer));
    m_pool.start(
        [place, reply] {
            if (!reply.settled()) {
                reply.deliver(loadFile(place));
            }
        },
        1); // before a look that waits
}

} // namespace zumik::boardfiles
