// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/base/error.h"

#include <array>
#include <cstddef>

namespace zumik::base {

namespace {

struct Row {
    ErrorCode code;
    std::string_view name;
    ErrorKind kind;
};

constexpr std::array rows{
    Row{ErrorCode::Cancelled, "cancelled", ErrorKind::Interrupted},
    Row{ErrorCode::Timeout, "timeout", ErrorKind::Connect},
    Row{ErrorCode::Internal, "internal", ErrorKind::Internal},
    Row{ErrorCode::InvalidArgument, "invalid_argument", ErrorKind::Usage},
    Row{ErrorCode::NameNotFound, "name_not_found", ErrorKind::Connect},
    Row{ErrorCode::ConnectionRefused, "connection_refused", ErrorKind::Connect},
    Row{ErrorCode::Unreachable, "unreachable", ErrorKind::Connect},
    Row{ErrorCode::ConnectionLost, "connection_lost", ErrorKind::Connect},
    Row{ErrorCode::SshProtocol, "ssh_protocol", ErrorKind::Connect},
    Row{ErrorCode::SshForwardRefused, "ssh_forward_refused", ErrorKind::Connect},
    Row{ErrorCode::SshSocketRefused, "ssh_socket_refused", ErrorKind::Connect},
    Row{ErrorCode::SshCommandRefused, "ssh_command_refused", ErrorKind::Connect},
    Row{ErrorCode::DockerMissing, "docker_missing", ErrorKind::Connect},
    Row{ErrorCode::DockerDenied, "docker_denied", ErrorKind::Connect},
    Row{ErrorCode::DockerFailed, "docker_failed", ErrorKind::Connect},
    Row{ErrorCode::ContainerNotFound, "container_not_found", ErrorKind::Connect},
    Row{ErrorCode::ContainerStopped, "container_stopped", ErrorKind::Connect},
    Row{ErrorCode::ContainerAmbiguous, "container_ambiguous", ErrorKind::Connect},
    Row{ErrorCode::ContainerNoAddress, "container_no_address", ErrorKind::Connect},
    Row{ErrorCode::KubectlMissing, "kubectl_missing", ErrorKind::Connect},
    Row{ErrorCode::KubectlFailed, "kubectl_failed", ErrorKind::Connect},
    Row{ErrorCode::HostKeyUnknown, "host_key_unknown", ErrorKind::Connect},
    Row{ErrorCode::HostKeyChanged, "host_key_changed", ErrorKind::Connect},
    Row{ErrorCode::HostKeyRevoked, "host_key_revoked", ErrorKind::Connect},
    Row{ErrorCode::TlsUntrusted, "tls_untrusted", ErrorKind::Connect},
    Row{ErrorCode::TlsExpired, "tls_expired", ErrorKind::Connect},
    Row{ErrorCode::TlsWrongName, "tls_wrong_name", ErrorKind::Connect},
    Row{ErrorCode::TlsProtocol, "tls_protocol", ErrorKind::Connect},
    Row{ErrorCode::RedirectRefused, "redirect_refused", ErrorKind::Server},
    Row{ErrorCode::SshAuthFailed, "ssh_auth_failed", ErrorKind::Auth},
    Row{ErrorCode::KeyUnreadable, "key_unreadable", ErrorKind::Auth},
    Row{ErrorCode::AgentUnavailable, "agent_unavailable", ErrorKind::Auth},
    Row{ErrorCode::Unauthorized, "unauthorized", ErrorKind::Auth},
    Row{ErrorCode::Forbidden, "forbidden", ErrorKind::Auth},
    Row{ErrorCode::SecretNoBackend, "secret_no_backend", ErrorKind::Auth},
    Row{ErrorCode::SecretLocked, "secret_locked", ErrorKind::Auth},
    Row{ErrorCode::SecretDenied, "secret_denied", ErrorKind::Auth},
    Row{ErrorCode::SecretNotFound, "secret_not_found", ErrorKind::Auth},
    Row{ErrorCode::SecretBoundElsewhere, "secret_bound_elsewhere", ErrorKind::Auth},
    Row{ErrorCode::FileNotFound, "file_not_found", ErrorKind::Input},
    Row{ErrorCode::FileUnreadable, "file_unreadable", ErrorKind::Input},
    Row{ErrorCode::FileUnwritable, "file_unwritable", ErrorKind::Input},
    Row{ErrorCode::JsonInvalid, "json_invalid", ErrorKind::Input},
    Row{ErrorCode::FormatInvalid, "format_invalid", ErrorKind::Input},
    Row{ErrorCode::FormatUnsupported, "format_unsupported", ErrorKind::Input},
    Row{ErrorCode::QueryInvalid, "query_invalid", ErrorKind::Input},
    Row{ErrorCode::HttpStatus, "http_status", ErrorKind::Server},
    Row{ErrorCode::NotJson, "not_json", ErrorKind::Server},
    Row{ErrorCode::TooLarge, "too_large", ErrorKind::Server},
    Row{ErrorCode::QueryFailed, "query_failed", ErrorKind::Server},
    Row{ErrorCode::QueryTimeout, "query_timeout", ErrorKind::Server},
    Row{ErrorCode::TooManyRequests, "too_many_requests", ErrorKind::Server},
    Row{ErrorCode::Unavailable, "unavailable", ErrorKind::Server},
    Row{ErrorCode::NotSupported, "not_supported", ErrorKind::Server},
};

constexpr bool inOrder()
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (static_cast<std::size_t>(rows[i].code) != i) {
            return false;
        }
    }
    return true;
}

static_assert(inOrder(), "one row a code, in the order of the enum");

const Row &rowOf(ErrorCode code)
{
    return rows[static_cast<std::size_t>(code)];
}

} // namespace

std::string_view errorName(ErrorCode code)
{
    return rowOf(code).name;
}

ErrorKind errorKind(ErrorCode code)
{
    return rowOf(code).kind;
}

std::string describe(const Error &error)
{
    std::string text(errorName(error.code));
    if (!error.message.empty()) {
        text += ": " + error.message;
    }
    if (!error.where.empty()) {
        text += " (" + error.where + ")";
    }
    return text;
}

} // namespace zumik::base
