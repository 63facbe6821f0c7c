// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <cstdint>
#include <optional>

namespace zumik::settings {

/// How an endpoint's host is found on the far side: as a name there (Network), as a container or compose
/// service
/// ("docker"), behind a Unix socket ("unix:/path"), or as a Kubernetes service ("kube:CONTEXT/NAMESPACE").
struct Via {
    enum class Kind : std::uint8_t { Network, Docker, Unix, Kube };

    Kind kind = Kind::Network;
    QString path; ///< Unix: absolute
    QString context; ///< Kube
    QString kubeNamespace; ///< Kube

    bool operator==(const Via &) const = default;
};

/// Nothing when the text is none of the three forms.
std::optional<Via> parseVia(const QString &text);

/// The form that parseVia reads; empty for Network.
QString formatVia(const Via &via);

} // namespace zumik::settings
