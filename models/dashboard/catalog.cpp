// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/catalog.h"

#include "models/dashboard/json.h"

#include <algorithm>
#include <map>
#include <set>

namespace zumik::dashboard {

namespace {

FuzzyText textOf(const CatalogEntry &entry)
{
    std::string more = entry.folder;
    for (const std::string &tag : entry.tags) {
        more += ' ' + tag;
    }
    return {qt(entry.title), qt(more)};
}

bool carries(const CatalogEntry &entry, const std::vector<std::string> &tags)
{
    return std::all_of(tags.begin(), tags.end(), [&](const std::string &tag) {
        return std::find(entry.tags.begin(), entry.tags.end(), tag) != entry.tags.end();
    });
}

/// Unique within all origins: '\n' stands in no name of a source.
std::string keyOf(const CatalogEntry &entry)
{
    const std::string own = entry.uid.empty() ? "\n" + entry.place : entry.uid;
    return std::to_string(static_cast<int>(entry.origin)) + entry.source + '\n' + own;
}

} // namespace

Catalog::Catalog(std::vector<CatalogEntry> entries)
{
    std::stable_sort(entries.begin(), entries.end(),
        [](const CatalogEntry &a, const CatalogEntry &b) { return a.origin < b.origin; });
    std::set<std::string> keys;
    std::map<std::string, std::size_t> uids;
    for (CatalogEntry &entry : entries) {
        if (!keys.insert(keyOf(entry)).second) {
            m_repeated.push_back(std::move(entry));
            continue;
        }
        if (!entry.uid.empty()) {
            const auto [first, isNew] = uids.emplace(entry.uid, m_entries.size());
            if (!isNew) {
                m_twins.emplace_back(first->second, m_entries.size());
            }
        }
        add(std::move(entry));
    }
}

void Catalog::add(CatalogEntry entry)
{
    m_texts.push_back(textOf(entry));
    m_entries.push_back(std::move(entry));
}

const CatalogEntry *Catalog::byUid(std::string_view uid) const
{
    const auto found = std::find_if(
        m_entries.begin(), m_entries.end(), [&](const CatalogEntry &entry) { return entry.uid == uid; });
    return uid.empty() || found == m_entries.end() ? nullptr : &*found;
}

const CatalogEntry *Catalog::byPlace(std::string_view place) const
{
    const auto found = std::find_if(
        m_entries.begin(), m_entries.end(), [&](const CatalogEntry &entry) { return entry.place == place; });
    return found == m_entries.end() ? nullptr : &*found;
}

std::vector<const CatalogEntry *> Catalog::byTags(const std::vector<std::string> &tags) const
{
    std::vector<const CatalogEntry *> found;
    for (const CatalogEntry &entry : m_entries) {
        if (!tags.empty() && carries(entry, tags)) {
            found.push_back(&entry);
        }
    }
    std::stable_sort(found.begin(), found.end(),
        [](const CatalogEntry *a, const CatalogEntry *b) { return a->title < b->title; });
    return found;
}

} // namespace zumik::dashboard
