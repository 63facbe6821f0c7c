// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/dashboard/repeatids.h"

#include <cstdint>
#include <string_view>

namespace zumik::dashboard {

namespace {

constexpr int firstId = 1 << 30;

class Hash {
public:
    void add(std::string_view text)
    {
        for (const char c : text) {
            addByte(static_cast<unsigned char>(c));
        }
        addByte(0xFF); // in no UTF-8: where one text ends
    }

    int id() const { return firstId + static_cast<int>((m_state ^ (m_state >> 32U)) % firstId); }

private:
    void addByte(unsigned char byte) { m_state = (m_state ^ byte) * 1099511628211ULL; }

    std::uint64_t m_state = 14695981039346656037ULL;
};

} // namespace

RepeatIds::RepeatIds(const std::vector<Panel> &panels)
{
    take(panels);
}

void RepeatIds::take(const std::vector<Panel> &panels)
{
    for (const Panel &panel : panels) {
        m_taken.insert(panel.id);
        take(panel.panels);
    }
}

int RepeatIds::of(int source, const decltype(Panel::scope) &scope)
{
    Hash hash;
    hash.add(std::to_string(source));
    for (const auto &[name, option] : scope) {
        hash.add(name);
        hash.add(option.value);
    }
    int id = hash.id();
    while (!m_taken.insert(id).second) {
        id = id - firstId + 1 < firstId ? id + 1 : firstId;
    }
    return id;
}

} // namespace zumik::dashboard
