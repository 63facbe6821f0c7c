// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/async/receiver.h"

#include <QCoreApplication>
#include <QEvent>
#include <QObject>
#include <QPointer>
#include <QThread>

#include <cassert>

namespace zumik::async {

namespace {

using Box = base::Mailbox<Receiver::Task>;

QEvent::Type wakeEvent()
{
    static const auto type = static_cast<QEvent::Type>(QEvent::registerEventType());
    return type;
}

/// Child of the context: empties the box when woken, closes it when the context goes. Tasks may destroy the
/// context, so nothing of `this` is touched after one has run.
class Drain final : public QObject {
public:
    explicit Drain(QObject *context)
        : QObject(context)
        , m_box(std::make_shared<Box>([this] { QCoreApplication::postEvent(this, new QEvent(wakeEvent())); }))
    {
    }

    ~Drain() override { m_box->close(); }

    Drain(const Drain &) = delete;
    Drain &operator=(const Drain &) = delete;

    std::shared_ptr<Box> box() const { return m_box; }

    /// Only the wake event is ever sent here, so the event itself need not be looked at: it was made by the
    /// posting thread, and handed over by a lock of Qt's that the thread sanitizer can't see. The box's own
    /// lock it can.
    void customEvent(QEvent * /*event*/) override
    {
        const QPointer<Drain> alive(this);
        for (auto &task : m_box->take()) {
            if (!alive) {
                break;
            }
            task();
        }
    }

private:
    std::shared_ptr<Box> m_box;
};

} // namespace

Receiver::Receiver(QObject *context)
{
    assert(context->thread() == QThread::currentThread());
    // One drain a context, found again by type among the children.
    for (QObject *child : context->children()) {
        if (auto *drain = dynamic_cast<Drain *>(child)) {
            m_mailbox = drain->box();
            return;
        }
    }
    m_mailbox = (new Drain(context))->box();
}

bool Receiver::post(Task task) const
{
    return m_mailbox->post(std::move(task));
}

} // namespace zumik::async
