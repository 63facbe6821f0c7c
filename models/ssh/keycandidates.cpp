// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/keycandidates.h"

#include "models/ssh/certificate.h"
#include "models/ssh/hostkey.h"
#include "models/ssh/privatekey.h"

#include <algorithm>

namespace zumik::ssh {

namespace {

void addCertificate(std::vector<KeyCandidate> &files, const KeyCandidate &key, const std::string &path)
{
    const auto line = readPublicLine(path);
    const bool fits = line && isCertificate(keyType(line->blob))
        && (key.blob.empty() || certifiedKey(line->blob) == key.blob);
    if (fits) {
        files.push_back({line->blob, {}, key.path, line->text});
    }
}

/// Those that are named on their own come first, as the keys of the files that they certify; without such a
/// file the agent has to sign.
void addNamedCertificates(std::vector<KeyCandidate> &files, const SshTarget &target)
{
    std::vector<KeyCandidate> certificates;
    for (const std::string &path : target.certificates) {
        const auto line = readPublicLine(path);
        if (!line || !isCertificate(keyType(line->blob))) {
            continue;
        }
        const std::string key = certifiedKey(line->blob);
        const auto file = std::find_if(
            files.begin(), files.end(), [&](const KeyCandidate &each) { return each.blob == key; });
        certificates.push_back(
            {line->blob, {}, file == files.end() ? std::string() : file->path, line->text});
    }
    files.insert(files.begin(), certificates.begin(), certificates.end());
}

std::vector<KeyCandidate> fileCandidates(const SshTarget &target, std::vector<base::Error> &problems)
{
    std::vector<KeyCandidate> files;
    for (const Identity &identity : target.identities) {
        const auto file = readKeyFile(identity.path);
        if (!file) {
            problems.push_back(file.error());
            continue;
        }
        KeyCandidate key{file->publicKey, {}, identity.path};
        if (key.blob.empty() && !file->openssh) {
            const auto pem = PrivateKey::read(file->text.reveal(), identity.passphrase);
            key.blob = pem ? pem->publicBlob() : std::string();
        }
        files.push_back(key);
        addCertificate(files, key, identity.path + "-cert.pub");
    }
    addNamedCertificates(files, target);
    return files;
}

bool holds(const std::vector<AgentKey> &keys, const std::string &blob)
{
    return std::any_of(keys.begin(), keys.end(), [&](const AgentKey &key) { return key.blob == blob; });
}

} // namespace

KeyCandidates listCandidates(const SshTarget &target, const std::vector<AgentKey> &agentKeys)
{
    KeyCandidates found;
    std::vector<KeyCandidate> files = fileCandidates(target, found.problems);
    for (KeyCandidate &file : files) {
        const std::string plain = file.certificate.empty() ? std::string() : certifiedKey(file.blob);
        file.fromAgent = !file.blob.empty() && (holds(agentKeys, file.blob) || holds(agentKeys, plain));
        file.signer = holds(agentKeys, file.blob) ? std::string() : plain;
    }
    files.erase(std::remove_if(files.begin(), files.end(),
                    [](const KeyCandidate &file) { return !file.fromAgent && !file.named(); }),
        files.end());
    const auto firstFile = std::stable_partition(
        files.begin(), files.end(), [](const KeyCandidate &file) { return file.fromAgent; });
    found.list.assign(files.begin(), firstFile);
    for (const AgentKey &key : agentKeys) {
        const bool known = std::any_of(
            files.begin(), firstFile, [&](const KeyCandidate &file) { return file.blob == key.blob; });
        if (!known && !target.identitiesOnly && isUsableKey(keyType(key.blob))) {
            found.list.push_back({key.blob, {}, {}, {}, true});
        }
    }
    found.list.insert(found.list.end(), firstFile, files.end());
    return found;
}

std::string nameOf(const KeyCandidate &candidate)
{
    const std::string key =
        candidate.blob.empty() ? candidate.path : keyType(candidate.blob) + " " + fingerprint(candidate.blob);
    return key + (candidate.fromAgent ? " (agent)" : "");
}

} // namespace zumik::ssh
