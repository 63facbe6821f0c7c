// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/wire.h"

namespace zumik::ssh {

std::optional<std::uint8_t> WireReader::byte()
{
    if (m_bytes.empty()) {
        return std::nullopt;
    }
    const auto value = static_cast<std::uint8_t>(m_bytes.front());
    m_bytes.remove_prefix(1);
    return value;
}

std::optional<std::uint32_t> WireReader::number()
{
    if (m_bytes.size() < 4) {
        return std::nullopt;
    }
    std::uint32_t value = 0;
    for (int i = 0; i < 4; ++i) {
        value = (value << 8U) | static_cast<std::uint8_t>(m_bytes[static_cast<std::size_t>(i)]);
    }
    m_bytes.remove_prefix(4);
    return value;
}

std::optional<std::string_view> WireReader::string()
{
    const std::string_view before = m_bytes;
    const auto size = number();
    if (!size || *size > m_bytes.size()) {
        m_bytes = before;
        return std::nullopt;
    }
    const std::string_view text = m_bytes.substr(0, *size);
    m_bytes.remove_prefix(*size);
    return text;
}

void putNumber(std::string &out, std::uint32_t value)
{
    for (unsigned shift = 24;; shift -= 8) {
        out.push_back(static_cast<char>((value >> shift) & 0xffU));
        if (shift == 0) {
            return;
        }
    }
}

void putString(std::string &out, std::string_view text)
{
    putNumber(out, static_cast<std::uint32_t>(text.size()));
    out.append(text);
}

} // namespace zumik::ssh
