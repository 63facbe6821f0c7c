// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace zumik::app {

/// No core dump of this process, and no other process of the same user may look into its memory, as far as
/// the platform offers it. Called first thing, before any secret is read; what the platform refuses is left.
void hardenProcess();

} // namespace zumik::app
