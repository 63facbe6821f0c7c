// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <stdexcept>

namespace zumik::tests {

/// A test's surroundings could not be made: a program is missing, a server didn't start. Thrown, since
/// GoogleTest turns an exception into a failure of the test that needed them.
class SetupError : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

} // namespace zumik::tests
