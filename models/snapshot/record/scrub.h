// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/snapshot/record/request.h"

#include <string>
#include <string_view>

namespace zumik::snapshot::record {

// What could be a secret is taken out of everything that is recorded beside samples. Credentials of the
// profile never come near it; what servers tell of themselves may hold others.

/// The text without the user names and passwords of the addresses in it, and without the values of those
/// parameters of their queries whose names tell of a secret (token, key, password, signature and the like).
std::string withoutSecrets(std::string_view text);

/// The address without user name, password, query and fragment.
std::string plainAddress(std::string_view url);

/// Without discovered labels (those that begin with "__", the name apart), and with a plain address.
source::Target withoutSecrets(source::Target target);

source::RuleGroup withoutSecrets(source::RuleGroup group);

void removeSecrets(Documents &documents);

/// Out of the answers of Alertmanager's API v2 (/alerts and /silences; openapi.yaml) one document
/// {"alerts":[...],"silences":[...]}, of the keys that are known: labels, annotations, times, status,
/// receivers; matchers, comment, createdBy. Where an alert came from (generatorURL) isn't among them. Errors:
/// JsonInvalid, FormatInvalid.
base::Result<std::string> alertmanagerDocument(std::string_view alerts, std::string_view silences);

} // namespace zumik::snapshot::record
