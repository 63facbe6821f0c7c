// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/windows/pageantagent.h"

#include "models/ssh/windows/agentmessage.h"
#include "models/ssh/windows/deadline.h"
#include "models/ssh/windows/sharedmemory.h"
#include "models/ssh/windows/systemerror.h"

#include <windows.h>

namespace zumik::ssh {

namespace {

constexpr ULONG_PTR agentCopyData = 0x804e50ba;
constexpr std::size_t memorySize = 262144; // head and body of either message
constexpr std::size_t longestBody = memorySize - agentHeadSize;
constexpr const wchar_t *windowName = L"Pageant"; // its class and its title

base::Error unavailable(const char *message)
{
    return {base::ErrorCode::AgentUnavailable, message, "Pageant"};
}

base::Error sendingError(DWORD code)
{
    // Windows 2000 left it at 0 when time was over.
    if (code == ERROR_TIMEOUT || code == ERROR_SUCCESS) {
        return unavailable("the agent does not answer");
    }
    if (code == ERROR_ACCESS_DENIED) {
        return unavailable("the agent runs as administrator, and takes no messages from this program");
    }
    return systemError("the agent has gone", code);
}

/// The message's result; its answer is in the memory then.
base::Result<DWORD_PTR> send(HWND window, const SharedMemory &memory, unsigned long limit)
{
    std::string name = memory.name();
    COPYDATASTRUCT data{agentCopyData, static_cast<DWORD>(name.size() + 1), name.data()};
    DWORD_PTR result = 0;
    // Not SMTO_ABORTIFHUNG: an agent that waits for its user, or for a card, looks hung after five seconds.
    if (SendMessageTimeoutW(window, WM_COPYDATA, 0, reinterpret_cast<LPARAM>(&data), SMTO_NORMAL,
            static_cast<UINT>(limit), &result)
        == 0) {
        return sendingError(GetLastError());
    }
    return result;
}

base::Result<std::string> answerIn(const SharedMemory &memory)
{
    const auto size = agentBodySize(memory.read(0, agentHeadSize), longestBody);
    if (!size) {
        return size.error();
    }
    return memory.read(agentHeadSize, *size);
}

} // namespace

base::Result<std::string> PageantAgent::exchange(std::string_view request)
{
    if (request.size() > longestBody) {
        return unavailable("the request is too long for the agent");
    }
    HWND window = FindWindowW(windowName, windowName);
    if (window == nullptr) {
        return unavailable("no agent runs");
    }
    auto memory = SharedMemory::create(memorySize);
    if (!memory) {
        return memory.error();
    }
    memory->write(frameAgentMessage(request));
    const auto result = send(window, *memory, Deadline(m_limit).left());
    if (!result) {
        return result.error();
    }
    return *result == 0 ? unavailable("the agent refused") : answerIn(*memory);
}

} // namespace zumik::ssh
