// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/time.h"
#include "widgets/common/sentences.h"

#include <QAbstractListModel>

#include <deque>

namespace zumik::widgets::shell {

/// Something that happened. Plain text.
struct Message {
    base::Time time; ///< by this machine's clock; of the last time
    common::Status status = common::Status::Info;
    QString text;
    QString details = {}; ///< for copying
    int times = 1; ///< in a row
};

/// What happened while the window was open, the latest first. What happens again and again is one message.
class Messages final : public QAbstractListModel {
    Q_OBJECT

public:
    static constexpr int most = 200;

    enum Role { TimeRole = Qt::UserRole, StatusRole, TimesRole };

    using QAbstractListModel::QAbstractListModel;

    void add(Message message);

    /// Null before the first.
    const Message *latest() const { return m_messages.empty() ? nullptr : &m_messages.front(); }

    /// All of them with their times (RFC 3339) and details, for the clipboard.
    QString asText() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;

Q_SIGNALS:
    void added();

private:
    std::deque<Message> m_messages;
};

} // namespace zumik::widgets::shell
