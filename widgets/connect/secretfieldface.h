// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace zumik::widgets::connect {

/// From now on a screen reader meets a SecretField as a password field: how long it is, never what it holds.
void installSecretFieldFaces();

} // namespace zumik::widgets::connect
