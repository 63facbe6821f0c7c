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
    case CheckFact::VersionHidden:
        return tr("%1 keeps its version to itself");
    case CheckFact::LetIn:
        return tr("let in to %1");
    case CheckFact::OpenToLook:
        return tr("%1 may be looked at without a credential");
    case CheckFact::LoginWanted:
        return tr("%1 wants a login, and the profile has none");
    case CheckFact::BoardsFound:
        return tr("%1 dashboards");
    case CheckFact::RulesSeen:
        return tr("%1 alert rules: %2 alerts fire, %3 are pending");
    case CheckFact::RulesFail:
        return tr("%1 alert rules: %2 alerts fire, %3 are pending, %4 rules can't be evaluated");
    case CheckFact::NoRules:
        return tr("no alert rules that this account may see");
    case CheckFact::NoBoards:
        return tr("no dashboards that this account may see");
    case CheckFact::SeriesPresent:
        return tr("all %2 panels have their series");
    case CheckFact::SeriesMissing:
        return tr("%1 of %2 panels lack their series: %3");
    case CheckFact::AbsentByDesign:
        return QStringLiteral("%1");
    case CheckFact::JobUp:
        return tr("all %1 targets of %2 are up");
    case CheckFact::JobDown:
        return tr("%1 of %2 targets of %3 are down");
    case CheckFact::JobMissing:
        return tr("no target of %1");
    case CheckFact::ExpectedThere:
        return tr("%1 is there");
    case CheckFact::ExpectedWithLabels:
        return tr("%1 is there, with %2");
    case CheckFact::ExpectedMissing:
        return tr("%1 is not there");
    case CheckFact::LabelsMissing:
        return tr("%1 has no label %2");
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
    case CheckFact::LoginWanted:
        return tr("Give the profile a service account's token, or a user and a password.");
    case CheckFact::NoBoards:
        return tr("Give the account the Viewer role, or the folders' permission to view.");
    case CheckFact::RulesFail:
        return tr("Look at these rules in Grafana: while they fail, they don't fire.");
    case CheckFact::JobDown:
        return tr("Look at the targets of this job: their last error says why they can't be scraped.");
    case CheckFact::JobMissing:
        return tr("Add the job to scrape_configs, unless it has another name there.");
    case CheckFact::LabelsMissing:
        return tr("Look whether relabeling drops or renames the label: the panels group by it.");
    case CheckFact::ExpectedMissing:
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
