// SPDX-License-Identifier: GPL-3.0-or-later
// The OpenSSH private key format (PROTOCOL.key): base64 between its BEGIN and END lines of
//     "openssh-key-v1\0", string cipher, string kdf, string kdf options, uint32 count, string public key, ...
// The public part is in clear even when the file is encrypted.
#include "models/ssh/keyfile.h"

#include "models/base/text.h"
#include "models/ssh/hostkey.h"
#include "models/ssh/wire.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <optional>
#include <sys/stat.h>
#include <unistd.h>

namespace zumik::ssh {

namespace {

constexpr std::size_t sizeLimit = std::size_t{1} << 20;
constexpr std::string_view noPassphrase = "it needs a passphrase";
constexpr std::string_view wrongPassphrase = "the passphrase is wrong";
constexpr std::string_view opensshBegin = "-----BEGIN OPENSSH PRIVATE KEY-----";
constexpr std::string_view opensshEnd = "-----END OPENSSH PRIVATE KEY-----";

base::Error unreadable(std::string message, const std::string &path)
{
    return {base::ErrorCode::KeyUnreadable, std::move(message), path};
}

/// Standard base64 without a copy that stays behind. False when it isn't.
bool decodeWiped(std::string_view text, std::string &bytes)
{
    constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    bytes.reserve(text.size() / 4 * 3 + 3); // never moved
    std::uint32_t group = 0;
    std::size_t count = 0;
    const std::size_t end = std::min(text.find('='), text.size());
    for (const char c : text.substr(0, end)) {
        const auto value = letters.find(c);
        if (value == std::string_view::npos) {
            return false;
        }
        group = (group << 6U) | static_cast<std::uint32_t>(value);
        if (++count % 4 != 1) {
            bytes += static_cast<char>((group >> (2 * (3 - (count + 3) % 4))) & 0xffU);
        }
    }
    return text.size() % 4 == 0 && text.size() - end <= 2 && !bytes.empty();
}

/// What is behind the magic; nothing when it is no OpenSSH private key.
std::optional<std::string> opensshBody(std::string_view text)
{
    const auto begin = text.find(opensshBegin);
    const auto end = text.find(opensshEnd);
    if (begin == std::string_view::npos || end == std::string_view::npos || end < begin) {
        return std::nullopt;
    }
    std::string joined;
    for (const std::string_view line :
        base::split(text.substr(begin + opensshBegin.size(), end - begin - opensshBegin.size()), '\n')) {
        joined += base::trimmed(line);
    }
    std::string body;
    constexpr std::string_view magic{"openssh-key-v1\0", 15};
    const bool ours = decodeWiped(joined, body) && body.compare(0, magic.size(), magic) == 0;
    base::wipe(joined);
    if (!ours) {
        base::wipe(body);
        return std::nullopt;
    }
    body.erase(0, magic.size());
    return body;
}

/// Checked on the open file, not on its name: what is checked is what is read.
std::optional<std::string> complaintAbout(int descriptor)
{
    struct stat facts { };

    if (::fstat(descriptor, &facts) != 0) {
        return std::strerror(errno);
    }
    if (!S_ISREG(facts.st_mode)) {
        return "not a file";
    }
    if (facts.st_uid == ::getuid() && (facts.st_mode & 077U) != 0) {
        return "its permissions are too open: others may read or write it";
    }
    return std::nullopt;
}

base::Result<std::string> readAll(const std::string &path)
{
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (descriptor < 0) {
        return unreadable(std::strerror(errno), path);
    }
    std::optional<std::string> complaint = complaintAbout(descriptor);
    std::string text(sizeLimit + 1, '\0');
    std::size_t size = 0;
    while (!complaint && size < text.size()) {
        const ssize_t got = ::read(descriptor, text.data() + size, text.size() - size);
        if (got <= 0) {
            complaint = got < 0 ? std::optional<std::string>(std::strerror(errno)) : std::nullopt;
            break;
        }
        size += static_cast<std::size_t>(got);
    }
    ::close(descriptor);
    if (!complaint && size > sizeLimit) {
        complaint = "too large for a key";
    }
    if (complaint) {
        base::wipe(text);
        return unreadable(*complaint, path);
    }
    text.resize(size);
    return text;
}

struct Strange {
    std::string_view sign;
    std::string_view what;
};

constexpr std::array strangers{
    Strange{"PuTTY-User-Key-File-",
        "a PuTTY key; \"puttygen FILE -O private-openssh\" makes one that can be read"},
    Strange{"---- BEGIN SSH2 ", "a key in SSH.COM's format; \"ssh-keygen -i\" makes one that can be read"},
    Strange{"-----BEGIN DSA PRIVATE KEY", "a DSA key, which servers no longer take"},
    Strange{"-----BEGIN CERTIFICATE", "a TLS certificate, and no private key"},
    Strange{"-----BEGIN PUBLIC KEY", "a public key; the private one is needed"},
    Strange{"-----BEGIN RSA PUBLIC KEY", "a public key; the private one is needed"},
    Strange{"SSH PRIVATE KEY FILE FORMAT 1.1", "a key of SSH 1, which is no longer used"},
};

} // namespace

base::Error passphraseError(const std::string &path, bool given)
{
    return unreadable(std::string(given ? wrongPassphrase : noPassphrase), path);
}

bool isPassphraseError(const base::Error &error)
{
    return error.code == base::ErrorCode::KeyUnreadable
        && (error.message == wrongPassphrase || error.message == noPassphrase);
}

std::string cipherOf(std::string_view text)
{
    auto body = opensshBody(text);
    if (!body) {
        return {};
    }
    std::string cipher(WireReader(*body).string().value_or(std::string_view{}));
    base::wipe(*body);
    return base::printable(cipher.substr(0, 64));
}

bool isEncryptedKey(std::string_view text)
{
    const std::string cipher = cipherOf(text);
    return cipher.empty() ? text.find("BEGIN ENCRYPTED PRIVATE KEY") != std::string_view::npos
            || text.find("Proc-Type: 4,ENCRYPTED") != std::string_view::npos
                          : cipher != "none";
}

std::string publicPartOf(std::string_view text)
{
    auto body = opensshBody(text);
    if (!body) {
        return {};
    }
    WireReader reader(*body);
    std::string key;
    if (reader.string() && reader.string() && reader.string() && reader.number()) {
        key = std::string(reader.string().value_or(std::string_view{}));
    }
    base::wipe(*body);
    return key;
}

std::string publicKeyOfLine(std::string_view line)
{
    const auto words = base::split(base::trimmed(line), ' ');
    std::string blob;
    if (words.size() < 2 || !decodeBase64(words[1], blob) || keyType(blob) != words[0]) {
        return {};
    }
    return blob;
}

std::optional<PublicLine> readPublicLine(const std::string &path)
{
    std::ifstream file(path);
    std::string line;
    constexpr std::size_t longest = 65'536;
    if (!std::getline(file, line) || line.size() > longest) {
        return std::nullopt;
    }
    std::string blob = publicKeyOfLine(line);
    return blob.empty() ? std::nullopt : std::optional(PublicLine{std::move(line), std::move(blob)});
}

std::string strangeFormat(std::string_view text)
{
    const auto *const found = std::find_if(strangers.begin(), strangers.end(),
        [&](const Strange &each) { return text.find(each.sign) != std::string_view::npos; });
    if (found != strangers.end()) {
        return std::string(found->what);
    }
    return publicKeyOfLine(text.substr(0, text.find('\n'))).empty()
        ? "not a private key"
        : "a public key; the private one is needed";
}

base::Result<KeyFile> readKeyFile(const std::string &path)
{
    auto text = readAll(path);
    if (!text) {
        return text.error();
    }
    const bool dsa = text->find("BEGIN DSA PRIVATE") != std::string::npos;
    if (dsa || text->find("PRIVATE KEY-----") == std::string::npos) {
        const std::string what = strangeFormat(*text);
        base::wipe(*text);
        return unreadable(what, path);
    }
    KeyFile file;
    file.openssh = text->find(opensshBegin) != std::string::npos;
    file.cipher = cipherOf(*text);
    file.encrypted = isEncryptedKey(*text);
    file.publicKey = publicPartOf(*text);
    if (file.publicKey.empty()) {
        const auto beside = readPublicLine(path + ".pub");
        file.publicKey = beside ? beside->blob : std::string();
    }
    file.text = base::Secret(std::move(*text));
    return file;
}

} // namespace zumik::ssh
