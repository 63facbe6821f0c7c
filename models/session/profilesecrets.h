// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/secret.h"
#include "models/base/secretref.h"
#include "models/secrets/secretresolver.h"
#include "models/settings/profile.h"

#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace zumik::session {

/// The secrets that one endpoint needs, read. Shared, since they can't be copied in silence.
using SecretValues = std::map<base::SecretRef, base::Secret>;

std::vector<base::SecretRef> secretsOf(const settings::Endpoint &endpoint);

/// Reads one after the other; the first that can't be read ends it with its error. The resolver must outlive
/// the call.
void readSecrets(const secrets::SecretResolver &resolver, std::vector<base::SecretRef> refs,
    base::StopToken stop, async::Receiver receiver,
    std::function<void(base::Result<std::shared_ptr<const SecretValues>>)> answer);

} // namespace zumik::session
