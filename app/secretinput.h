// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/result.h"
#include "models/base/secret.h"

#include <QObject>

#include <functional>
#include <string>

namespace zumik::app {

/// One line of stdin as a secret: nothing of it is shown when stdin is a terminal, which is then asked with
/// `prompt` on stderr. Reads on the event loop, so that Ctrl+C ends it.
class SecretInput final : public QObject {
public:
    using Answer = std::function<void(base::Result<base::Secret>)>;

    enum class Kind {
        Secret, ///< which can't be empty
        Answer, ///< which can
        VisibleAnswer ///< likewise, and is shown as it is typed
    };

    /// Whether there is somebody to ask.
    static bool isTerminal();

    /// `answer` is called once, from the event loop; not at all when this goes before. Errors:
    /// InvalidArgument (nothing came), TooLarge.
    SecretInput(
        const std::string &prompt, Answer answer, QObject *parent = nullptr, Kind kind = Kind::Secret);
    /// The terminal shows again what is typed.
    ~SecretInput() override;

    SecretInput(const SecretInput &) = delete;
    SecretInput &operator=(const SecretInput &) = delete;

private:
    void onReadable();
    void finish(bool ended);

    struct Terminal;
    std::unique_ptr<Terminal> m_terminal;
    Answer m_answer;
    Kind m_kind;
    std::string m_line; ///< wiped when it goes
};

} // namespace zumik::app
