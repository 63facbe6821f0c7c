// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/snapshot/localheaders.h"

namespace zumik::snapshot {

/// Whether the central directory at the end of the file lists exactly the entries that were found, with the
/// same names, sizes and sums: it is what other tools read. Errors: FormatInvalid.
base::Status checkCentralDirectory(const tsdb::MappedFile &file, const LocalEntries &local);

} // namespace zumik::snapshot
