// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/checkwords.h"

#include "widgets/common/sentences.h"

#include <QCoreApplication>

namespace zumik::app {

using session::CheckFact;
using session::CheckRow;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("Check", text);
}

QString pattern(CheckFact fact)
{
    switch (fact) {
    case CheckFact::Failed:
    case CheckFact::KeyNotAskedFor:
        return {};
    case CheckFact::NotReached:
        return tr("not tried: an earlier step failed");
    case CheckFact::UnderWay:
        return tr("working on it");
    case CheckFact::ToCome:
        return {};
    case CheckFact::HopPassed:
        return tr("through %1: %2 %3, logged in with %4 (%5 ms)");
    case CheckFact::NameLeft:
        return tr("looked up on the way");
    case CheckFact::NameResolved:
        return tr("the name is %1");
    case CheckFact::NetworkReached:
        return tr("%1 answers on port %2 (%3 ms)");
    case CheckFact::TransportAgreed:
        return tr("%1, %2 (%3 ms)");
    case CheckFact::HostKeyKnown:
        return tr("known: %1 %2");
    case CheckFact::LoggedIn:
        return tr("logged in with %1 (%2 ms)");
    case CheckFact::ContainerFound:
        return tr("container %1: %2");
    case CheckFact::SocketReached:
        return tr("socket %1 answers");
    case CheckFact::ClusterReached:
        return tr("kubectl reaches namespace %2 of %1");
    case CheckFact::Ready:
        return tr("%1 is ready");
    case CheckFact::NotReady:
        return tr("%1 is starting and not ready yet");
    case CheckFact::Version:
        return tr("%1 %2");
    case CheckFact::TargetsUp:
        return tr("all %2 targets are up");
    case CheckFact::TargetsDown:
        return tr("%1 of %2 targets are down: %3");
    case CheckFact::NoTargets:
        return tr("Prometheus scrapes nothing");
    case CheckFact::CredentialAccepted:
        return tr("%1 answers %2 with its credential");
    case CheckFact::CredentialRefused:
        return tr("%1 refuses the credential (%2)");
    case CheckFact::UnexpectedStatus:
        return tr("%1 answers %2");
    case CheckFact::CredentialDemanded:
        return tr("%1 answers %2 without a credential, as it must");
    case CheckFact::OpenToAnyone:
        return tr("%1 answers 200 without a credential");
    case CheckFact::SeriesPresent:
        return tr("all %2 panels have their series");
    case CheckFact::SeriesMissing:
        return tr("%1 of %2 panels lack their series: %3");
    case CheckFact::AbsentByDesign:
        return QStringLiteral("%1");
    }
    return {};
}

} // namespace

QString detailOf(const CheckRow &row)
{
    if (row.error) {
        return widgets::common::sentenceOf(*row.error).title;
    }
    const QString text = pattern(row.fact);
    QString out;
    for (qsizetype at = 0; at < text.size(); ++at) {
        // In one pass, so that a "%1" inside a hostile argument stays what it is.
        const bool place = text[at] == QLatin1Char('%') && at + 1 < text.size() && text[at + 1].isDigit();
        if (!place) {
            out += text[at];
            continue;
        }
        const auto index = static_cast<std::size_t>(text[++at].digitValue() - 1);
        out += index < row.arguments.size() ? QString::fromStdString(row.arguments[index]) : QString();
    }
    return out;
}

QString actionOf(const CheckRow &row)
{
    if (row.fact == CheckFact::KeyNotAskedFor) {
        return tr("The ssh_config says StrictHostKeyChecking yes: add the key to known_hosts yourself.");
    }
    if (row.error) {
        return widgets::common::sentenceOf(*row.error).text;
    }
    switch (row.fact) {
    case CheckFact::NotReady:
        return tr("Wait until it has read its log, then check again.");
    case CheckFact::TargetsDown:
        return tr("Look at the named targets: their last error says why they can't be scraped.");
    case CheckFact::NoTargets:
        return tr("Look at scrape_configs in Prometheus's configuration.");
    case CheckFact::CredentialRefused:
        return tr("Store the credential that the service was started with.");
    case CheckFact::UnexpectedStatus:
        return tr("Look whether the profile's URL is that of the metrics page.");
    case CheckFact::OpenToAnyone:
        return tr("Set the service's token, so that its metrics are not public.");
    case CheckFact::SeriesMissing:
        return tr("Look whether the targets that expose these series are scraped.");
    default:
        return {};
    }
}

QString stateWord(session::CheckState state)
{
    switch (state) {
    case session::CheckState::Ok:
        return QStringLiteral("ok");
    case session::CheckState::Warn:
        return QStringLiteral("warn");
    case session::CheckState::Fail:
        return QStringLiteral("fail");
    case session::CheckState::Unknown:
        return QStringLiteral("unknown");
    }
    return {};
}

} // namespace zumik::app
