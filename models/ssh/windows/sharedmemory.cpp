// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/windows/sharedmemory.h"

#include "models/ssh/windows/ownership.h"
#include "models/ssh/windows/systemerror.h"

#include <atomic>
#include <utility>
#include <windows.h>

#include <sddl.h>

namespace zumik::ssh {

namespace {

base::Error noMemory(DWORD code)
{
    return systemError("there is no memory to share with the agent", code);
}

std::string newName()
{
    static std::atomic<unsigned> count{0};
    return "ZumikAgentRequest-" + std::to_string(GetCurrentProcessId()) + '-' + std::to_string(++count);
}

/// This user owns it, as Pageant wants it, and has all rights; nobody else has any, nor inherits them.
LocalMemory<void> onlyThisUser()
{
    const std::string user = currentUser();
    const std::string text = "O:" + user + "D:P(A;;GA;;;" + user + ")";
    PSECURITY_DESCRIPTOR descriptor = nullptr;
    if (!user.empty()) {
        ConvertStringSecurityDescriptorToSecurityDescriptorA(
            text.c_str(), SDDL_REVISION_1, &descriptor, nullptr);
    }
    return LocalMemory<void>(descriptor);
}

} // namespace

void SharedMemory::Unmapper::operator()(char *view) const
{
    UnmapViewOfFile(view);
}

SharedMemory::SharedMemory(std::string name, Handle mapping, std::unique_ptr<char, Unmapper> view)
    : m_name(std::move(name))
    , m_mapping(std::move(mapping))
    , m_view(std::move(view))
{
}

base::Result<SharedMemory> SharedMemory::create(std::size_t size)
{
    const LocalMemory<void> descriptor = onlyThisUser();
    if (!descriptor) {
        return noMemory(GetLastError());
    }
    SECURITY_ATTRIBUTES attributes{sizeof attributes, descriptor.get(), FALSE};
    const std::string name = newName();
    Handle mapping(CreateFileMappingA(
        INVALID_HANDLE_VALUE, &attributes, PAGE_READWRITE, 0, static_cast<DWORD>(size), name.c_str()));
    // One that is there already is a stranger's, with rights that he chose.
    if (!mapping || GetLastError() == ERROR_ALREADY_EXISTS) {
        return noMemory(GetLastError());
    }
    auto *bytes = static_cast<char *>(MapViewOfFile(mapping.get(), FILE_MAP_ALL_ACCESS, 0, 0, size));
    if (bytes == nullptr) {
        return noMemory(GetLastError());
    }
    return SharedMemory(name, std::move(mapping), std::unique_ptr<char, Unmapper>(bytes));
}

void SharedMemory::write(std::string_view bytes)
{
    bytes.copy(m_view.get(), bytes.size());
}

std::string SharedMemory::read(std::size_t offset, std::size_t size) const
{
    return {m_view.get() + offset, size};
}

} // namespace zumik::ssh
