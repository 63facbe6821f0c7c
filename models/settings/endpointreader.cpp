// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/settings/endpointreader.h"

#include "models/settings/objectreader.h"

#include <algorithm>
#include <array>

namespace zumik::settings {

namespace {

using base::SecretRef;

bool isLetterOrDigit(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
}

bool isLabelName(const QString &name)
{
    return !name.isEmpty() && !name.front().isDigit()
        && std::all_of(name.begin(), name.end(), [](QChar c) { return isLetterOrDigit(c) || c == u'_'; });
}

/// Headers that carry credentials by their meaning or, as far as can be told, by their name.
bool carriesSecret(const QString &headerName)
{
    static constexpr std::array words{
        u"authorization", u"cookie", u"token", u"secret", u"password", u"api-key", u"apikey"};
    return std::any_of(words.begin(), words.end(),
        [&](QStringView word) { return headerName.contains(word, Qt::CaseInsensitive); });
}

QString whereSecretsAre()
{
    return QStringLiteral("a secret is not written into a profile; say where it is kept, "
                          "{\"keychain\": KEY} or {\"env\": VARIABLE}");
}

QString headerName(ObjectReader &from)
{
    QString name = from.requiredText(QStringLiteral("name"));
    if (!isHeaderName(name)) {
        from.fault().set(from.path(QStringLiteral("name")), QStringLiteral("is not a header's name"));
    }
    return name;
}

Header header(ObjectReader &from)
{
    const QString key = QStringLiteral("value");
    Header read{headerName(from), {}};
    if (!from.value(key).isString() || carriesSecret(read.name)) {
        read.value = readSecretRef(from, key);
        return read;
    }
    const QString text = from.text(key);
    if (std::any_of(
            text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x20 || c.unicode() == 0x7f; })) {
        from.fault().set(from.path(key), QStringLiteral("holds a control character"));
    }
    read.value = text;
    return read;
}

BasicAuth basicAuth(ObjectReader from)
{
    BasicAuth read;
    read.user = from.requiredText(QStringLiteral("user"));
    read.password = readSecretRef(from, QStringLiteral("password"));
    if (read.user.contains(u':')) {
        from.fault().set(from.path(QStringLiteral("user")), QStringLiteral("a user name can't hold a colon"));
    }
    from.finish();
    return read;
}

HeaderAuth headerAuth(ObjectReader from)
{
    HeaderAuth read;
    read.name = headerName(from);
    read.value = readSecretRef(from, QStringLiteral("value"));
    from.finish();
    return read;
}

Auth auth(ObjectReader from)
{
    Auth read;
    int ways = 0;
    if (const QString key = QStringLiteral("basic"); from.has(key)) {
        read = basicAuth(from.object(key));
        ++ways;
    }
    if (const QString key = QStringLiteral("bearer"); from.has(key)) {
        read = BearerAuth{readSecretRef(from, key)};
        ++ways;
    }
    if (const QString key = QStringLiteral("header"); from.has(key)) {
        read = headerAuth(from.object(key));
        ++ways;
    }
    from.finish();
    if (ways != 1) {
        from.fault().set(from.path(), QStringLiteral("needs one of \"basic\", \"bearer\" and \"header\""));
    }
    return read;
}

Via via(ObjectReader &from)
{
    const QString key = QStringLiteral("via");
    const QString text = from.text(key);
    const auto read = parseVia(text);
    if (!text.isEmpty() && !read) {
        from.fault().set(from.path(key),
            QStringLiteral("must be \"docker\", \"unix:/path\" or \"kube:CONTEXT/NAMESPACE\""));
    }
    return read.value_or(Via{});
}

std::map<QString, QString> labels(ObjectReader from)
{
    std::map<QString, QString> read;
    for (const QString &name : from.keys()) {
        if (!isLabelName(name)) {
            from.fault().set(from.path(name), QStringLiteral("is not a label's name"));
        }
        read[name] = from.text(name);
    }
    return read;
}

/// What is wrong with a URL; null when nothing is. Never quotes it: it may hold a password.
const char *urlFault(const QUrl &url)
{
    if (!url.userInfo().isEmpty() || url.authority(QUrl::FullyEncoded).contains(u'@')) {
        return "a URL carries no user name or password here; use \"auth\"";
    }
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != u"http" && url.scheme() != u"https")) {
        return "must be a URL, http://HOST[:PORT][/PATH] or https://";
    }
    return url.hasFragment() ? "a URL carries no fragment (#) here" : nullptr;
}

} // namespace

SecretRef readSecretRef(ObjectReader &owner, const QString &key)
{
    if (!owner.has(key)) {
        owner.fault().set(owner.path(key), QStringLiteral("is missing"));
    }
    const QJsonValue value = owner.value(key);
    if (!value.isObject()) {
        owner.fault().set(owner.path(key), whereSecretsAre());
        return {};
    }
    ObjectReader from(value, owner.path(key), owner.fault());
    const QString keychain = from.text(QStringLiteral("keychain"));
    const QString variable = from.text(QStringLiteral("env"));
    from.finish();
    if (keychain.isEmpty() == variable.isEmpty()) {
        owner.fault().set(owner.path(key), QStringLiteral("needs either \"keychain\" or \"env\""));
    }
    if (variable.contains(u'=')) {
        owner.fault().set(
            from.path(QStringLiteral("env")), QStringLiteral("no variable's name holds a \"=\""));
    }
    return variable.isEmpty() ? SecretRef{SecretRef::Kind::Keychain, keychain.toStdString()}
                              : SecretRef{SecretRef::Kind::Environment, variable.toStdString()};
}

bool isHeaderName(const QString &name)
{
    return !name.isEmpty() && std::all_of(name.begin(), name.end(), [](QChar c) {
        return isLetterOrDigit(c) || QStringView(u"!#$%&'*+-.^_`|~").contains(c);
    });
}

QUrl readUrl(ObjectReader &from, const QString &key)
{
    const QString text = from.text(key);
    if (text.isEmpty()) {
        return {};
    }
    QUrl url(text, QUrl::StrictMode);
    // The strict parser drops what it can't read, so the text is looked at as well.
    const qsizetype authorityEnd = text.indexOf(u'/', text.indexOf(QStringLiteral("//")) + 2);
    if (QStringView(text).left(authorityEnd < 0 ? text.size() : authorityEnd).contains(u'@')) {
        from.fault().set(
            from.path(key), QStringLiteral("a URL carries no user name or password here; use \"auth\""));
    } else if (const char *what = urlFault(url)) {
        from.fault().set(from.path(key), QString::fromLatin1(what));
    }
    return url;
}

QString EndpointReader::path(ObjectReader &from, const QString &key) const
{
    const QString text = from.text(key);
    if (text.isEmpty()) {
        return {};
    }
    if (text.startsWith(u'~')) {
        if (text.size() > 1 && text.at(1) != u'/') {
            from.fault().set(
                from.path(key), QStringLiteral("other users' home folders (~NAME) are not known here"));
        }
        return QDir::cleanPath(QDir::homePath() + text.mid(1));
    }
    return QDir::cleanPath(m_folder.absoluteFilePath(text));
}

Tls EndpointReader::tls(ObjectReader from) const
{
    Tls read;
    read.ca = path(from, QStringLiteral("ca"));
    read.cert = path(from, QStringLiteral("cert"));
    read.key = path(from, QStringLiteral("key"));
    read.serverName = from.text(QStringLiteral("serverName"));
    if (read.cert.isEmpty() != read.key.isEmpty()) {
        from.fault().set(from.path(), QStringLiteral("\"cert\" and \"key\" go together"));
    }
    from.finish();
    return read;
}

void EndpointReader::readCommon(ObjectReader &from, Endpoint &to) const
{
    if (!from.has(QStringLiteral("url"))) {
        from.fault().set(from.path(QStringLiteral("url")), QStringLiteral("is missing"));
    }
    to.url = readUrl(from, QStringLiteral("url"));
    if (from.has(QStringLiteral("auth"))) {
        to.auth = auth(from.object(QStringLiteral("auth")));
    }
    from.eachObject(
        QStringLiteral("headers"), [&](ObjectReader &item) { to.headers.push_back(header(item)); });
    if (from.has(QStringLiteral("tls"))) {
        to.tls = tls(from.object(QStringLiteral("tls")));
    }
    to.via = via(from);
    const bool authorized =
        std::holds_alternative<BasicAuth>(to.auth) || std::holds_alternative<BearerAuth>(to.auth);
    if (to.via.kind == Via::Kind::Kube && authorized) {
        from.fault().set(from.path(QStringLiteral("auth")),
            QStringLiteral("the cluster's API server would take it for its own: a service behind \"kube:\" "
                           "can be given a \"header\" only"));
    }
}

Endpoint EndpointReader::endpoint(ObjectReader from) const
{
    Endpoint read;
    readCommon(from, read);
    from.finish();
    return read;
}

PrometheusEndpoint EndpointReader::prometheus(ObjectReader from) const
{
    PrometheusEndpoint read;
    readCommon(from, read);
    const QString key = QStringLiteral("scrapeInterval");
    if (const QString text = from.text(key); !text.isEmpty()) {
        const auto interval = base::parseDuration(text.toStdString());
        if (!interval || interval->count() <= 0) {
            from.fault().set(from.path(key), QStringLiteral("must be a duration like 15s or 1m30s"));
        } else {
            read.scrapeInterval = *interval;
        }
    }
    from.finish();
    return read;
}

GrafanaEndpoint EndpointReader::grafana(ObjectReader from) const
{
    GrafanaEndpoint read;
    readCommon(from, read);
    read.browserUrl = readUrl(from, QStringLiteral("browserUrl"));
    from.finish();
    return read;
}

Target EndpointReader::target(ObjectReader &from) const
{
    Target read;
    read.name = from.requiredText(QStringLiteral("name"));
    readCommon(from, read);
    if (from.has(QStringLiteral("labels"))) {
        read.labels = labels(from.object(QStringLiteral("labels")));
    }
    return read;
}

} // namespace zumik::settings
