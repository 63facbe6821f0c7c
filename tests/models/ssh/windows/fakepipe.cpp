// SPDX-License-Identifier: GPL-3.0-or-later
// An agent behind a pipe: fakepipe PATH MODE. Modes are those of fakeAnswer, and "close" hangs up on each
// request, "restart" on the first, "bytes" answers in single ones, "taken" has its one instance in use for
// ever, "busy" for three seconds, "stranger", "system" and "administrators" belong to those.
#include "models/ssh/windows/handle.h"
#include "models/ssh/windows/ownership.h"
#include "tests/models/ssh/windows/fakeanswer.h"

#include <cstdio>
#include <windows.h>

#include <sddl.h>

namespace zumik::tests {

namespace {

std::optional<std::string> readExactly(HANDLE pipe, std::size_t size)
{
    std::string bytes(size, '\0');
    for (std::size_t have = 0; have < size;) {
        DWORD got = 0;
        if (ReadFile(pipe, bytes.data() + have, static_cast<DWORD>(size - have), &got, nullptr) == FALSE) {
            return std::nullopt;
        }
        have += got;
    }
    return bytes;
}

std::optional<std::string> readRequest(HANDLE pipe)
{
    const auto head = readExactly(pipe, ssh::agentHeadSize);
    const auto size = head ? ssh::agentBodySize(*head) : base::Result<std::size_t>(base::Error{});
    return size ? readExactly(pipe, *size) : std::nullopt;
}

void write(HANDLE pipe, const std::string &bytes, std::size_t piece)
{
    for (std::size_t at = 0; at < bytes.size(); at += piece) {
        const std::string part = bytes.substr(at, piece);
        DWORD written = 0;
        WriteFile(pipe, part.data(), static_cast<DWORD>(part.size()), &written, nullptr);
    }
}

/// Until the client goes, or is made to.
void serve(HANDLE pipe, const std::string &mode)
{
    while (const auto request = readRequest(pipe)) {
        if (mode == "close") {
            return;
        }
        const auto answer = fakeAnswer(mode, *request);
        if (!answer) {
            Sleep(INFINITE);
        }
        write(pipe, *answer, mode == "bytes" ? 1 : answer->size());
        if (mode == "cut") {
            FlushFileBuffers(pipe);
            return;
        }
    }
}

/// Everybody may use it. The owner is told, since Wine gives a pipe none by itself.
ssh::LocalMemory<void> descriptorFor(const std::string &mode)
{
    const std::string owner = mode == "stranger" ? "BG"
        : mode == "system"                       ? "SY"
        : mode == "administrators"               ? "BA"
                                                 : ssh::currentUser();
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    ConvertStringSecurityDescriptorToSecurityDescriptorA(
        ("O:" + owner + "D:(A;;GA;;;WD)").c_str(), SDDL_REVISION_1, &descriptor, nullptr);
    return ssh::LocalMemory<void>(descriptor);
}

} // namespace

int run(const std::string &path, const std::string &mode)
{
    const auto descriptor = descriptorFor(mode);
    SECURITY_ATTRIBUTES attributes{sizeof attributes, descriptor.get(), FALSE};
    HANDLE pipe =
        CreateNamedPipeA(path.c_str(), PIPE_ACCESS_DUPLEX, PIPE_TYPE_BYTE, 1, 4096, 4096, 0, &attributes);
    const ssh::Handle owner(pipe);
    ssh::Handle guest;
    if (mode == "taken" || mode == "busy") {
        guest.reset(CreateFileA(path.c_str(), GENERIC_READ, 0, nullptr, OPEN_EXISTING, 0, nullptr));
    }
    std::puts(pipe == INVALID_HANDLE_VALUE ? "failed" : "ready");
    std::fflush(stdout);
    if (mode == "busy") {
        Sleep(3000);
        guest.reset();
    }
    for (int client = 0;; ++client) {
        ConnectNamedPipe(pipe, nullptr);
        serve(pipe, mode == "restart" && client == 0 ? "close" : mode);
        DisconnectNamedPipe(pipe);
    }
}

} // namespace zumik::tests

int main(int count, char **arguments)
{
    return count == 3 ? zumik::tests::run(arguments[1], arguments[2]) : 2;
}
