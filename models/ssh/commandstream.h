// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/process/childprocess.h"
#include "models/ssh/sshtarget.h"
#include "models/ssh/stream.h"

#include <memory>

namespace zumik::ssh {

/// A stream that is another program's standard input and output: the ProxyCommand of an ssh_config. What the
/// program says on standard error is told when it ends. It goes with the stream.
class CommandStream final : public Stream {
public:
    /// Errors: those of process::ChildProcess::start.
    static base::Result<std::unique_ptr<CommandStream>> start(const ProxyCommand &command);

    Transfer read(char *buffer, std::size_t size) override;
    Transfer write(const char *buffer, std::size_t size) override;

    int descriptor() const override { return m_socket.descriptor(); }

    void collect(PollSet &set, bool reading, bool pending) const override;
    bool readable(const PollSet &set) const override;
    void beginTurn() override;
    std::string words() const override;

    /// Unreachable, once the program has ended or closed its output.
    std::optional<base::Error> failure() const override;

private:
    explicit CommandStream(process::ChildProcess child);

    process::ChildProcess m_child;
    Socket m_socket;
    bool m_ended = false;
    std::optional<int> m_status; ///< where it was known at the end
};

} // namespace zumik::ssh
