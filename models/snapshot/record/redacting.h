// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/stoptoken.h"
#include "models/snapshot/record/request.h"
#include "models/snapshot/redaction.h"

#include <string>
#include <vector>

namespace zumik::snapshot::record {

/// Learns every value that the snapshot will hold: of the blocks' series, the documents and the queries.
/// Errors: Cancelled; those of reading.
base::Status learnAll(Redaction &redaction, const std::vector<std::string> &blocks,
    const RecordRequest &request, const base::StopToken &stop);

/// The documents, redacted. What may answer otherwise than before is added to the manifest's `missing`.
/// Errors: JsonInvalid.
base::Status redactDocuments(Redaction &redaction, Documents &documents, Manifest &manifest);

/// What the manifest itself says: selectors, errors, names.
void redactManifest(Redaction &redaction, Manifest &manifest);

} // namespace zumik::snapshot::record
