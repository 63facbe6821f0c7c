// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/importreport.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

namespace zumik::dashboard {

ImportEffect importEffect(const std::string &what)
{
    using Effect = ImportEffect;
    static constexpr std::array<std::pair<std::string_view, Effect>, 20> effects{
        {{"panel type", Effect::PanelNotDrawn}, {"library panel", Effect::PanelNotDrawn},
            {"query", Effect::NotAsked}, {"queries", Effect::NotAsked}, {"data source", Effect::NotAsked},
            {"annotations", Effect::NotAsked}, {"transformation", Effect::NotApplied},
            {"override matcher", Effect::NotApplied}, {"override property", Effect::NotApplied},
            {"overrides", Effect::NotApplied}, {"layout", Effect::Approximated},
            {"conditional rendering", Effect::Approximated}, {"unit", Effect::Approximated},
            {"query format", Effect::Approximated}, {"variable type", Effect::LeftOut},
            {"variable", Effect::LeftOut}, {"panels", Effect::LeftOut}, {"element", Effect::LeftOut},
            {"panel alert", Effect::LeftOut}, {"options", Effect::LeftOut}}};
    const auto known = std::find_if(
        effects.begin(), effects.end(), [&](const auto &effect) { return effect.first == what; });
    return known != effects.end() ? known->second : Effect::OptionIgnored;
}

std::vector<ImportItem> importReport(const std::vector<ImportNote> &notes)
{
    std::vector<ImportItem> items;
    std::map<std::pair<std::string, std::string>, std::size_t> known;
    for (const ImportNote &note : notes) {
        const auto [at, added] = known.emplace(std::pair(note.what, note.detail), items.size());
        if (added) {
            items.push_back({importEffect(note.what), note.what, note.detail, {}});
        }
        items[at->second].where.push_back(note.where);
    }
    std::stable_sort(items.begin(), items.end(), [](const ImportItem &a, const ImportItem &b) {
        const auto rank = [](ImportEffect effect) {
            return effect == ImportEffect::LeftOut ? -1 : static_cast<int>(effect);
        };
        return rank(a.effect) < rank(b.effect);
    });
    return items;
}

} // namespace zumik::dashboard
