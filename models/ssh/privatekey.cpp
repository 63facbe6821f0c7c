// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/privatekey.h"

#include "models/ssh/hostkey.h"
#include "models/ssh/wire.h"

#include <openssl/bio.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <vector>

namespace zumik::ssh {

namespace {

template <auto Free> struct Freer {
    template <typename T> void operator()(T *pointer) const { Free(pointer); }
};

using Number = std::unique_ptr<BIGNUM, Freer<BN_free>>;
using Source = std::unique_ptr<BIO, Freer<BIO_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Freer<EVP_MD_CTX_free>>;
using EcSignature = std::unique_ptr<ECDSA_SIG, Freer<ECDSA_SIG_free>>;
using KeyHandle = std::unique_ptr<EVP_PKEY, Freer<EVP_PKEY_free>>;

struct Curve {
    std::string_view group; ///< as OpenSSL calls it
    std::string_view name; ///< as SSH does
};

constexpr std::array curves{
    Curve{"prime256v1", "nistp256"}, Curve{"secp384r1", "nistp384"}, Curve{"secp521r1", "nistp521"}};

struct Algorithm {
    std::string_view name;
    std::string_view keyType;
    const EVP_MD *(*hash)(); ///< null: the algorithm has its own
};

constexpr std::array algorithms{
    Algorithm{"ssh-ed25519", "ssh-ed25519", nullptr},
    Algorithm{"rsa-sha2-512", "ssh-rsa", EVP_sha512},
    Algorithm{"rsa-sha2-256", "ssh-rsa", EVP_sha256},
    Algorithm{"ecdsa-sha2-nistp256", "ecdsa-sha2-nistp256", EVP_sha256},
    Algorithm{"ecdsa-sha2-nistp384", "ecdsa-sha2-nistp384", EVP_sha384},
    Algorithm{"ecdsa-sha2-nistp521", "ecdsa-sha2-nistp521", EVP_sha512},
};

int givePassphrase(char *buffer, int size, int /*writing*/, void *context)
{
    const std::string_view passphrase = static_cast<const base::Secret *>(context)->reveal();
    if (passphrase.empty() || passphrase.size() > static_cast<std::size_t>(size)) {
        return -1;
    }
    std::memcpy(buffer, passphrase.data(), passphrase.size());
    return static_cast<int>(passphrase.size());
}

/// RFC 4251, 5: big-endian, with a zero in front where the first bit is set.
void putMpint(std::string &out, const BIGNUM &number)
{
    const int size = BN_num_bytes(&number);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    BN_bn2bin(&number, reinterpret_cast<unsigned char *>(bytes.data()));
    const bool negative = !bytes.empty() && (static_cast<unsigned char>(bytes[0]) & 0x80U) != 0;
    putString(out, negative ? std::string(1, '\0') + bytes : bytes);
}

bool putParameter(std::string &out, const EVP_PKEY *key, const char *name)
{
    BIGNUM *number = nullptr;
    const bool known = EVP_PKEY_get_bn_param(key, name, &number) == 1;
    const Number owned(number);
    if (known) {
        putMpint(out, *owned);
    }
    return known;
}

std::string rsaBlob(const EVP_PKEY *key)
{
    std::string blob;
    putString(blob, "ssh-rsa");
    const bool whole =
        putParameter(blob, key, OSSL_PKEY_PARAM_RSA_E) && putParameter(blob, key, OSSL_PKEY_PARAM_RSA_N);
    return whole ? blob : std::string();
}

std::string ed25519Blob(const EVP_PKEY *key)
{
    std::array<unsigned char, 32> bytes{};
    std::size_t size = bytes.size();
    if (EVP_PKEY_get_raw_public_key(key, bytes.data(), &size) != 1) {
        return {};
    }
    std::string blob;
    putString(blob, "ssh-ed25519");
    putString(blob, {reinterpret_cast<const char *>(bytes.data()), size});
    return blob;
}

std::string ecBlob(const EVP_PKEY *key)
{
    std::array<char, 64> group{};
    std::array<unsigned char, 256> point{};
    std::size_t size = 0;
    if (EVP_PKEY_get_utf8_string_param(key, OSSL_PKEY_PARAM_GROUP_NAME, group.data(), group.size(), nullptr)
            != 1
        || EVP_PKEY_get_octet_string_param(key, OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size(), &size)
            != 1) {
        return {};
    }
    const auto curve = std::find_if(
        curves.begin(), curves.end(), [&](const Curve &each) { return each.group == group.data(); });
    constexpr unsigned char uncompressed = 4;
    if (curve == curves.end() || size == 0 || point[0] != uncompressed) {
        return {};
    }
    std::string blob;
    putString(blob, "ecdsa-sha2-" + std::string(curve->name));
    putString(blob, curve->name);
    putString(blob, {reinterpret_cast<const char *>(point.data()), size});
    return blob;
}

std::string blobOf(const EVP_PKEY *key)
{
    switch (EVP_PKEY_get_base_id(key)) {
    case EVP_PKEY_RSA:
        return rsaBlob(key);
    case EVP_PKEY_ED25519:
        return ed25519Blob(key);
    case EVP_PKEY_EC:
        return ecBlob(key);
    default:
        return {};
    }
}

/// OpenSSL's DER becomes the two numbers of RFC 5656.
std::optional<std::string> ecSignature(const std::vector<unsigned char> &der)
{
    const unsigned char *at = der.data();
    const EcSignature parsed(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size())));
    if (!parsed) {
        return std::nullopt;
    }
    std::string signature;
    putMpint(signature, *ECDSA_SIG_get0_r(parsed.get()));
    putMpint(signature, *ECDSA_SIG_get0_s(parsed.get()));
    return signature;
}

} // namespace

struct PrivateKey::Key {
    KeyHandle handle;
};

std::optional<PrivateKey> PrivateKey::read(std::string_view text, const base::Secret &passphrase)
{
    const Source source(BIO_new_mem_buf(text.data(), static_cast<int>(text.size()))); // no copy
    auto *const context =
        const_cast<base::Secret *>(&passphrase); // NOLINT(cppcoreguidelines-pro-type-const-cast)
    auto key = std::make_shared<Key>();
    key->handle.reset(
        source ? PEM_read_bio_PrivateKey(source.get(), nullptr, &givePassphrase, context) : nullptr);
    ERR_clear_error();
    std::string blob = key->handle ? blobOf(key->handle.get()) : std::string();
    if (blob.empty()) {
        return std::nullopt;
    }
    return PrivateKey(std::move(key), std::move(blob));
}

std::optional<std::string> PrivateKey::sign(std::string_view algorithm, std::string_view data) const
{
    const std::string type = keyType(m_blob);
    const auto found = std::find_if(algorithms.begin(), algorithms.end(),
        [&](const Algorithm &each) { return each.name == algorithm && each.keyType == type; });
    if (found == algorithms.end()) {
        return std::nullopt;
    }
    const Digest digest(EVP_MD_CTX_new());
    const EVP_MD *const hash = found->hash == nullptr ? nullptr : found->hash();
    const auto *const bytes = reinterpret_cast<const unsigned char *>(data.data());
    std::size_t size = 0;
    if (!digest || EVP_DigestSignInit(digest.get(), nullptr, hash, nullptr, m_key->handle.get()) != 1
        || EVP_DigestSign(digest.get(), nullptr, &size, bytes, data.size()) != 1) {
        ERR_clear_error();
        return std::nullopt;
    }
    std::vector<unsigned char> signature(size);
    if (EVP_DigestSign(digest.get(), signature.data(), &size, bytes, data.size()) != 1) {
        ERR_clear_error();
        return std::nullopt;
    }
    signature.resize(size);
    if (type.rfind("ecdsa", 0) == 0) {
        return ecSignature(signature);
    }
    return std::string(reinterpret_cast<const char *>(signature.data()), signature.size());
}

} // namespace zumik::ssh
