// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/wayquestions.h"

#include "widgets/common/text.h"

namespace zumik::app {

widgets::connect::HostKeyCard *makeHostKeyCard(
    const widgets::common::Look *look, const session::UnknownHostKey &key)
{
    using widgets::common::plain;
    const std::string host =
        key.address.empty() || key.address == key.host ? key.host : key.host + ", " + key.address;
    return new widgets::connect::HostKeyCard(
        look, {plain(host), key.port, plain(key.type), plain(key.fingerprint), plain(key.file)});
}

QString legOf(const session::UnknownHostKey &key)
{
    return key.hop == 0 ? QStringLiteral("ssh.hostkey") : QStringLiteral("ssh.hop%1").arg(key.hop);
}

} // namespace zumik::app
