// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"
#include "models/settings/profile.h"

#include <optional>

namespace zumik::session {

/// A secret that would get a profile further.
struct SecretNeed {
    enum class Kind : std::uint8_t { Token, Password, Header, Passphrase, Either };

    QString place; ///< what settings::parseSecretPlace reads
    Kind kind = Kind::Either; ///< Either: the profile doesn't say how to authenticate
    QString user = {}; ///< of Password
    QString header = {}; ///< of Header
    bool given = false; ///< there is one, and it didn't do
};

/// What the error of opening the profile, or of a question to its Prometheus, asks for: HTTP 401 and 403, a
/// secret that couldn't be read where it is kept, a key file's passphrase. Nothing for any other error.
std::optional<SecretNeed> secretNeedOf(const settings::Profile &profile, const base::Error &error);

/// Of the endpoint of that name (settings::endpointNamed), which let nobody in. Nothing where there is none.
std::optional<SecretNeed> secretNeedAt(const settings::Profile &profile, const QString &endpoint);

} // namespace zumik::session
