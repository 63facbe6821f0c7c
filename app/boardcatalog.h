// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/boardfiles/boardfiles.h"
#include "models/dashboard/catalog.h"
#include "models/settings/boardplaces.h"

#include <QObject>
#include <QString>

#include <vector>

namespace zumik::app {

class DashboardLibrary;

/// What would be a board, or hold some, and can't be read.
struct BrokenBoard {
    QString place;
    QString name; ///< within its folder
    QString root; ///< what is forgotten to be rid of it; empty: nothing
    base::Error error;
};

/// All boards that the window knows: the packs, the folders and files of a person, which are remembered, and
/// those of a Grafana. A board's id is its place: a pack's uid, or where its file is.
class BoardCatalog final : public QObject {
    Q_OBJECT

public:
    /// The library must outlive it. `fileName`: where folders, files and what was opened are remembered;
    /// empty: nowhere.
    BoardCatalog(const DashboardLibrary &library, QString fileName, QObject *parent = nullptr);
    ~BoardCatalog() override;

    const dashboard::Catalog &boards() const { return m_catalog; }

    boardfiles::BoardFiles &files() { return m_files; }

    const settings::BoardPlaces &places() const { return m_places; }

    void addFolder(const QString &folder);
    void addFile(const QString &file);
    /// A folder or file that was added: it stays where it is, and is no longer looked at.
    void forget(const QString &path);

    /// Whether an id is of a pack or a server, or in a folder or file that was added.
    bool remembers(const QString &id) const;

    /// Packs first.
    std::vector<BrokenBoard> broken() const;

    /// Why the pack at a place of `broken` can't be read; nothing where there is none.
    std::optional<base::Error> packTrouble(const QString &place) const;

    void noteOpened(const QString &id);

    /// Boards that a server has; instead of those that were given before.
    void setServerBoards(std::vector<dashboard::CatalogEntry> boards);

    /// Why the file of places can't be read, if so; it is then not written over.
    const std::optional<base::Error> &trouble() const { return m_trouble; }

Q_SIGNALS:
    void changed();
    /// Two boards of one uid in different places, told once: what a link finds, and the other.
    void twinsFound(const QString &found, const QString &other);
    void troubled(const zumik::base::Error &error);

private:
    void put();
    void tellTwins();
    void remember();

    const DashboardLibrary &m_library;
    QString m_fileName;
    settings::BoardPlaces m_places;
    boardfiles::BoardFiles m_files;
    std::vector<dashboard::CatalogEntry> m_packBoards;
    std::vector<dashboard::CatalogEntry> m_serverBoards;
    dashboard::Catalog m_catalog;
    QStringList m_toldTwins;
    std::optional<base::Error> m_trouble;
};

} // namespace zumik::app
