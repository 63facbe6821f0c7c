// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/settings/via.h"

#include <QStringList>

namespace zumik::settings {

namespace {

const QString docker = QStringLiteral("docker");
const QString unixPrefix = QStringLiteral("unix:");
const QString kubePrefix = QStringLiteral("kube:");

std::optional<Via> parseKube(const QString &text)
{
    // A context may hold slashes itself (EKS names its contexts by ARN); a namespace can't.
    const qsizetype slash = text.lastIndexOf(QLatin1Char('/'));
    if (slash <= 0 || slash + 1 == text.size()) {
        return std::nullopt;
    }
    return Via{Via::Kind::Kube, {}, text.left(slash), text.mid(slash + 1)};
}

} // namespace

std::optional<Via> parseVia(const QString &text)
{
    if (text == docker) {
        return Via{Via::Kind::Docker, {}, {}, {}};
    }
    if (text.startsWith(kubePrefix)) {
        return parseKube(text.mid(kubePrefix.size()));
    }
    const QString path = text.mid(unixPrefix.size());
    if (text.startsWith(unixPrefix) && path.startsWith(QLatin1Char('/'))) {
        return Via{Via::Kind::Unix, path, {}, {}};
    }
    return std::nullopt;
}

QString formatVia(const Via &via)
{
    switch (via.kind) {
    case Via::Kind::Docker:
        return docker;
    case Via::Kind::Unix:
        return unixPrefix + via.path;
    case Via::Kind::Kube:
        return kubePrefix + via.context + QLatin1Char('/') + via.kubeNamespace;
    case Via::Kind::Network:
        break;
    }
    return {};
}

} // namespace zumik::settings
