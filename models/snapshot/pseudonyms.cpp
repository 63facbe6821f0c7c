// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/snapshot/pseudonyms.h"

#include <QMessageAuthenticationCode>
#include <QRandomGenerator>

namespace zumik::snapshot {

namespace {

constexpr std::size_t hexDigits = 8; ///< of the usual pseudonym

base::Secret secretOf(const Pseudonyms::Key &key)
{
    return base::Secret(std::string(key.begin(), key.end()));
}

base::Secret randomKey()
{
    std::array<quint32, 8> words{};
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    std::string bytes(reinterpret_cast<const char *>(words.data()), sizeof words);
    base::wipe(words.data(), sizeof words);
    return base::Secret(std::move(bytes));
}

std::string hmacHex(std::string_view key, const std::string &message)
{
    const auto bytes = [](std::string_view text) {
        return QByteArray(text.data(), static_cast<qsizetype>(text.size()));
    };
    return QMessageAuthenticationCode::hash(bytes(message), bytes(key), QCryptographicHash::Sha256)
        .toHex()
        .toStdString();
}

} // namespace

Pseudonyms::Pseudonyms()
    : m_key(randomKey())
{
}

Pseudonyms::Pseudonyms(const Key &key)
    : m_key(secretOf(key))
{
}

const std::string &Pseudonyms::of(std::string_view label, std::string_view value)
{
    std::string id(label);
    id.push_back('\0');
    id.append(value);
    const auto [at, isNew] = m_given.try_emplace(std::move(id));
    if (isNew) {
        const std::string hex = hmacHex(m_key.reveal(), at->first);
        std::size_t size = hexDigits;
        do {
            at->second = std::string(label) + '-' + hex.substr(0, size);
        } while (!m_taken.insert(at->second).second && ++size <= hex.size());
    }
    return at->second;
}

} // namespace zumik::snapshot
