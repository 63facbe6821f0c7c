// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/stack/servers/nginx.h"
#include "tests/stack/servers/sshd.h"
#include "tests/support/process.h"
#include "tests/support/tempdir.h"

#include <cstdint>
#include <string>
#include <utility>

namespace zumik::bench {

/// A real nginx that answers /large with as many bytes as a Range asks for, up to `largest`, and /small with
/// 3,000; connections are kept alive for ever.
class Service {
public:
    explicit Service(std::uint64_t largest);

    std::uint16_t port() const { return m_nginx.port("service"); }

private:
    tests::TempDir m_files;
    tests::Nginx m_nginx;
};

/// One way to the service by a process of its own: `connect` gives a socket that leads there.
class Way {
public:
    virtual ~Way() = default;

    /// A connected blocking socket. Throws SetupError.
    virtual int connect() const = 0;

    /// Of the process so far, user and system.
    double cpuSeconds() const;

protected:
    Way() = default;

    tests::TempDir m_dir{"way"};
    tests::Process m_process;
};

/// Where sshd is found: its own port, or a proxy's before it.
struct Door {
    const tests::Sshd &sshd;
    std::uint16_t port = 0;
    std::uint16_t service = 0;
};

/// `ssh -L` with chacha20-poly1305.
class Forward final : public Way {
public:
    explicit Forward(const Door &door);
    int connect() const override;

private:
    std::uint16_t m_port = 0;
};

/// The console's tunnel.
class Gateway final : public Way {
public:
    explicit Gateway(const Door &door);
    int connect() const override;

private:
    std::uint16_t m_port = 0;
    std::string m_user;
    std::string m_password;
    std::uint16_t m_service = 0;
};

/// No SSH at all.
class Direct final : public Way {
public:
    explicit Direct(std::uint16_t service)
        : m_service(service)
    {
    }

    int connect() const override;

private:
    std::uint16_t m_service;
};

/// GET over a connection of `way`; the bytes of the body, which are read and forgotten.
std::uint64_t download(const Way &way, std::uint64_t bytes);

/// A kept connection that asks for /small.
class Client {
public:
    explicit Client(const Way &way);
    ~Client();

    Client(const Client &) = delete;
    Client &operator=(const Client &) = delete;

    /// Asks once and reads the whole answer; the seconds that it took.
    double ask() const;

private:
    int m_descriptor;
};

} // namespace zumik::bench
