// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"

#include <QNetworkReply>
#include <QSslError>

#include <string>
#include <string_view>

namespace zumik::clients::http {

/// The error of a request that got no whole answer.
base::ErrorCode codeOf(QNetworkReply::NetworkError error);

/// Of several complaints about a certificate the gravest: untrusted, then out of its time, then misnamed.
base::ErrorCode codeOf(const QList<QSslError> &errors);

/// What a page that is no API answer says about itself, as plain text on one line, at most 80 characters: the
/// title of HTML, the first words of anything else.
std::string pageWords(std::string_view contentType, std::string_view body);

} // namespace zumik::clients::http
