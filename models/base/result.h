// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/error.h"

#include <cassert>
#include <utility>
#include <variant>

namespace zumik::base {

/// A value or an Error; what crosses a library's border instead of an exception. Asking a failed Result for
/// its value is a defect of the caller's and asserts.
template <typename T> class [[nodiscard]] Result {
public:
    Result(T value) // NOLINT(google-explicit-constructor): `return value;` is the point
        : m_content(std::in_place_index<0>, std::move(value))
    {
    }

    Result(Error error) // NOLINT(google-explicit-constructor)
        : m_content(std::in_place_index<1>, std::move(error))
    {
    }

    bool ok() const { return m_content.index() == 0; }

    explicit operator bool() const { return ok(); }

    const T &value() const &
    {
        assert(ok());
        return *std::get_if<0>(&m_content);
    }

    T &value() &
    {
        assert(ok());
        return *std::get_if<0>(&m_content);
    }

    T value() &&
    {
        assert(ok());
        return std::move(*std::get_if<0>(&m_content));
    }

    const T &operator*() const & { return value(); }

    T &operator*() & { return value(); }

    T operator*() && { return std::move(*this).value(); }

    const T *operator->() const { return &value(); }

    T *operator->() { return &value(); }

    const Error &error() const
    {
        assert(!ok());
        return *std::get_if<1>(&m_content);
    }

private:
    std::variant<T, Error> m_content;
};

/// Result of something that yields nothing.
struct Done {
    bool operator==(const Done &) const = default;
};

using Status = Result<Done>;

} // namespace zumik::base
