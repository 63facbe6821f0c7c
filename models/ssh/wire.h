// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace zumik::ssh {

/// Reads SSH's wire format (RFC 4251, 5): big-endian 32-bit numbers, and strings with a length in front. A
/// read beyond the end gives nothing and moves nothing.
class WireReader {
public:
    explicit WireReader(std::string_view bytes)
        : m_bytes(bytes)
    {
    }

    std::optional<std::uint8_t> byte();
    std::optional<std::uint32_t> number();
    std::optional<std::string_view> string();

    std::string_view rest() const { return m_bytes; }

private:
    std::string_view m_bytes;
};

void putNumber(std::string &out, std::uint32_t value);
void putString(std::string &out, std::string_view text);

} // namespace zumik::ssh
