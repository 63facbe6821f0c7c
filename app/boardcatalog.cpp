// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/boardcatalog.h"

#include "app/dashboardlibrary.h"
#include "models/boardfiles/glance.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <utility>

namespace zumik::app {

namespace {

/// Packs don't say their boards' tags; a look at a file of the program's own is quick.
std::vector<std::string> tagsOf(const QString &fileName)
{
    QFile file(fileName);
    if (!file.open(QIODevice::ReadOnly)) {
        return {};
    }
    const QByteArray json = file.readAll();
    const auto glance = boardfiles::glanceAt({json.constData(), std::size_t(json.size())});
    return glance ? glance->tags : std::vector<std::string>();
}

std::vector<dashboard::CatalogEntry> packBoards(const DashboardLibrary &library)
{
    std::vector<dashboard::CatalogEntry> boards;
    for (const dashboard::Pack &pack : library.packs()) {
        for (const dashboard::PackDashboard &each : pack.dashboards) {
            boards.push_back({each.id, each.title, tagsOf(each.file), pack.title, dashboard::Origin::Pack,
                pack.id, each.id});
        }
    }
    return boards;
}

} // namespace

BoardCatalog::BoardCatalog(const DashboardLibrary &library, QString fileName, QObject *parent)
    : QObject(parent)
    , m_library(library)
    , m_fileName(std::move(fileName))
{
    connect(&m_files, &boardfiles::BoardFiles::changed, this, &BoardCatalog::put);
    connect(&m_files, &boardfiles::BoardFiles::troubled, this, &BoardCatalog::troubled);
    if (!m_fileName.isEmpty()) {
        auto places = settings::readBoardPlaces(m_fileName);
        places ? void(m_places = std::move(*places)) : void(m_trouble = places.error());
    }
    m_packBoards = packBoards(library);
    put();
    m_files.setFiles(m_places.files);
    m_files.setFolders(m_places.folders);
}

/// What was opened is written last, rather than with each board that is looked at.
BoardCatalog::~BoardCatalog()
{
    blockSignals(true); // nobody is there to be told
    if (!m_places.recent.isEmpty()) {
        remember();
    }
}

void BoardCatalog::put()
{
    std::vector<dashboard::CatalogEntry> all = m_packBoards;
    all.insert(all.end(), m_files.entries().begin(), m_files.entries().end());
    all.insert(all.end(), m_serverBoards.begin(), m_serverBoards.end());
    m_catalog = dashboard::Catalog(std::move(all));
    Q_EMIT changed();
    tellTwins();
}

void BoardCatalog::tellTwins()
{
    const auto tell = [this](const dashboard::CatalogEntry &found, const dashboard::CatalogEntry &other) {
        const QString key = QString::fromStdString(found.place + '\n' + other.place);
        if (!m_toldTwins.contains(key)) {
            m_toldTwins << key;
            Q_EMIT twinsFound(QString::fromStdString(found.place), QString::fromStdString(other.place));
        }
    };
    for (const auto &[found, other] : m_catalog.twins()) {
        tell(m_catalog.entries()[found], m_catalog.entries()[other]);
    }
    for (const dashboard::CatalogEntry &left : m_catalog.repeated()) {
        if (const auto *const found = m_catalog.byUid(left.uid);
            found != nullptr && found->place != left.place) {
            tell(*found, left);
        }
    }
}

void BoardCatalog::addFolder(const QString &folder)
{
    m_places.addFolder(QFileInfo(folder).absoluteFilePath());
    m_files.setFolders(m_places.folders);
    remember();
}

void BoardCatalog::addFile(const QString &file)
{
    m_places.addFile(QFileInfo(file).absoluteFilePath());
    m_files.setFiles(m_places.files);
    remember();
}

void BoardCatalog::forget(const QString &path)
{
    m_places.folders.removeAll(path);
    m_places.files.removeAll(path);
    m_files.setFolders(m_places.folders);
    m_files.setFiles(m_places.files);
    remember();
}

bool BoardCatalog::remembers(const QString &id) const
{
    if (!boardfiles::isPlace(id)) {
        return true;
    }
    const QString path = boardfiles::pathOf(id);
    return m_places.files.contains(path)
        || std::any_of(m_places.folders.begin(), m_places.folders.end(),
            [&](const QString &folder) { return path.startsWith(folder + QLatin1Char('/')); });
}

std::vector<BrokenBoard> BoardCatalog::broken() const
{
    std::vector<BrokenBoard> all;
    const QDir packs(DashboardLibrary::ownPacks());
    for (const base::Error &error : m_library.packErrors()) {
        const QString place = QString::fromStdString(error.where);
        all.push_back({place, packs.relativeFilePath(place), {}, error});
    }
    for (const boardfiles::BrokenFile &file : m_files.broken()) {
        const QString within = QFileInfo(file.root).dir().relativeFilePath(file.path);
        all.push_back({file.path, within, file.root == file.path ? file.root : QString(), file.error});
    }
    return all;
}

std::optional<base::Error> BoardCatalog::packTrouble(const QString &place) const
{
    const auto &errors = m_library.packErrors();
    const auto found = std::find_if(errors.begin(), errors.end(),
        [&](const base::Error &error) { return QString::fromStdString(error.where) == place; });
    return found == errors.end() ? std::nullopt : std::optional(*found);
}

void BoardCatalog::noteOpened(const QString &id)
{
    m_places.noteOpened(id);
}

void BoardCatalog::setServerBoards(std::vector<dashboard::CatalogEntry> boards)
{
    m_serverBoards = std::move(boards);
    put();
}

void BoardCatalog::remember()
{
    if (m_fileName.isEmpty() || m_trouble) {
        return;
    }
    if (const base::Status written = settings::writeBoardPlaces(m_fileName, m_places); !written) {
        Q_EMIT troubled(written.error());
    }
}

} // namespace zumik::app
