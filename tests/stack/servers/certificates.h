// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/tempdir.h"

#include <string>
#include <string_view>

namespace zumik::tests {

/// A private certificate authority and what it signed, made with openssl (P-256). Each name is a pair of PEM
/// files, NAME.crt and NAME.key:
///     ca         the authority itself
///     server     for localhost and 127.0.0.1
///     expired    the same, but its time ended in 2021
///     misnamed   for other.example only
///     client     for client authentication, common name "operator"
///     stranger   for localhost, signed by itself
class Certificates {
public:
    Certificates();

    std::string certificate(std::string_view name) const { return m_dir.file(std::string(name) + ".crt"); }

    std::string key(std::string_view name) const { return m_dir.file(std::string(name) + ".key"); }

    std::string authority() const { return certificate("ca"); }

private:
    struct Wish {
        std::string name;
        std::string subject;
        std::string extensions;
        std::string from;
        std::string to;
    };

    void makeAuthority() const;
    void makeStranger() const;
    void sign(const Wish &wish) const;

    TempDir m_dir;
};

} // namespace zumik::tests
