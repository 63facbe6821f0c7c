// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/knownhosts.h"

#include "models/base/text.h"
#include "models/ssh/config/patterns.h"
#include "models/ssh/hostkey.h"
#include "models/ssh/wire.h"

#include <QByteArray>
#include <QCryptographicHash>
#include <QFile>
#include <QMessageAuthenticationCode>

#include <algorithm>

namespace zumik::ssh {

namespace {

constexpr qint64 sizeLimit = qint64{16} << 20;
constexpr std::uint16_t defaultPort = 22;

/// The next word of a line, which loses it.
std::string_view takeWord(std::string_view &line)
{
    constexpr std::string_view blank = " \t";
    const auto begin = std::min(line.find_first_not_of(blank), line.size());
    const auto end = std::min(line.find_first_of(blank, begin), line.size());
    const std::string_view word = line.substr(begin, end - begin);
    line.remove_prefix(end);
    return word;
}

QByteArray bytesOf(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

/// "|1|SALT|HASH"
bool matchesHash(std::string_view hashed, std::string_view name)
{
    const auto parts = base::split(hashed, '|');
    std::string salt;
    std::string hash;
    if (parts.size() != 4 || parts[1] != "1" || !decodeBase64(parts[2], salt)
        || !decodeBase64(parts[3], hash)) {
        return false;
    }
    return QMessageAuthenticationCode::hash(bytesOf(name), bytesOf(salt), QCryptographicHash::Sha1)
        == bytesOf(hash);
}

bool namesMatch(std::string_view names, std::string_view name)
{
    return names.front() == '|' ? matchesHash(names, name) : matchesPatternList(names, name);
}

/// A public key's blob is a row of strings; a line that was cut short must not pass for another key.
bool isWholeKey(std::string_view blob)
{
    WireReader reader(blob);
    while (!reader.rest().empty()) {
        if (!reader.string()) {
            return false;
        }
    }
    return true;
}

std::string lineName(std::string_view host, std::uint16_t port)
{
    const std::string name = lower(host);
    return port == defaultPort ? name : "[" + name + "]:" + std::to_string(port);
}

} // namespace

base::Status KnownHosts::addFile(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    if (!file.exists()) {
        return base::Done{};
    }
    if (!file.open(QIODevice::ReadOnly)) {
        return base::Error{base::ErrorCode::FileUnreadable, file.errorString().toStdString(), path};
    }
    const QByteArray text = file.read(sizeLimit + 1);
    if (text.size() > sizeLimit) {
        return base::Error{base::ErrorCode::TooLarge, "known_hosts is larger than 16 MiB", path};
    }
    addText({text.constData(), static_cast<std::size_t>(text.size())}, path);
    return base::Done{};
}

void KnownHosts::addText(std::string_view text, const std::string &file)
{
    m_files.push_back(file);
    int number = 0;
    for (const std::string_view line : base::split(text, '\n')) {
        addLine(base::trimmed(line), m_files.size() - 1, ++number);
    }
}

void KnownHosts::addLine(std::string_view text, std::size_t file, int number)
{
    if (text.empty() || text.front() == '#') {
        return;
    }
    Line line;
    line.file = file;
    line.number = number;
    std::string_view names = takeWord(text);
    if (names.front() == '@') {
        if (names != "@revoked" && names != "@cert-authority") {
            return;
        }
        line.marker = names == "@revoked" ? Marker::Revoked : Marker::Authority;
        names = takeWord(text);
    }
    line.names = std::string(names);
    const std::string_view type = takeWord(text);
    if (!line.names.empty() && decodeBase64(takeWord(text), line.key) && keyType(line.key) == type
        && isWholeKey(line.key)) {
        m_lines.push_back(std::move(line));
    }
}

std::string KnownHosts::where(const Line &line) const
{
    return m_files[line.file] + ":" + std::to_string(line.number);
}

std::vector<const KnownHosts::Line *> KnownHosts::linesOf(const std::string &name) const
{
    std::vector<const Line *> lines;
    for (const Line &line : m_lines) {
        if (namesMatch(line.names, name)) {
            lines.push_back(&line);
        }
    }
    return lines;
}

HostKeyVerdict KnownHosts::check(std::string_view host, std::uint16_t port, std::string_view key) const
{
    using Kind = HostKeyVerdict::Kind;
    const std::string exactName = lineName(host, port);
    const std::string plainName = lineName(host, defaultPort);
    const auto exact = linesOf(exactName);
    auto every = exact;
    if (plainName != exactName) {
        const auto plain = linesOf(plainName);
        every.insert(every.end(), plain.begin(), plain.end());
    }
    const auto find = [&](const std::vector<const Line *> &lines, Marker marker, bool sameKey) {
        const auto found = std::find_if(lines.begin(), lines.end(),
            [&](const Line *line) { return line->marker == marker && (!sameKey || line->key == key); });
        return found == lines.end() ? nullptr : *found;
    };
    if (const Line *line = find(every, Marker::Revoked, true)) {
        return {Kind::Revoked, where(*line)};
    }
    const Line *known = find(exact, Marker::None, false);
    if (const Line *line = find(known == nullptr ? every : exact, Marker::None, true)) {
        return {Kind::Known, where(*line)};
    }
    if (known != nullptr) {
        return {Kind::Changed, where(*known)};
    }
    if (const Line *line = find(exact, Marker::Authority, false)) {
        return {Kind::Authority, where(*line)};
    }
    return {};
}

std::vector<std::string> KnownHosts::keyTypes(std::string_view host, std::uint16_t port) const
{
    auto lines = linesOf(lineName(host, port));
    if (lines.empty()) {
        lines = linesOf(lineName(host, defaultPort));
    }
    std::vector<std::string> types;
    for (const Line *line : lines) {
        if (line->marker == Marker::None) {
            types.push_back(keyType(line->key));
        }
    }
    return types;
}

} // namespace zumik::ssh
