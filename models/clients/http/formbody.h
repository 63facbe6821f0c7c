// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/clients/http/message.h"

#include <QIODevice>

namespace zumik::clients::http {

/// name=value&..., each percent-encoded.
QByteArray encodeForm(const std::vector<std::pair<std::string, std::string>> &parameters);

/// A request body that can be read once. QNetworkAccessManager sends a POST again when the connection drops,
/// and says nothing; from a sequential device it can't, and the failure comes to light.
class FormBody final : public QIODevice {
    Q_OBJECT

public:
    FormBody(QByteArray form, QObject *parent);

    bool isSequential() const override { return true; }

    qint64 bytesAvailable() const override { return m_form.size() - m_at + QIODevice::bytesAvailable(); }

    bool atEnd() const override { return m_at == m_form.size(); }

    /// Not even to the start: that is how the body is asked to be sent again.
    bool seek(qint64) override { return false; }

protected:
    qint64 readData(char *data, qint64 size) override;

    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_form;
    qsizetype m_at = 0;
};

} // namespace zumik::clients::http
