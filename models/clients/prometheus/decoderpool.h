// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/clients/prometheus/decoder.h"

#include <memory>
#include <mutex>
#include <vector>

namespace zumik::clients::prometheus {

/// Decoders with their buffers, kept for the next answer. Any thread.
class DecoderPool {
public:
    std::unique_ptr<Decoder> take()
    {
        const std::lock_guard lock(m_mutex);
        if (m_idle.empty()) {
            return std::make_unique<Decoder>();
        }
        auto decoder = std::move(m_idle.back());
        m_idle.pop_back();
        return decoder;
    }

    /// `bytes` is the size of what it has decoded: its buffers are some five times that, so those of a huge
    /// answer are let go.
    void giveBack(std::unique_ptr<Decoder> decoder, std::size_t bytes)
    {
        constexpr std::size_t most = 20U << 20U;
        const std::lock_guard lock(m_mutex);
        if (bytes <= most) {
            m_idle.push_back(std::move(decoder));
        }
    }

private:
    std::mutex m_mutex;
    std::vector<std::unique_ptr<Decoder>> m_idle;
};

} // namespace zumik::clients::prometheus
