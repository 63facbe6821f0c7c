// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/frame/counterparts.h"

#include <deque>
#include <functional>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace zumik::frame {

namespace {

/// A series as one knows it again; the name may be left out.
struct Key {
    std::string_view refId;
    const series::Labels *labels;
    std::string_view name;

    bool operator==(const Key &other) const
    {
        return refId == other.refId && name == other.name && *labels == *other.labels;
    }
};

struct KeyHash {
    std::size_t operator()(const Key &key) const
    {
        const std::hash<std::string_view> text;
        return key.labels->hash() ^ (text(key.name) * 31) ^ (text(key.refId) * 17);
    }
};

template <typename T> using ByKey = std::unordered_map<Key, T, KeyHash>;

Key keyOf(const FieldAt &at, bool named)
{
    return {
        at.frame->refId, &at.field->labels, named ? std::string_view(at.field->name) : std::string_view()};
}

std::vector<FieldAt> numericFields(const std::vector<Frame> &frames)
{
    std::vector<FieldAt> found;
    for (const Frame &frame : frames) {
        for (const Field &field : frame.fields) {
            if (field.numbers() != nullptr) {
                found.push_back({&frame, &field});
            }
        }
    }
    return found;
}

/// Twins are paired in their order.
void pairNamed(std::vector<Counterpart> &pairs, std::vector<FieldAt> &then)
{
    ByKey<std::deque<std::size_t>> known;
    for (std::size_t i = 0; i < then.size(); ++i) {
        known[keyOf(then[i], true)].push_back(i);
    }
    for (Counterpart &pair : pairs) {
        const auto same = known.find(keyOf(pair.now, true));
        if (same != known.end() && !same->second.empty()) {
            std::swap(pair.then, then[same->second.front()]);
            same->second.pop_front();
        }
    }
}

/// Of those that are left.
void pairByLabels(std::vector<Counterpart> &pairs, std::vector<FieldAt> &then)
{
    struct Alike {
        std::vector<Counterpart *> now;
        std::vector<FieldAt *> then;
    };

    ByKey<Alike> known;
    for (Counterpart &pair : pairs) {
        if (pair.then.field == nullptr) {
            known[keyOf(pair.now, false)].now.push_back(&pair);
        }
    }
    for (FieldAt &at : then) {
        if (at.field != nullptr) {
            known[keyOf(at, false)].then.push_back(&at);
        }
    }
    for (auto &[key, alike] : known) {
        if (alike.now.size() == 1 && alike.then.size() == 1) {
            std::swap(alike.now.front()->then, *alike.then.front());
        }
    }
}

} // namespace

std::vector<Counterpart> counterparts(const std::vector<Frame> &now, const std::vector<Frame> &then)
{
    std::vector<Counterpart> pairs;
    for (const FieldAt &at : numericFields(now)) {
        pairs.push_back({at, {}});
    }
    std::vector<FieldAt> left = numericFields(then);
    pairNamed(pairs, left);
    pairByLabels(pairs, left);
    for (const FieldAt &at : left) {
        if (at.field != nullptr) {
            pairs.push_back({{}, at});
        }
    }
    return pairs;
}

} // namespace zumik::frame
