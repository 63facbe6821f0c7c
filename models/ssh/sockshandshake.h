// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/secret.h"
#include "models/ssh/destination.h"

#include <cstdint>
#include <string>

namespace zumik::ssh {

/// The server's side of SOCKS5 (RFC 1928) with user name and password (RFC 1929), nothing else: the other
/// methods and commands are refused.
class SocksHandshake {
public:
    enum class State : std::uint8_t {
        Greeting,
        Password,
        Request,
        Requested, ///< `destination` is known; answer with `reply`
        Refused, ///< send what `output` got, and close
    };

    enum class Refusal : std::uint8_t { None, NotSocks, NoPassword, WrongPassword, BadRequest };

    /// Both must outlive the handshake.
    SocksHandshake(const base::Secret &user, const base::Secret &password);

    /// Takes what it understands off the front of `input`, and appends what is to be sent to `output`.
    State feed(std::string &input, std::string &output);

    State state() const { return m_state; }

    Refusal refusal() const { return m_refusal; }

    /// Host and port; how it is reached stands in `tag`.
    const Destination &destination() const { return m_destination; }

    /// What stood behind the user name, after a dot: tells how the destination's host is meant (tagOf).
    const std::string &tag() const { return m_tag; }

private:
    bool step(std::string &input, std::string &output);
    bool greet(std::string &input, std::string &output);
    bool checkPassword(std::string &input, std::string &output);
    bool readRequest(std::string &input, std::string &output);
    bool refuse(Refusal refusal);

    const base::Secret &m_user;
    const base::Secret &m_password;
    State m_state = State::Greeting;
    Refusal m_refusal = Refusal::None;
    Destination m_destination;
    std::string m_tag;
};

/// RFC 1928, 6.
enum class SocksReply : std::uint8_t {
    Succeeded = 0,
    GeneralFailure = 1,
    NotAllowed = 2,
    HostUnreachable = 4,
    ConnectionRefused = 5,
    TtlExpired = 6,
    CommandNotSupported = 7,
    AddressNotSupported = 8,
};

std::string socksReply(SocksReply reply);

} // namespace zumik::ssh
