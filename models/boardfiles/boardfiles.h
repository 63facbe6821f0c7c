// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/async/receiver.h"
#include "models/base/result.h"
#include "models/base/stoptoken.h"
#include "models/boardfiles/folderscan.h"
#include "models/dashboard/dashboard.h"

#include <QFileSystemWatcher>
#include <QObject>
#include <QSet>
#include <QStringList>
#include <QThreadPool>
#include <QTimer>

#include <functional>
#include <vector>

namespace zumik::boardfiles {

/// A board out of a file, and what else the file holds.
struct LoadedFile {
    std::optional<dashboard::Dashboard> dashboard; ///< none: the file has rules only
    std::string place; ///< "PATH" or "PATH#KEY", absolute
    std::size_t boards = 0; ///< in the whole file
    std::size_t ruleGroups = 0;
    std::vector<base::Error> troubles;
};

/// A file or folder that can't be read, or a file that isn't there.
struct BrokenFile {
    QString path;
    QString root; ///< the folder or file that was named, and brings it
    base::Error error;

    bool operator==(const BrokenFile &) const = default;
};

/// Whether a text is meant as a place in files rather than as an id: it ends as such files do, or a file of
/// this name is there.
bool isPlace(const QString &text);

/// "PATH" of "PATH#KEY"; a file whose name has a '#' is found first.
QString pathOf(const QString &place);

/// A dashboard's JSON as it stands in its file, for a copy. Errors: as openFile; InvalidArgument for a key
/// that the file doesn't have.
base::Result<QByteArray> readJson(const QString &place);

/// The board at a place, or the first of its file. Errors: as openFile and dashboard::readDashboard.
base::Result<LoadedFile> loadFile(const QString &place);

/// The boards of some folders and files, kept up to date: what the file system tells, and what a look every
/// so often finds, as Grafana's provisioning does (10 s: updateIntervalSeconds, grafana.com/docs). Files are
/// read in a thread of its own, one after the other.
class BoardFiles final : public QObject {
    Q_OBJECT

public:
    static constexpr int usualIntervalMs = 10'000;

    explicit BoardFiles(QObject *parent = nullptr);
    ~BoardFiles() override;

    void setFolders(const QStringList &folders);
    void setFiles(const QStringList &files);

    void setInterval(int milliseconds) { m_interval.setInterval(milliseconds); }

    const QStringList &folders() const { return m_folders; }

    const QStringList &files() const { return m_files; }

    /// Folders' first, then files'; in their order.
    const std::vector<dashboard::CatalogEntry> &entries() const { return m_entries; }

    /// In the same order; what had boards once still has those of its last good reading among the entries.
    const std::vector<BrokenFile> &broken() const { return m_broken; }

    /// Every folder and file has been looked at since it was named.
    bool settled() const { return !m_scanning && !m_again && !m_soon.isActive(); }

    /// Now, instead of at the next turn.
    void rescan();

    /// As loadFile, in another thread.
    void load(const QString &place, base::StopToken stop, const async::Receiver &receiver,
        std::function<void(base::Result<LoadedFile>)> answer);

Q_SIGNALS:
    void changed(); ///< entries, or what is broken
    /// A file that was known has other content.
    void fileChanged(const QString &path);
    void fileGone(const QString &path);
    /// A file or folder that can't be read; once for each of its states.
    void troubled(const zumik::base::Error &error);
    /// A folder holds more than is read of it.
    void cutShort(const QString &folder, int filesRead);

private:
    struct Scan;

    void start();
    void take(Scan scan);
    void tellChanges(const ScannedFiles &files);
    void tellTroubles(const Scan &scan);
    void watch(const Scan &scan);

    QStringList m_folders;
    QStringList m_files;
    ScannedFiles m_known;
    std::vector<dashboard::CatalogEntry> m_entries;
    std::vector<BrokenFile> m_broken;
    QSet<QString> m_gone; ///< paths, until they are there again
    QStringList m_toldFolders; ///< those whose error or cut has been told
    QFileSystemWatcher m_watcher;
    QTimer m_soon; ///< after a change, since one seldom comes alone
    QTimer m_interval;
    QThreadPool m_pool;
    base::StopSource m_stop;
    async::Receiver m_receiver;
    bool m_scanning = false;
    bool m_again = false;
};

} // namespace zumik::boardfiles
