// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace zumik::ssh {

/// What known_hosts says of a key that a server has shown; `where` is FILE:LINE of the line that decided.
struct HostKeyVerdict {
    enum class Kind : std::uint8_t {
        Known,
        Unknown, ///< no line for the host
        Changed, ///< lines for the host, none with this key
        Revoked, ///< a @revoked line with this key
        Authority, ///< a @cert-authority line only: certificates of hosts are not supported
    };

    Kind kind = Kind::Unknown;
    std::string where;
};

/// OpenSSH's known_hosts (sshd(8), SSH_KNOWN_HOSTS FILE FORMAT): a line is
///     [@revoked|@cert-authority] NAMES TYPE BASE64 [COMMENT]
/// NAMES is a comma-separated list of patterns with * and ?, a leading ! negates; "[host]:port" when the port
/// isn't 22; or one hashed name "|1|SALT|HMAC-SHA1(SALT, name)". Lines that don't parse are skipped, as
/// OpenSSH does. A host on another port than 22 that no line names is also
/// known by a plain line with the very same key.
class KnownHosts {
public:
    /// A file that doesn't exist holds no lines. Errors: FileUnreadable, TooLarge (16 MiB).
    base::Status addFile(const std::string &path);

    void addText(std::string_view text, const std::string &file);

    HostKeyVerdict check(std::string_view host, std::uint16_t port, std::string_view key) const;

    /// The types of the keys by which the host is known.
    std::vector<std::string> keyTypes(std::string_view host, std::uint16_t port) const;

private:
    enum class Marker : std::uint8_t { None, Revoked, Authority };

    struct Line {
        Marker marker = Marker::None;
        std::string names;
        std::string key;
        std::size_t file = 0;
        int number = 0;
    };

    void addLine(std::string_view text, std::size_t file, int number);
    std::string where(const Line &line) const;
    std::vector<const Line *> linesOf(const std::string &name) const;

    std::vector<std::string> m_files;
    std::vector<Line> m_lines;
};

} // namespace zumik::ssh
