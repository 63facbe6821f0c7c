// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/windows/ownership.h"

#include "models/ssh/windows/handle.h"
#include "models/ssh/windows/systemerror.h"

#include <vector>
#include <windows.h>

#include <aclapi.h>
#include <sddl.h>

namespace zumik::ssh {

namespace {

/// A TOKEN_USER with the SID behind it; empty when Windows doesn't tell.
std::vector<unsigned char> tokenUser()
{
    HANDLE opened = nullptr;
    if (OpenProcessToken(GetCurrentProcess(), TOKEN_QUERY, &opened) == FALSE) {
        return {};
    }
    const Handle token(opened);
    DWORD size = 0;
    GetTokenInformation(token.get(), TokenUser, nullptr, 0, &size);
    std::vector<unsigned char> user(size);
    const bool told =
        size > 0 && GetTokenInformation(token.get(), TokenUser, user.data(), size, &size) != FALSE;
    return told ? user : std::vector<unsigned char>{};
}

PSID sidIn(std::vector<unsigned char> &user)
{
    return user.empty() ? nullptr : reinterpret_cast<TOKEN_USER *>(user.data())->User.Sid;
}

bool isTrusted(PSID owner)
{
    auto user = tokenUser();
    PSID ours = sidIn(user);
    // The system's own objects belong to the administrators, and so may those of an elevated program.
    return (ours != nullptr && EqualSid(owner, ours) != FALSE)
        || IsWellKnownSid(owner, WinLocalSystemSid) != FALSE
        || IsWellKnownSid(owner, WinBuiltinAdministratorsSid) != FALSE;
}

} // namespace

std::string currentUser()
{
    auto user = tokenUser();
    char *text = nullptr;
    if (user.empty() || ConvertSidToStringSidA(sidIn(user), &text) == FALSE) {
        return {};
    }
    const LocalMemory<char> owner(text);
    return text;
}

base::Status checkOwner(void *handle)
{
    PSID owner = nullptr;
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    const DWORD code = GetSecurityInfo(
        handle, SE_KERNEL_OBJECT, OWNER_SECURITY_INFORMATION, &owner, nullptr, nullptr, nullptr, &descriptor);
    const LocalMemory<void> memory(descriptor);
    if (code != ERROR_SUCCESS) {
        return systemError("whose agent it is can't be told", code);
    }
    if (owner == nullptr || !isTrusted(owner)) {
        return base::Error{base::ErrorCode::AgentUnavailable, "the agent is another user's", {}};
    }
    return base::Done{};
}

} // namespace zumik::ssh
