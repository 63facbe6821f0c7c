// SPDX-License-Identifier: GPL-3.0-or-later
// Pageant's window: fakepageant MODE. Modes are those of fakeAnswer, and "refuse" handles no request,
// "rights" answers who owns the memory and who may use it.
#include "models/ssh/windows/handle.h"
#include "models/ssh/windows/ownership.h"
#include "tests/models/ssh/windows/fakeanswer.h"

#include <cstdio>
#include <windows.h>

#include <aclapi.h>
#include <sddl.h>

namespace zumik::tests {

namespace {

std::string chosenMode; // a window procedure has no other way to know

constexpr std::size_t memorySize = 262144;

/// "O:...D:..." with the user's own SID as "ME".
std::string rightsOf(HANDLE mapping)
{
    constexpr SECURITY_INFORMATION wanted = OWNER_SECURITY_INFORMATION | DACL_SECURITY_INFORMATION;
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    char *text = nullptr;
    GetSecurityInfo(mapping, SE_KERNEL_OBJECT, wanted, nullptr, nullptr, nullptr, nullptr, &descriptor);
    const ssh::LocalMemory<void> first(descriptor);
    ConvertSecurityDescriptorToStringSecurityDescriptorA(descriptor, SDDL_REVISION_1, wanted, &text, nullptr);
    const ssh::LocalMemory<char> second(text);
    std::string rights = text == nullptr ? "none" : text;
    const std::string user = ssh::currentUser();
    for (std::size_t at = rights.find(user); at != std::string::npos; at = rights.find(user)) {
        rights.replace(at, user.size(), "ME");
    }
    return rights;
}

std::string requestIn(const char *memory)
{
    const auto size = ssh::agentBodySize({memory, ssh::agentHeadSize});
    return size ? std::string(memory + ssh::agentHeadSize, *size) : std::string();
}

LRESULT answer(const COPYDATASTRUCT &data)
{
    const ssh::Handle mapping(
        OpenFileMappingA(FILE_MAP_ALL_ACCESS | READ_CONTROL, FALSE, static_cast<const char *>(data.lpData)));
    auto *memory = static_cast<char *>(MapViewOfFile(mapping.get(), FILE_MAP_WRITE, 0, 0, memorySize));
    if (data.dwData != 0x804e50ba || memory == nullptr || chosenMode == "refuse") {
        return 0;
    }
    const auto bytes = chosenMode == "rights" ? ssh::frameAgentMessage(rightsOf(mapping.get()))
                                              : fakeAnswer(chosenMode, requestIn(memory));
    if (!bytes) {
        Sleep(INFINITE);
    }
    bytes->copy(memory, memorySize);
    UnmapViewOfFile(memory);
    return 1;
}

LRESULT CALLBACK procedure(HWND window, UINT message, WPARAM first, LPARAM second)
{
    if (message == WM_COPYDATA) {
        return answer(*reinterpret_cast<const COPYDATASTRUCT *>(second));
    }
    return DefWindowProcW(window, message, first, second);
}

} // namespace

int run(const std::string &mode)
{
    chosenMode = mode;
    WNDCLASSW kind{};
    kind.lpfnWndProc = procedure;
    kind.lpszClassName = L"Pageant";
    RegisterClassW(&kind);
    HWND window = CreateWindowW(
        L"Pageant", L"Pageant", WS_OVERLAPPEDWINDOW, 0, 0, 1, 1, nullptr, nullptr, nullptr, nullptr);
    std::puts(window == nullptr ? "failed" : "ready");
    std::fflush(stdout);
    MSG message{};
    while (GetMessageW(&message, nullptr, 0, 0) > 0) {
        DispatchMessageW(&message);
    }
    return 0;
}

} // namespace zumik::tests

int main(int count, char **arguments)
{
    return count == 2 ? zumik::tests::run(arguments[1]) : 2;
}
