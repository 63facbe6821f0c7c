// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/tunnelwords.h"

#include "app/connectionwords.h"
#include "models/session/sshcommand.h"
#include "models/ssh/tunnelstatus.h"
#include "widgets/common/text.h"

#include <QCoreApplication>
#include <QLocale>

#include <vector>

namespace zumik::app {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(TunnelWords)
};

using widgets::common::plain;
using Section = widgets::shell::TunnelFacts::Section;

/// A line only for what is known.
void add(Section &section, const QString &name, const QString &value)
{
    if (!value.isEmpty()) {
        section.lines.push_back({name, value});
    }
}

QString took(const ssh::LegTimings::Leg &leg)
{
    return leg ? Text::tr("%1 ms").arg(QLocale().toString(qlonglong(leg->count()))) : QString();
}

QString roundTrip(const ssh::TunnelStatus &status)
{
    if (!status.roundTrip) {
        return {};
    }
    const double ms = double(status.roundTrip->count()) / 1000;
    return Text::tr("%1 ms").arg(QLocale().toString(ms, 'f', ms < 10 ? 1 : 0));
}

QString size(std::uint64_t bytes)
{
    return QLocale().formattedDataSize(qint64(bytes), 1, QLocale::DataSizeSIFormat);
}

Section wayOf(const settings::Ssh &ssh, const ssh::TunnelStatus &status)
{
    Section section{Text::tr("Way"), {}};
    add(section, Text::tr("Host"), plain(ssh.host.toStdString()));
    add(section, Text::tr("Address"), plain(status.address));
    add(section, Text::tr("Logged in by"), plain(status.authentication));
    return section;
}

/// A server that was gone through, in short.
Section hopOf(std::size_t number, const ssh::HopStatus &hop)
{
    Section section{Text::tr("Host %1 on the way").arg(number), {}};
    add(section, Text::tr("Host"), plain(hop.place));
    add(section, Text::tr("Logged in by"), plain(hop.authentication));
    add(section, Text::tr("Host key"), plain(hop.hostKeyType + " " + hop.hostKeyFingerprint));
    add(section, Text::tr("Cipher"), plain(hop.cipher));
    add(section, Text::tr("Network"), took(hop.legs.connect));
    add(section, Text::tr("SSH"), took(hop.legs.handshake));
    add(section, Text::tr("Log in"), took(hop.legs.authenticate));
    return section;
}

Section timesOf(const ssh::TunnelStatus &status)
{
    Section section{Text::tr("Times"), {}};
    add(section, Text::tr("Name"), took(status.legs.resolve));
    add(section, Text::tr("Network"), took(status.legs.connect));
    add(section, Text::tr("SSH"), took(status.legs.handshake));
    add(section, Text::tr("Log in"), took(status.legs.authenticate));
    add(section, Text::tr("Round trip"), roundTrip(status));
    return section;
}

Section keysOf(const ssh::TunnelStatus &status)
{
    Section section{Text::tr("Keys"), {}};
    add(section, Text::tr("Host key"), plain(status.hostKeyType));
    add(section, Text::tr("Fingerprint"), plain(status.hostKeyFingerprint));
    add(section, Text::tr("Key exchange"), plain(status.keyExchange));
    add(section, Text::tr("Cipher"), plain(status.cipher));
    return section;
}

Section trafficOf(const ssh::TunnelStatus &status)
{
    return {Text::tr("Traffic"),
        {{Text::tr("Received"), size(status.bytesIn)}, {Text::tr("Sent"), size(status.bytesOut)},
            {Text::tr("Channels open"), QLocale().toString(status.channels)}}};
}

} // namespace

widgets::shell::TunnelFacts tunnelFacts(const session::Session &session)
{
    const ConnectionShown shown = connectionShown(session.state());
    widgets::shell::TunnelFacts facts{shown.status, shown.words};
    const auto &ssh = session.profile().ssh;
    const ssh::TunnelStatus *const status = session.tunnel();
    if (!ssh || status == nullptr) {
        return facts;
    }
    std::vector<Section> all;
    for (const ssh::HopStatus &hop : status->passed) {
        all.push_back(hopOf(all.size() + 1, hop));
    }
    for (const Section &part :
        {wayOf(*ssh, *status), timesOf(*status), keysOf(*status), trafficOf(*status)}) {
        all.push_back(part);
    }
    for (Section &section : all) {
        if (!section.lines.empty()) {
            facts.sections.push_back(std::move(section));
        }
    }
    facts.command = plain(session::sshCommandOf(*ssh));
    return facts;
}

} // namespace zumik::app
