// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zumik::secrets {

/// Where a secret may be sent: an origin, and the way there. Written as one text,
///     ORIGIN[;NAME=VALUE]...        http://localhost:9090;ssh=vps:22
/// with all that decides who is at the other end; two destinations are the same when their texts are.
class Destination {
public:
    /// `origin` is SCHEME://HOST:PORT, always with its port. Of `way`, pairs without a value are left out.
    Destination(std::string_view origin, const std::vector<std::pair<std::string, std::string>> &way);

    const std::string &text() const { return m_text; }

    bool operator==(const Destination &) const = default;

private:
    friend std::optional<struct BoundKey> parseBoundKey(std::string_view key);

    Destination() = default;

    std::string m_text;
};

/// A keychain entry's key that says where its secret may be sent, and which of several it is there:
///     zumik1:DESTINATION#LABEL      zumik1:http://localhost:9090;ssh=vps:22#prod/prometheus
/// The 1 is the version of this form. Printable ASCII without spaces; all else is percent-encoded.
struct BoundKey {
    Destination destination;
    std::string label;
};

std::string formatBoundKey(const BoundKey &key);

/// Nothing for any other text: a key that names no destination.
std::optional<BoundKey> parseBoundKey(std::string_view key);

} // namespace zumik::secrets
