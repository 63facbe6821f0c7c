// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/settings/profilereader.h"

#include "models/settings/endpointreader.h"
#include "models/settings/objectreader.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <algorithm>
#include <set>

namespace zumik::settings {

namespace {

using base::Error;
using base::ErrorCode;

constexpr int highestPort = 65535;

/// "FILE:LINE:COLUMN" of a byte offset; columns count characters.
std::string place(const QString &fileName, const QByteArray &json, qsizetype offset)
{
    const QByteArray before = json.left(offset);
    const qsizetype line = before.count('\n') + 1;
    const qsizetype column = QString::fromUtf8(before.mid(before.lastIndexOf('\n') + 1)).size() + 1;
    return fileName.toStdString() + ':' + std::to_string(line) + ':' + std::to_string(column);
}

/// ssh would take a leading dash for an option, and no host or user name holds spaces or control characters.
QString sshName(ObjectReader &from, const QString &key)
{
    QString name = from.text(key);
    if (name.startsWith(u'-')
        || std::any_of(name.begin(), name.end(), [](QChar c) { return c <= u' ' || c == QChar(u'\x7f'); })) {
        from.fault().set(from.path(key), QStringLiteral("no name begins with \"-\" or holds a space"));
    }
    return name;
}

Ssh readSsh(ObjectReader from, const EndpointReader &endpoints)
{
    Ssh read;
    if (!from.has(QStringLiteral("host"))) {
        from.fault().set(from.path(QStringLiteral("host")), QStringLiteral("is missing"));
    }
    read.host = sshName(from, QStringLiteral("host"));
    read.user = sshName(from, QStringLiteral("user"));
    read.port = from.number(QStringLiteral("port"), 1, highestPort);
    read.identity = endpoints.path(from, QStringLiteral("identity"));
    read.config = endpoints.path(from, QStringLiteral("config"));
    read.knownHosts = endpoints.path(from, QStringLiteral("knownHosts"));
    if (from.has(QStringLiteral("passphrase"))) {
        read.passphrase = readSecretRef(from, QStringLiteral("passphrase"));
    }
    if (from.has(QStringLiteral("password"))) {
        read.password = readSecretRef(from, QStringLiteral("password"));
    }
    from.finish();
    return read;
}

/// The three services that a profile and each of its further sources may have.
template <typename Group> void readGroup(ObjectReader &from, const EndpointReader &endpoints, Group &to)
{
    if (from.has(QStringLiteral("prometheus"))) {
        to.prometheus = endpoints.prometheus(from.object(QStringLiteral("prometheus")));
    }
    if (from.has(QStringLiteral("alertmanager"))) {
        to.alertmanager = endpoints.endpoint(from.object(QStringLiteral("alertmanager")));
    }
    if (from.has(QStringLiteral("grafana"))) {
        to.grafana = endpoints.grafana(from.object(QStringLiteral("grafana")));
    }
}

template <typename Group> bool hasEndpoint(const Group &group)
{
    return group.prometheus || group.alertmanager || group.grafana;
}

Source readSource(ObjectReader &from, const EndpointReader &endpoints)
{
    Source read;
    read.name = from.requiredText(QStringLiteral("name"));
    readGroup(from, endpoints, read);
    if (!hasEndpoint(read)) {
        from.fault().set(from.path(), QStringLiteral("names no service"));
    }
    return read;
}

template <typename Item> void refuseTwins(const std::vector<Item> &items, const QString &key, Fault &fault)
{
    std::set<QString> names;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (!names.insert(items[i].name).second) {
            fault.set(key + QStringLiteral("[%1].name").arg(i), QStringLiteral("stands twice"));
        }
    }
}

void readLists(ObjectReader &from, const EndpointReader &endpoints, Profile &to)
{
    const QString targets = QStringLiteral("targets");
    const QString sources = QStringLiteral("sources");
    from.eachObject(targets, [&](ObjectReader &item) { to.targets.push_back(endpoints.target(item)); });
    from.eachObject(sources, [&](ObjectReader &item) { to.sources.push_back(readSource(item, endpoints)); });
    refuseTwins(to.targets, targets, from.fault());
    refuseTwins(to.sources, sources, from.fault());
}

Profile readDocument(ObjectReader from, const EndpointReader &endpoints, const QString &otherwiseNamed)
{
    Profile read;
    read.name = from.text(QStringLiteral("name"));
    if (read.name.isEmpty()) {
        read.name = otherwiseNamed;
    }
    read.readOnly = from.flag(QStringLiteral("readOnly"), true);
    read.production = from.flag(QStringLiteral("production"), false);
    read.publicUrl = readUrl(from, QStringLiteral("publicUrl"));
    if (from.has(QStringLiteral("ssh"))) {
        read.ssh = readSsh(from.object(QStringLiteral("ssh")), endpoints);
    }
    read.kubeconfig = endpoints.path(from, QStringLiteral("kubeconfig"));
    readGroup(from, endpoints, read);
    if (from.has(QStringLiteral("gpustack"))) {
        read.gpustack = endpoints.endpoint(from.object(QStringLiteral("gpustack")));
    }
    readLists(from, endpoints, read);
    from.finish();
    if (!hasEndpoint(read) && !read.gpustack && read.targets.empty() && read.sources.empty()) {
        from.fault().set({},
            QStringLiteral("names no service: give one of prometheus, alertmanager, grafana, "
                           "gpustack, targets, sources"));
    }
    return read;
}

Error tooLarge(const QString &fileName)
{
    return {ErrorCode::TooLarge, "over " + std::to_string(largestProfile) + " bytes", fileName.toStdString()};
}

} // namespace

base::Result<Profile> readProfile(const QByteArray &json, const QString &fileName)
{
    if (json.size() > largestProfile) {
        return tooLarge(fileName);
    }
    QJsonParseError syntax;
    const QJsonDocument document = QJsonDocument::fromJson(json, &syntax);
    if (syntax.error != QJsonParseError::NoError) {
        return Error{
            ErrorCode::JsonInvalid, syntax.errorString().toStdString(), place(fileName, json, syntax.offset)};
    }
    Fault fault;
    const QFileInfo file(fileName);
    const QJsonValue top =
        document.isObject() ? QJsonValue(document.object()) : QJsonValue(QJsonValue::Array);
    Profile read = readDocument(
        ObjectReader(top, {}, fault), EndpointReader(file.absoluteDir()), file.completeBaseName());
    if (fault.error()) {
        return Error{fault.error()->code, fault.error()->message, fileName.toStdString()};
    }
    return read;
}

base::Result<Profile> readProfileFile(const QString &fileName)
{
    QFile file(fileName);
    if (!file.exists()) {
        return Error{ErrorCode::FileNotFound, {}, fileName.toStdString()};
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return Error{ErrorCode::FileUnreadable, file.errorString().toStdString(), fileName.toStdString()};
    }
    // One byte over the limit is enough to know; files that grow or have no size (pipes) are bounded as well.
    const QByteArray json = file.read(largestProfile + 1);
    if (json.isEmpty() && file.error() != QFileDevice::NoError) {
        return Error{ErrorCode::FileUnreadable, file.errorString().toStdString(), fileName.toStdString()};
    }
    return readProfile(json, fileName);
}

} // namespace zumik::settings
