// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/mailbox.h"

#include <functional>
#include <memory>

class QObject;

namespace zumik::async {

/// Where an answer is to be delivered: the thread of a QObject, for as long as that object lives.
///
/// Made in the object's thread; copied and posted to from any thread. A task posted after the object has gone
/// is dropped; tasks run from the event loop, in the order of their posting, never from inside `post`.
class Receiver {
public:
    using Task = std::function<void()>;

    /// `context` must outlive neither the posts nor this handle; it must have an event loop to be served.
    explicit Receiver(QObject *context);

    /// False when the object has gone; the task is then destroyed in the calling thread.
    bool post(Task task) const;

private:
    std::shared_ptr<base::Mailbox<Task>> m_mailbox;
};

} // namespace zumik::async
