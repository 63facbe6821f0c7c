// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"
#include "models/clients/http/message.h"

#include <optional>

namespace zumik::clients::prometheus {

/// What a cluster's API server says in the service's place, when it doesn't let a request through or reaches
/// nobody: a document of the kind Status ("services \"prometheus\" not found"). Nothing for any other answer.
/// Codes: Forbidden, Unauthorized, NameNotFound (no such service), ConnectionRefused (none of its pods
/// answers), Timeout, HttpStatus.
std::optional<base::Error> kubernetesError(const http::Response &response);

/// Whether it refuses a POST to a user who may read: RBAC tells "create" (POST) of services/proxy from "get".
bool mayOnlyRead(const http::Response &response);

} // namespace zumik::clients::prometheus
