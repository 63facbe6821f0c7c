// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace zumik::base {

/// Why something failed. The engine knows no words: widgets/common turns a code into a translated sentence
/// and an action, and app turns it into an exit status through `errorKind`.
enum class ErrorCode : std::uint8_t {
    Cancelled, ///< the caller's StopToken was triggered
    Timeout, ///< no answer within the limit that the caller gave
    Internal, ///< a defect of ours that could be contained

    InvalidArgument, ///< the caller or the command line asked for something that does not exist

    NameNotFound, ///< no address for the host name
    ConnectionRefused, ///< nothing listens at host and port
    Unreachable, ///< no route, or the network is down
    ConnectionLost, ///< the peer went away in mid-answer
    SshProtocol, ///< the server speaks no SSH, or breaks its rules
    SshForwardRefused, ///< the server's policy forbids forwarding
    SshSocketRefused, ///< the server didn't connect to a unix socket; it never says why
    SshCommandRefused, ///< the server doesn't run commands for this user
    DockerMissing, ///< no docker command on the server
    DockerDenied, ///< the user may not talk to docker
    DockerFailed, ///< docker said no otherwise, or something that it never says
    ContainerNotFound, ///< no container and no compose service of the name
    ContainerStopped, ///< it isn't running, so it has no address
    ContainerAmbiguous, ///< services of several compose projects have the name
    ContainerNoAddress, ///< it runs, in no network of its own
    KubectlMissing, ///< no kubectl on this computer
    KubectlFailed, ///< it ended, or never began to serve
    HostKeyUnknown, ///< no known_hosts line for the host
    HostKeyChanged, ///< a known_hosts line with another key
    HostKeyRevoked, ///< a @revoked line
    TlsUntrusted, ///< no chain to a trusted authority
    TlsExpired, ///< certificate not valid now
    TlsWrongName, ///< certificate for another host
    TlsProtocol, ///< the handshake failed otherwise
    RedirectRefused, ///< the server sent us elsewhere; nothing was sent there

    SshAuthFailed, ///< no offered key or method was accepted
    KeyUnreadable, ///< a private key file that cannot be read, or needs a passphrase
    AgentUnavailable, ///< no ssh-agent, or it refused
    Unauthorized, ///< HTTP 401
    Forbidden, ///< HTTP 403

    SecretNoBackend, ///< this desktop has no keychain service
    SecretLocked, ///< the keychain is locked and was not unlocked
    SecretDenied, ///< the user or the keychain said no
    SecretNotFound, ///< the keychain works and has no such entry; or the environment variable is not set
    SecretBoundElsewhere, ///< the keychain's entry may not be sent there; nothing was sent

    FileNotFound,
    FileUnreadable,
    FileUnwritable,
    JsonInvalid, ///< not JSON, or cut short
    FormatInvalid, ///< well-formed, but not what it should be (an unknown key, a wrong kind)
    FormatUnsupported, ///< a version or variant that is not known
    QueryInvalid, ///< PromQL that does not parse; Prometheus's bad_data

    HttpStatus, ///< any other status than 2xx
    NotJson, ///< an answer that is not an API answer: a proxy's page, say
    TooLarge, ///< over the limit that the caller gave
    QueryFailed, ///< Prometheus's execution error
    QueryTimeout, ///< the server gave up on the query
    TooManyRequests, ///< HTTP 429
    Unavailable, ///< HTTP 502, 503, 504
    NotSupported, ///< the server has no such endpoint
};

/// The families that the command line's exit status tells apart (CLI contract).
enum class ErrorKind : std::uint8_t { Interrupted, Usage, Connect, Auth, Input, Server, Internal };

/// A failure: what (`code`), the other side's own words or the fact (`message`, plain text, never a secret),
/// and where: a URL without userinfo, FILE:LINE, or a panel's title. Lines and columns count from 1.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string message;
    std::string where;
    std::chrono::seconds retryAfter{0}; ///< how long the other side asks to be left alone; 0: it doesn't say

    bool operator==(const Error &) const = default;
};

/// The code's stable name, "connection_refused": for logs and JSON.
std::string_view errorName(ErrorCode code);

ErrorKind errorKind(ErrorCode code);

/// "connection_refused: MESSAGE (WHERE)" for logs and tests; people get a sentence of widgets/common.
std::string describe(const Error &error);

} // namespace zumik::base
