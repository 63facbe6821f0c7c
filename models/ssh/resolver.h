// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/ssh/config/options.h"
#include "models/ssh/socket.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace zumik::ssh {

/// An address to connect to, as the system's socket calls want it.
struct Address {
    int family = 0;
    std::vector<std::byte> bytes; ///< a sockaddr
    std::string text; ///< "192.0.2.1"
};

/// Looks a host name up without blocking its owner: the system's resolver blocks for as long as it likes, so
/// it runs in a thread of its own, whose late answer nobody waits for.
class Resolver {
public:
    using Answer = base::Result<std::vector<Address>>;

    /// `wake` is called from the other thread when the answer is there.
    Resolver(const std::string &host, std::uint16_t port, AddressFamily family, std::function<void()> wake);
    ~Resolver();

    Resolver(const Resolver &) = delete;
    Resolver &operator=(const Resolver &) = delete;

    /// The answer, once. Errors: NameNotFound, Unreachable (no name server answers).
    std::optional<Answer> take();

private:
    struct Box;
    std::shared_ptr<Box> m_box;
};

/// A connection that is being made; poll it for writing.
base::Result<Socket> beginConnect(const Address &address);

/// Once it is writable: whether the connection stands. Errors: ConnectionRefused, Timeout, Unreachable.
base::Status finishConnect(const Socket &socket);

} // namespace zumik::ssh
