// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/sentences.h"

#include "widgets/common/text.h"
#include "widgets/common/zoneclock.h"

#include <QCoreApplication>

namespace zumik::widgets::common {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Sentences)
};

using base::ErrorCode;

QString tryAgain()
{
    return Text::tr("Try again");
}

/// What happened, and what to do next. The facts (the other side's words, and where) are put between.
struct Form {
    QString title;
    QString next;
    QString action;
    Status status = Status::Critical;
};

Form connectionForm(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NameNotFound:
        return {Text::tr("The host's name has no address"),
            Text::tr("Check its spelling, and whether a VPN is needed for it."), tryAgain()};
    case ErrorCode::ConnectionRefused:
        return {Text::tr("Nothing listens there"), Text::tr("Check the port, and whether the service runs."),
            tryAgain()};
    case ErrorCode::Unreachable:
        return {Text::tr("The network does not reach it"),
            Text::tr("Check the network of this computer and the address."), tryAgain()};
    case ErrorCode::ConnectionLost:
        return {Text::tr("The connection ended in the middle of an answer"),
            Text::tr("It is tried again with the next refresh."), tryAgain()};
    case ErrorCode::RedirectRefused:
        return {Text::tr("The server sends us elsewhere"),
            Text::tr("Nothing was sent there. If that address is right, enter it in the profile."), {}};
    case ErrorCode::Timeout:
        return {Text::tr("No answer in time"),
            Text::tr("The server may be busy: try again, or ask for a shorter range."), tryAgain()};
    case ErrorCode::Cancelled:
        return {Text::tr("Cancelled"), Text::tr("Refresh to ask again."), tryAgain(), Status::Unknown};
    default:
        return {};
    }
}

Form sshForm(ErrorCode code)
{
    switch (code) {
    case ErrorCode::SshProtocol:
        return {Text::tr("The server does not speak SSH as it should"),
            Text::tr("Check host and port: another service may listen there."), tryAgain()};
    case ErrorCode::SshForwardRefused:
        return {Text::tr("The server forbids forwarding"),
            Text::tr("Allow AllowTcpForwarding for this user in its sshd_config."), {}};
    case ErrorCode::HostKeyUnknown:
        return {Text::tr("This server has not been seen before"),
            Text::tr("Compare its key with the one that your provider shows before you accept it."), {}};
    case ErrorCode::HostKeyChanged:
        return {Text::tr("The server's key has changed"),
            Text::tr("Somebody may be in between. Ask whoever runs the server, then remove the old line from "
                     "known_hosts yourself."),
            {}};
    case ErrorCode::HostKeyRevoked:
        return {Text::tr("The server's key is revoked"),
            Text::tr("known_hosts marks it so. Ask whoever runs the server."), {}};
    case ErrorCode::SshAuthFailed:
        return {Text::tr("The server does not let us in"),
            Text::tr("Check the user's name, that the key is in its authorized_keys, or what was answered."),
            tryAgain()};
    case ErrorCode::KeyUnreadable:
        return {Text::tr("The private key can't be read"),
            Text::tr("Check the file and its passphrase, or add the key to the agent."), tryAgain()};
    case ErrorCode::AgentUnavailable:
        return {Text::tr("The SSH agent does not answer"),
            Text::tr("Start it, or name a key file in the profile."), tryAgain()};
    default:
        return {};
    }
}

Form viaForm(ErrorCode code)
{
    switch (code) {
    case ErrorCode::SshSocketRefused:
        return {Text::tr("The SSH server does not connect to the socket"),
            Text::tr("Check its path, whether this user may use it, and AllowStreamLocalForwarding in the "
                     "sshd_config."),
            tryAgain()};
    case ErrorCode::SshCommandRefused:
        return {Text::tr("The SSH server runs no command for us"),
            Text::tr(
                "docker is asked on the server for a container's address. Check ForceCommand, MaxSessions "
                "and the user's shell there, or name an address instead of a container."),
            tryAgain()};
    case ErrorCode::DockerMissing:
        return {Text::tr("The server has no docker command"),
            Text::tr("If it is installed, put it into the PATH that ssh's commands have there."), {}};
    case ErrorCode::DockerDenied:
        return {Text::tr("This user may not talk to docker"),
            Text::tr("Add the user to the server's docker group (sudo usermod -aG docker USER) and connect "
                     "again, or publish the port on the server's loopback."),
            tryAgain()};
    case ErrorCode::DockerFailed:
        return {Text::tr("docker does not answer as it should"),
            Text::tr("Check on the server whether the docker service runs."), tryAgain()};
    case ErrorCode::ContainerNotFound:
        return {Text::tr("There is no such container"),
            Text::tr(
                "The name is neither a container's nor a compose service's: compare it with docker ps on "
                "the server."),
            tryAgain()};
    case ErrorCode::ContainerStopped:
        return {Text::tr("The container is not running"),
            Text::tr("Look at its log on the server, and start it."), tryAgain()};
    case ErrorCode::ContainerAmbiguous:
        return {Text::tr("Several projects have a service of this name"),
            Text::tr("Name the container itself in the profile."), {}};
    case ErrorCode::ContainerNoAddress:
        return {Text::tr("The container has no address of its own"),
            Text::tr("It shares another's network, or has none: name that container, or a published port."),
            {}};
    case ErrorCode::KubectlMissing:
        return {Text::tr("This computer has no kubectl"),
            Text::tr("Install it, or put it into the PATH that the console is started with."), tryAgain()};
    case ErrorCode::KubectlFailed:
        return {Text::tr("kubectl does not reach the cluster"),
            Text::tr("Check the context with kubectl config get-contexts, and the profile's kubeconfig."),
            tryAgain()};
    default:
        return {};
    }
}

Form trustForm(ErrorCode code)
{
    switch (code) {
    case ErrorCode::TlsUntrusted:
        return {Text::tr("The certificate's issuer is not trusted"),
            Text::tr("If it is your own, name its CA file in the profile."), {}};
    case ErrorCode::TlsExpired:
        return {Text::tr("The certificate is not valid now"),
            Text::tr("Renew it, or check this computer's clock."), {}};
    case ErrorCode::TlsWrongName:
        return {Text::tr("The certificate is for another name"),
            Text::tr("Use the name that it was made for."), {}};
    case ErrorCode::TlsProtocol:
        return {Text::tr("No encrypted connection came about"),
            Text::tr("Check that the port speaks TLS, and which versions."), tryAgain()};
    case ErrorCode::Unauthorized:
        return {Text::tr("The server does not know us"),
            Text::tr("Check the token or password of the profile."), {}};
    case ErrorCode::Forbidden:
        return {Text::tr("The server does not allow this"),
            Text::tr("Check what the token or user may read."), {}};
    case ErrorCode::SecretNoBackend:
        return {Text::tr("This desktop has no keychain"),
            Text::tr("Give the secret through its environment variable."), {}};
    case ErrorCode::SecretLocked:
        return {Text::tr("The keychain is locked"), Text::tr("Unlock it and try again."), tryAgain()};
    case ErrorCode::SecretDenied:
        return {Text::tr("The keychain said no"), Text::tr("Allow access and try again."), tryAgain()};
    case ErrorCode::SecretNotFound:
        return {Text::tr("The secret is not stored"),
            Text::tr("Enter it in the profile, or set its environment variable."), {}};
    case ErrorCode::SecretBoundElsewhere:
        return {Text::tr("This secret is kept for another destination"),
            Text::tr("Nothing was sent. If this destination is right, set the secret for it anew: "
                     "zumik-console profile secret set NAME KIND."),
            {}};
    default:
        return {};
    }
}

Form inputForm(ErrorCode code)
{
    switch (code) {
    case ErrorCode::InvalidArgument:
        return {Text::tr("That is not known here"), Text::tr("Check the spelling."), {}};
    case ErrorCode::FileNotFound:
        return {Text::tr("The file does not exist"), Text::tr("Check its path."), {}};
    case ErrorCode::FileUnreadable:
        return {Text::tr("The file can't be read"), Text::tr("Check its permissions."), tryAgain()};
    case ErrorCode::FileUnwritable:
        return {Text::tr("The file can't be written"),
            Text::tr("Check the permissions of its folder and the free space."), tryAgain()};
    case ErrorCode::JsonInvalid:
        return {Text::tr("This is not JSON, or it was cut short"),
            Text::tr("Get the file again, or look at the place that is named."), {}};
    case ErrorCode::FormatInvalid:
        return {Text::tr("The contents are not what they should be"),
            Text::tr("Look at the place that is named."), {}};
    case ErrorCode::FormatUnsupported:
        return {
            Text::tr("This version or variant is not known"), Text::tr("A newer console may read it."), {}};
    case ErrorCode::QueryInvalid:
        return {Text::tr("The query can't be read"),
            Text::tr("What stands there is no PromQL. In a dashboard the other panels are not affected."),
            Text::tr("Copy details")};
    default:
        return {};
    }
}

Form serverForm(ErrorCode code)
{
    switch (code) {
    case ErrorCode::NotJson:
        return {Text::tr("The answer is not Prometheus's"),
            Text::tr("A proxy or a login page may stand before it: check the address."), {}};
    case ErrorCode::TooLarge:
        return {Text::tr("The answer is larger than the limit"),
            Text::tr("Narrow the query, or ask for a shorter range."), {}};
    case ErrorCode::QueryFailed:
        return {Text::tr("The query could not be evaluated"), Text::tr("Other panels are not affected."),
            Text::tr("Copy details")};
    case ErrorCode::QueryTimeout:
        return {Text::tr("The query took too long"), Text::tr("Narrow it, or ask for a shorter range."),
            tryAgain()};
    case ErrorCode::TooManyRequests:
        return {Text::tr("The server asks us to slow down"), Text::tr("Choose a longer refresh interval."),
            tryAgain()};
    case ErrorCode::Unavailable:
        return {Text::tr("The server is not available now"),
            Text::tr("It is tried again with the next refresh."), tryAgain()};
    case ErrorCode::NotSupported:
        return {Text::tr("The server does not offer this"), Text::tr("A newer version of it may."), {},
            Status::Unknown};
    case ErrorCode::HttpStatus:
        return {Text::tr("The server refused the request"),
            Text::tr("Look at its log if the reason isn't clear."), tryAgain()};
    default:
        return {};
    }
}

Form formOf(ErrorCode code)
{
    for (const auto &forms : {connectionForm, sshForm, viaForm, trustForm, inputForm, serverForm}) {
        if (Form form = forms(code); !form.title.isEmpty()) {
            return form;
        }
    }
    return {Text::tr("The console made a mistake"),
        Text::tr("Please report it with the details. Other panels are not affected."),
        Text::tr("Copy details")};
}

QString joined(const QString &a, const QString &b)
{
    const QString space = a.isEmpty() || b.isEmpty() ? QString() : QStringLiteral(" ");
    return a + space + b;
}

/// The other side's own words become a sentence of their own.
QString ended(QString text)
{
    const bool closed = text.isEmpty() || QStringLiteral(".!?:").contains(text.back());
    return closed ? text : text + QLatin1Char('.');
}

} // namespace

Sentence sentenceOf(const base::Error &error)
{
    const Form form = formOf(error.code);
    const QString where = plain(error.where, 200);
    const QString fact = plain(error.message, 300);
    QString facts = ended(fact);
    if (!where.isEmpty()) {
        facts = fact.isEmpty() ? ended(where) : Text::tr("%1 (%2).", "fact (place)").arg(fact, where);
    }
    return {
        form.status, form.title, joined(facts, form.next), form.action, plain(base::describe(error), 2000)};
}

Sentence sentenceOf(board::EmptyReason reason, std::string_view detail, const QString &lastSeen)
{
    using board::EmptyReason;
    const QString about = plain(detail, 300);
    const QString name = about.isEmpty() ? Text::tr("this metric") : about;
    Sentence sentence;
    sentence.status = Status::Unknown;
    switch (reason) {
    case EmptyReason::None:
        sentence.title = Text::tr("No data in this range");
        sentence.text = about.isEmpty() ? Text::tr("The queries were answered, with no series.")
                                        : Text::tr("%1 has no samples between these times.").arg(about);
        break;
    case EmptyReason::UnknownMetric:
        sentence.title = Text::tr("Not instrumented");
        sentence.text = Text::tr("No target exposes %1.").arg(name);
        sentence.action = Text::tr("Show targets");
        break;
    case EmptyReason::UnknownLabelValue:
        sentence.title = Text::tr("No such label value");
        sentence.text = Text::tr("Nothing matches %1. Choose another value above.").arg(name);
        break;
    case EmptyReason::TargetDown:
        sentence.title = Text::tr("The target does not answer");
        sentence.text = Text::tr("Prometheus can't scrape %1, so it has no samples.").arg(name);
        sentence.action = Text::tr("Show targets");
        break;
    case EmptyReason::NotScrapedYet:
        sentence.title = Text::tr("Not scraped yet");
        sentence.text = Text::tr("%1 is known, and its first samples are on their way.").arg(name);
        break;
    case EmptyReason::Retention:
        sentence.title = Text::tr("Before the server's memory");
        sentence.text = Text::tr("Prometheus keeps nothing as old as this range. Choose a later one.");
        break;
    case EmptyReason::ByDesign:
        sentence.status = Status::Info;
        sentence.title = Text::tr("Empty by design");
        sentence.text = about.isEmpty() ? Text::tr("This panel fills only in some setups.") : about;
        break;
    case EmptyReason::NoTraffic:
        sentence.title = Text::tr("No traffic in this range");
        sentence.status = Status::Waiting;
        sentence.text = Text::tr("%1 is there, and nothing was counted.")
                            .arg(about.isEmpty() ? Text::tr("The metric") : about);
        break;
    case EmptyReason::BadQuery:
        sentence.status = Status::Critical;
        sentence.title = Text::tr("The query can't be read");
        sentence.text = joined(ended(about), Text::tr("Other panels are not affected."));
        sentence.action = Text::tr("Copy details");
        break;
    case EmptyReason::ServerError:
        sentence.status = Status::Critical;
        sentence.title = Text::tr("The server reported an error");
        sentence.text = joined(ended(about), Text::tr("It is tried again with the next refresh."));
        sentence.action = Text::tr("Try again");
        break;
    case EmptyReason::Unsupported:
        sentence.status = Status::Info;
        sentence.title = Text::tr("Not drawn yet");
        sentence.text = about.isEmpty()
            ? Text::tr("This kind of panel is not drawn by this version.")
            : Text::tr("Panels of the type \"%1\" are not drawn by this version.").arg(about);
        break;
    case EmptyReason::NothingAsked:
        sentence.status = Status::Info;
        sentence.title = Text::tr("Nothing to ask");
        sentence.text = about.isEmpty()
            ? Text::tr("None of this panel's queries is one for Prometheus.")
            : Text::tr("All of this panel's queries are switched off in the dashboard.");
        break;
    case EmptyReason::LibraryMissing:
        sentence.status = Status::Info;
        sentence.title = Text::tr("Not in this file");
        sentence.text = Text::tr("This is the library panel \"%1\", and its definition is not in this file. "
                                 "Export the dashboard for sharing, and it is.")
                            .arg(about);
        break;
    case EmptyReason::NothingPairs:
        sentence.status = Status::Unknown;
        sentence.title = Text::tr("Nothing pairs up");
        sentence.text =
            Text::tr("Both sides of an operation have series, but no two have the same labels: %1. "
                     "The query needs on(...) or ignoring(...).")
                .arg(about);
        break;
    case EmptyReason::TransformedAway:
        sentence.status = Status::Unknown;
        sentence.title = Text::tr("The transformations leave nothing");
        sentence.text = Text::tr("There is data, but the panel's transformations filter all of it out.");
        break;
    }
    if (!lastSeen.isEmpty()) {
        sentence.text = joined(sentence.text, Text::tr("Last seen %1.").arg(lastSeen));
    }
    sentence.details = sentence.title + QLatin1String(": ") + sentence.text;
    return sentence;
}

QString sentenceOf(const series::Annotation &annotation)
{
    QString words = plain(annotation.message, 1000);
    if (annotation.level != series::Annotation::Level::Partial) {
        return words;
    }
    const QString partial = Text::tr("The server could not read all of its storage. Series may be missing "
                                     "here, and sums and counts too low.");
    return words.isEmpty() ? partial : partial + QLatin1Char(' ') + Text::tr("It says: %1").arg(words);
}

QString sentenceOf(const board::Doubt &doubt)
{
    using Kind = board::Doubt::Kind;
    const QString window = spanText(doubt.window);
    const QString limit = spanText(doubt.limit);
    const QString about = plain(doubt.detail, 200);
    switch (doubt.kind) {
    case Kind::WindowUnderStep:
        return Text::tr("Each point looks back %1, and points are %2 apart: what lies between is not shown. "
                        "Zoom in to see it.")
            .arg(window, limit);
    case Kind::WindowUnderFourScrapes:
        return Text::tr(
            "Each point looks back %1, less than four scrapes (%2): a scrape that is missed leaves a gap.")
            .arg(window, limit);
    case Kind::WindowNotFull:
        return Text::tr("%1 has no samples from %2 ago: what is shown for that long is of less time.")
            .arg(about, window);
    case Kind::AtLeast:
        return Text::tr("At least %1: the quantile lies in the last bucket, which has no upper bound.")
            .arg(QString::number(doubt.bound, 'g', 6));
    case Kind::TargetDown:
        return Text::tr("%1 does not answer. Its rates are those of before.").arg(about);
    case Kind::TransformationTooLarge:
        return Text::tr("The transformation %1 was left out: it would make more than can be shown.")
            .arg(about);
    case Kind::BeforeRecording:
        return Text::tr(
            "In the first %1 of the recording, values are computed from a part of their window: what "
            "was before is not recorded.")
            .arg(window);
    case Kind::NarrowerRecorded:
        return Text::tr("Only %1 recorded.").arg(about);
    case Kind::NotRecorded:
        return Text::tr("%1 was not recorded.").arg(about);
    case Kind::RepeatsLeftOut:
        return Text::tr(
            "This is repeated for more values than can be shown: %1 of them have no panel. Choose "
            "fewer.")
            .arg(about);
    case Kind::TransformationUnusable:
        return Text::tr("The transformation %1 was left out: its options ask for what it can't do.")
            .arg(about);
    }
    return {};
}

} // namespace zumik::widgets::common
