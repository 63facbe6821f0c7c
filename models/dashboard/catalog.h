// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/fuzzy.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// The boards that can be opened, wherever they are from.
namespace zumik::dashboard {

/// In the order in which they are listed, and in which a uid is looked for.
enum class Origin : std::uint8_t { Pack, Folder, File, Grafana, Recording };

struct CatalogEntry {
    std::string uid; ///< may be empty: the file says none
    std::string title;
    std::vector<std::string> tags;
    std::string folder; ///< "Zumik", "dashboards/gpu": what it is listed under
    Origin origin = Origin::Pack;
    std::string source; ///< which pack, folder or server
    std::string place; ///< what it is opened by: a pack's uid, a path, "PATH#KEY" within a file of several

    bool operator==(const CatalogEntry &) const = default;
};

/// Those entries, unique by source and uid (by place where there is no uid): of two the first stays. A uid in
/// two sources is told by `twins`, and both are there.
class Catalog {
public:
    using Twin =
        std::pair<std::size_t, std::size_t>; ///< places in entries(): the one that is found, the other

    Catalog() = default;

    /// In any order; they come out by origin, as given within one.
    explicit Catalog(std::vector<CatalogEntry> entries);

    const std::vector<CatalogEntry> &entries() const { return m_entries; }

    const std::vector<Twin> &twins() const { return m_twins; }

    /// Left out, since their source has another of the same uid.
    const std::vector<CatalogEntry> &repeated() const { return m_repeated; }

    /// Null when there is none; of twins the first by origin.
    const CatalogEntry *byUid(std::string_view uid) const;
    const CatalogEntry *byPlace(std::string_view place) const;

    /// All that carry all the tags, as Grafana's search does (grafana.com/docs, "Manage dashboard links"), by
    /// title; none for no tag.
    std::vector<const CatalogEntry *> byTags(const std::vector<std::string> &tags) const;

    /// Title first, then with folder and tags; the best first, all of them while nothing is typed.
    std::vector<std::size_t> search(const QString &typed) const { return fuzzyFind(typed, m_texts); }

private:
    void add(CatalogEntry entry);

    std::vector<CatalogEntry> m_entries;
    std::vector<CatalogEntry> m_repeated;
    std::vector<Twin> m_twins;
    std::vector<FuzzyText> m_texts; ///< of m_entries
};

} // namespace zumik::dashboard
