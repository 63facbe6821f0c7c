// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace zumik::base {

/// Text that must not outlive its use: its memory is overwritten when it goes, it can't be streamed, compared
/// by accident or copied in silence (`clone` is the one way), and no log takes it.
class Secret {
public:
    Secret() = default;

    /// Takes the text over and overwrites the source.
    explicit Secret(std::string &&text);
    ~Secret();

    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret &&other) noexcept;
    Secret(const Secret &) = delete;
    Secret &operator=(const Secret &) = delete;

    static Secret copyOf(std::string_view text);
    Secret clone() const;

    bool empty() const { return m_text.empty(); }

    /// For the moment of sending only; don't keep it.
    std::string_view reveal() const { return m_text; }

    /// In a time that depends on the lengths alone.
    bool equals(const Secret &other) const;

private:
    std::string m_text;
};

/// Overwrites in a way that no optimizer removes.
void wipe(void *memory, std::size_t size);
void wipe(std::string &text);

} // namespace zumik::base
