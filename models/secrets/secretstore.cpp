// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/secrets/secretstore.h"

namespace zumik::secrets {

SecretStore::~SecretStore() = default;

} // namespace zumik::secrets
