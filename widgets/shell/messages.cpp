// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/shell/messages.h"

#include <utility>

namespace zumik::widgets::shell {

void Messages::add(Message message)
{
    const Message *const last = latest();
    if (last != nullptr && last->text == message.text && last->status == message.status) {
        message.times = last->times + 1;
        m_messages.front() = std::move(message);
        Q_EMIT dataChanged(index(0), index(0));
    } else {
        beginInsertRows({}, 0, 0);
        m_messages.push_front(std::move(message));
        endInsertRows();
    }
    if (rowCount() > most) {
        beginRemoveRows({}, most, most);
        m_messages.pop_back();
        endRemoveRows();
    }
    Q_EMIT added();
}

QString Messages::asText() const
{
    QString text;
    for (const Message &message : m_messages) {
        text += QString::fromStdString(base::formatRfc3339(message.time)) + QLatin1Char(' ') + message.text;
        text += message.times > 1 ? tr(" (%n times)", nullptr, message.times) : QString();
        text += QLatin1Char('\n');
        if (!message.details.isEmpty()) {
            text += message.details + QLatin1Char('\n');
        }
    }
    return text;
}

int Messages::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_messages.size());
}

QVariant Messages::data(const QModelIndex &index, int role) const
{
    if (index.row() < 0 || index.row() >= rowCount()) {
        return {};
    }
    const Message &message = m_messages[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return message.text;
    case TimeRole:
        return static_cast<qlonglong>(message.time.ms);
    case StatusRole:
        return static_cast<int>(message.status);
    case TimesRole:
        return message.times;
    default:
        return {};
    }
}

} // namespace zumik::widgets::shell
