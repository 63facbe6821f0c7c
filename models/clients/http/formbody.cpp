// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/clients/http/formbody.h"

#include <algorithm>
#include <cstring>

namespace zumik::clients::http {

QByteArray encodeForm(const std::vector<std::pair<std::string, std::string>> &parameters)
{
    QByteArray form;
    for (const auto &[name, value] : parameters) {
        if (!form.isEmpty()) {
            form += '&';
        }
        form += QByteArray::fromStdString(name).toPercentEncoding();
        form += '=';
        form += QByteArray::fromStdString(value).toPercentEncoding();
    }
    return form;
}

FormBody::FormBody(QByteArray form, QObject *parent)
    : QIODevice(parent)
    , m_form(std::move(form))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 FormBody::readData(char *data, qint64 size)
{
    const qint64 left = m_form.size() - m_at;
    if (left == 0) {
        return -1; // the end, for a sequential device
    }
    const qint64 count = std::min(size, left);
    std::memcpy(data, m_form.constData() + m_at, static_cast<std::size_t>(count));
    m_at += count;
    return count;
}

} // namespace zumik::clients::http
