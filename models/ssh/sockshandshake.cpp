// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/sockshandshake.h"

#include <arpa/inet.h>

#include <algorithm>
#include <array>

namespace zumik::ssh {

namespace {

constexpr char socksVersion = 5;
constexpr char passwordVersion = 1;
constexpr char passwordMethod = 2;
constexpr char noMethod = '\xff';
constexpr char connectCommand = 1;
constexpr char ipv4Type = 1;
constexpr char nameType = 3;
constexpr char ipv6Type = 4;

std::size_t sizeAt(const std::string &text, std::size_t index)
{
    return static_cast<unsigned char>(text[index]);
}

std::string addressText(int family, const char *bytes)
{
    std::array<char, INET6_ADDRSTRLEN> text{};
    return inet_ntop(family, bytes, text.data(), text.size()) == nullptr ? std::string() : text.data();
}

} // namespace

SocksHandshake::SocksHandshake(const base::Secret &user, const base::Secret &password)
    : m_user(user)
    , m_password(password)
{
}

SocksHandshake::State SocksHandshake::feed(std::string &input, std::string &output)
{
    while (step(input, output)) { }
    return m_state;
}

/// False when more input is needed, or none.
bool SocksHandshake::step(std::string &input, std::string &output)
{
    switch (m_state) {
    case State::Greeting:
        return greet(input, output);
    case State::Password:
        return checkPassword(input, output);
    case State::Request:
        return readRequest(input, output);
    case State::Requested:
    case State::Refused:
        return false;
    }
    return false;
}

bool SocksHandshake::refuse(Refusal refusal)
{
    m_refusal = refusal;
    m_state = State::Refused;
    return false;
}

/// VERSION, COUNT, METHOD...
bool SocksHandshake::greet(std::string &input, std::string &output)
{
    if (!input.empty() && input[0] != socksVersion) {
        return refuse(Refusal::NotSocks);
    }
    if (input.size() < 2 || input.size() < 2 + sizeAt(input, 1)) {
        return false;
    }
    const std::size_t size = 2 + sizeAt(input, 1);
    const auto found = input.find(passwordMethod, 2);
    input.erase(0, size);
    if (found == std::string::npos || found >= size) {
        output += {socksVersion, noMethod};
        return refuse(Refusal::NoPassword);
    }
    output += {socksVersion, passwordMethod};
    m_state = State::Password;
    return true;
}

/// VERSION, SIZE, user name, SIZE, password
bool SocksHandshake::checkPassword(std::string &input, std::string &output)
{
    if (!input.empty() && input[0] != passwordVersion) {
        return refuse(Refusal::NotSocks);
    }
    if (input.size() < 2 || input.size() < 3 + sizeAt(input, 1)) {
        return false;
    }
    const std::size_t userSize = sizeAt(input, 1);
    const std::size_t passwordSize = sizeAt(input, 2 + userSize);
    const std::size_t size = 3 + userSize + passwordSize;
    if (input.size() < size) {
        return false;
    }
    const std::string_view name = std::string_view(input).substr(2, userSize);
    const std::size_t dot = std::min(name.find('.'), name.size()); // no user name has one
    const auto user = base::Secret::copyOf(name.substr(0, dot));
    m_tag = name.substr(std::min(dot + 1, name.size()));
    const auto password = base::Secret::copyOf(std::string_view(input).substr(3 + userSize, passwordSize));
    base::wipe(input.data(), size);
    input.erase(0, size);
    // Both are always compared: a wrong name takes no less time than a wrong password.
    const bool userRight = user.equals(m_user);
    const bool passwordRight = password.equals(m_password);
    if (!userRight || !passwordRight) {
        output += {passwordVersion, '\1'};
        return refuse(Refusal::WrongPassword);
    }
    output += {passwordVersion, '\0'};
    m_state = State::Request;
    return true;
}

/// VERSION, COMMAND, reserved, TYPE, address, PORT
bool SocksHandshake::readRequest(std::string &input, std::string &output)
{
    constexpr std::size_t head = 5; // with the first byte of the address: a name's size
    if (input.size() < head) {
        return false;
    }
    const char type = input[3];
    const bool typeKnown = type == ipv4Type || type == nameType || type == ipv6Type;
    if (input[0] != socksVersion || input[1] != connectCommand || !typeKnown) {
        output += socksReply(typeKnown ? SocksReply::CommandNotSupported : SocksReply::AddressNotSupported);
        return refuse(Refusal::BadRequest);
    }
    const std::size_t begin = type == nameType ? head : head - 1;
    std::size_t length = type == ipv4Type ? 4 : 16;
    if (type == nameType) {
        length = sizeAt(input, 4);
    }
    if (input.size() < begin + length + 2) {
        return false;
    }
    const std::string host = type == nameType
        ? input.substr(begin, length)
        : addressText(type == ipv4Type ? AF_INET : AF_INET6, input.data() + begin);
    const std::size_t port = sizeAt(input, begin + length) << 8U | sizeAt(input, begin + length + 1);
    input.erase(0, begin + length + 2);
    m_destination = makeDestination(host, static_cast<std::uint16_t>(port));
    m_state = State::Requested;
    return false;
}

std::string socksReply(SocksReply reply)
{
    // Bound address: none of the client's business, and none that it could use.
    return {socksVersion, static_cast<char>(reply), 0, ipv4Type, 0, 0, 0, 0, 0, 0};
}

} // namespace zumik::ssh
