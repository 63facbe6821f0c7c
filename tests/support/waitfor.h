// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/async/receiver.h"
#include "models/base/result.h"
#include "models/base/stoptoken.h"

#include <QEventLoop>
#include <QObject>
#include <QTimer>

#include <functional>
#include <optional>

namespace zumik::tests {

/// Runs the event loop until `done` is true (looked at every few milliseconds) or the limit is over; returns
/// `done()`.
inline bool waitUntil(const std::function<bool()> &done, int limitMs = 20'000)
{
    QEventLoop loop;
    QTimer poll;
    QTimer limit;
    limit.setSingleShot(true);
    QObject::connect(&poll, &QTimer::timeout, &loop, [&] {
        if (done()) {
            loop.quit();
        }
    });
    QObject::connect(&limit, &QTimer::timeout, &loop, &QEventLoop::quit);
    poll.start(2);
    limit.start(limitMs);
    if (!done()) {
        loop.exec();
    }
    return done();
}

/// Makes one asynchronous call of the house and waits for its answer:
///     const auto answer = ask<BuildInfo>([&](auto stop, auto to, auto reply) { source.buildInfo(stop, to,
///     reply); });
template <typename T, typename Call> base::Result<T> ask(Call call, int limitMs = 20'000)
{
    QObject context;
    std::optional<base::Result<T>> answer;
    call(base::StopToken{}, async::Receiver(&context),
        [&](base::Result<T> result) { answer.emplace(std::move(result)); });
    waitUntil([&] { return answer.has_value(); }, limitMs);
    if (!answer) {
        return base::Error{base::ErrorCode::Timeout, "no answer within the test's limit", {}};
    }
    return std::move(*answer);
}

} // namespace zumik::tests
