// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/stack/servers/certificates.h"

#include "tests/support/process.h"

#include <filesystem>
#include <utility>

namespace zumik::tests {

namespace {

constexpr auto here = "subjectAltName=DNS:localhost,IP:127.0.0.1\nextendedKeyUsage=serverAuth\n";
constexpr auto elsewhere = "subjectAltName=DNS:other.example\nextendedKeyUsage=serverAuth\n";
constexpr auto forClients = "extendedKeyUsage=clientAuth\n";
// openssl's form of times: YYYYMMDDHHMMSSZ
constexpr auto longAgo = "20200101000000Z";
constexpr auto expiry = "20210101000000Z";
constexpr auto farFuture = "20991231000000Z";

void openssl(std::vector<std::string> arguments)
{
    runOrThrow({.program = "openssl", .arguments = std::move(arguments)});
}

} // namespace

Certificates::Certificates()
    : m_dir("certificates")
{
    makeAuthority();
    sign({"server", "/CN=localhost", here, longAgo, farFuture});
    sign({"expired", "/CN=localhost", here, longAgo, expiry});
    sign({"misnamed", "/CN=other.example", elsewhere, longAgo, farFuture});
    sign({"client", "/CN=operator", forClients, longAgo, farFuture});
    makeStranger();
}

void Certificates::makeAuthority() const
{
    openssl({"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days",
        "3650", "-subj", "/CN=Test Authority", "-keyout", key("ca"), "-out", certificate("ca")});
    writeFile(m_dir.file("index.txt"), "");
    writeFile(m_dir.file("ca.cnf"),
        "[ca]\ndefault_ca=own\n[own]\nnew_certs_dir=" + m_dir.path().string()
            + "\ndatabase=" + m_dir.file("index.txt")
            + "\nrand_serial=yes\ndefault_md=sha256\npolicy=any\nunique_subject=no\n"
            + "[any]\ncommonName=supplied\n");
}

void Certificates::makeStranger() const
{
    openssl({"req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days",
        "3650", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-keyout",
        key("stranger"), "-out", certificate("stranger")});
}

void Certificates::sign(const Wish &wish) const
{
    const std::string request = m_dir.file(wish.name + ".csr");
    const std::string extensions = m_dir.file(wish.name + ".ext");
    writeFile(extensions, wish.extensions);
    openssl({"req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-subj",
        wish.subject, "-keyout", key(wish.name), "-out", request});
    openssl({"ca", "-batch", "-notext", "-config", m_dir.file("ca.cnf"), "-cert", certificate("ca"),
        "-keyfile", key("ca"), "-startdate", wish.from, "-enddate", wish.to, "-extfile", extensions, "-in",
        request, "-out", certificate(wish.name)});
}

} // namespace zumik::tests
