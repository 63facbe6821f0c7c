// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/secret.h"

#include <cstring>
#include <utility>

namespace zumik::base {

void wipe(void *memory, std::size_t size)
{
    std::memset(memory, 0, size);
    // The barrier makes the stores observable, so that they are not dropped as dead.
    __asm__ __volatile__("" : : "r"(memory) : "memory");
}

void wipe(std::string &text)
{
    text.resize(text.capacity());
    wipe(text.data(), text.size());
    text.clear();
}

Secret::Secret(std::string &&text)
    : m_text(text)
{
    wipe(text);
}

Secret::~Secret()
{
    wipe(m_text);
}

Secret::Secret(Secret &&other) noexcept
    : m_text(other.m_text) // NOLINT(performance-move-constructor-init): copied, to wipe the source
{
    wipe(other.m_text);
}

Secret &Secret::operator=(Secret &&other) noexcept
{
    if (this != &other) {
        wipe(m_text);
        m_text = other.m_text;
        wipe(other.m_text);
    }
    return *this;
}

Secret Secret::copyOf(std::string_view text)
{
    return Secret(std::string(text));
}

Secret Secret::clone() const
{
    return copyOf(m_text);
}

bool Secret::equals(const Secret &other) const
{
    if (m_text.size() != other.m_text.size()) {
        return false;
    }
    unsigned difference = 0;
    for (std::size_t i = 0; i < m_text.size(); ++i) {
        difference |= static_cast<unsigned char>(m_text[i]) ^ static_cast<unsigned char>(other.m_text[i]);
    }
    return difference == 0;
}

} // namespace zumik::base
