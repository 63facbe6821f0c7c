// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/resolver.h"

#include "models/base/mailbox.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <netdb.h>
#include <sys/socket.h>
#include <thread>

namespace zumik::ssh {

using base::ErrorCode;

namespace {

Address addressOf(const addrinfo &info)
{
    Address address;
    address.family = info.ai_family;
    const auto *bytes = reinterpret_cast<const std::byte *>(info.ai_addr);
    address.bytes.assign(bytes, bytes + info.ai_addrlen);
    std::array<char, 64> text{};
    if (getnameinfo(info.ai_addr, info.ai_addrlen, text.data(), text.size(), nullptr, 0, NI_NUMERICHOST)
        == 0) {
        address.text = text.data();
    }
    return address;
}

int numberOf(AddressFamily family)
{
    switch (family) {
    case AddressFamily::Any:
        return AF_UNSPEC;
    case AddressFamily::Inet:
        return AF_INET;
    case AddressFamily::Inet6:
        return AF_INET6;
    }
    return AF_UNSPEC;
}

Resolver::Answer resolve(const std::string &host, std::uint16_t port, AddressFamily family)
{
    addrinfo hints{};
    hints.ai_family = numberOf(family);
    hints.ai_socktype = SOCK_STREAM;
    hints.ai_flags = AI_NUMERICSERV;
    addrinfo *list = nullptr;
    const int failure = getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &list);
    if (failure != 0) {
        const bool noServer = failure == EAI_AGAIN || failure == EAI_SYSTEM;
        return base::Error{
            noServer ? ErrorCode::Unreachable : ErrorCode::NameNotFound, gai_strerror(failure), host};
    }
    std::vector<Address> addresses;
    for (const addrinfo *info = list; info != nullptr; info = info->ai_next) {
        addresses.push_back(addressOf(*info));
    }
    freeaddrinfo(list);
    return addresses;
}

base::Error connectError(int number)
{
    ErrorCode code = ErrorCode::Unreachable;
    if (number == ECONNREFUSED) {
        code = ErrorCode::ConnectionRefused;
    } else if (number == ETIMEDOUT) {
        code = ErrorCode::Timeout;
    }
    return {code, std::strerror(number), {}};
}

} // namespace

struct Resolver::Box {
    explicit Box(std::function<void()> wake)
        : mail(std::move(wake))
    {
    }

    base::Mailbox<Answer> mail;
};

Resolver::Resolver(
    const std::string &host, std::uint16_t port, AddressFamily family, std::function<void()> wake)
    : m_box(std::make_shared<Box>(std::move(wake)))
{
    std::thread([box = m_box, host, port, family] { box->mail.post(resolve(host, port, family)); }).detach();
}

Resolver::~Resolver()
{
    m_box->mail.close();
}

std::optional<Resolver::Answer> Resolver::take()
{
    auto answers = m_box->mail.take();
    if (answers.empty()) {
        return std::nullopt;
    }
    return std::move(answers.front());
}

base::Result<Socket> beginConnect(const Address &address)
{
    Socket socket(::socket(address.family, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    if (!socket.valid()) {
        return connectError(errno);
    }
    const auto *where = reinterpret_cast<const sockaddr *>(address.bytes.data());
    if (::connect(socket.descriptor(), where, static_cast<socklen_t>(address.bytes.size())) != 0
        && errno != EINPROGRESS) {
        return connectError(errno);
    }
    socket.sendAtOnce();
    return socket;
}

base::Status finishConnect(const Socket &socket)
{
    int number = 0;
    socklen_t size = sizeof number;
    ::getsockopt(socket.descriptor(), SOL_SOCKET, SO_ERROR, &number, &size);
    if (number != 0) {
        return connectError(number);
    }
    return base::Done{};
}

} // namespace zumik::ssh
