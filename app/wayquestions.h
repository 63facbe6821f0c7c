// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/session/session.h"
#include "widgets/connect/hostkeycard.h"

namespace zumik::widgets::common {
class Look;
}

namespace zumik::app {

/// The question about a host key that was never seen; the caller gives it its place.
widgets::connect::HostKeyCard *makeHostKeyCard(
    const widgets::common::Look *look, const session::UnknownHostKey &key);

/// The leg that it belongs to.
QString legOf(const session::UnknownHostKey &key);

} // namespace zumik::app
