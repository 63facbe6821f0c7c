// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/windows/systemerror.h"

#include <array>
#include <windows.h>

namespace zumik::ssh {

namespace {

std::string narrowText(std::wstring_view text)
{
    const int length = static_cast<int>(text.size());
    const int size = WideCharToMultiByte(CP_UTF8, 0, text.data(), length, nullptr, 0, nullptr, nullptr);
    std::string narrow(static_cast<std::size_t>(size), '\0');
    WideCharToMultiByte(CP_UTF8, 0, text.data(), length, narrow.data(), size, nullptr, nullptr);
    return narrow;
}

std::string wordsFor(DWORD code)
{
    std::array<wchar_t, 512> buffer{};
    const DWORD size = FormatMessageW(FORMAT_MESSAGE_FROM_SYSTEM | FORMAT_MESSAGE_IGNORE_INSERTS, nullptr,
        code, 0, buffer.data(), static_cast<DWORD>(buffer.size()), nullptr);
    std::wstring_view words(buffer.data(), size);
    while (!words.empty() && (words.back() <= L' ' || words.back() == L'.')) {
        words.remove_suffix(1);
    }
    return words.empty() ? "error " + std::to_string(code) : narrowText(words);
}

} // namespace

base::Error systemError(std::string_view what, unsigned long code)
{
    return {base::ErrorCode::AgentUnavailable, std::string(what) + ": " + wordsFor(code), {}};
}

std::wstring wideText(std::string_view text)
{
    const int length = static_cast<int>(text.size());
    const int size = MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, text.data(), length, nullptr, 0);
    std::wstring wide(static_cast<std::size_t>(size), L'\0');
    MultiByteToWideChar(CP_UTF8, MB_ERR_INVALID_CHARS, text.data(), length, wide.data(), size);
    return wide;
}

} // namespace zumik::ssh
