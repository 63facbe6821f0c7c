// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tsdb/bytes.h"

#include <QByteArrayView>
#include <QCryptographicHash>

#include <string>

namespace zumik::snapshot {

/// The sum of what is added piece by piece.
class Sha256 {
public:
    void add(tsdb::Bytes bytes)
    {
        m_hash.addData(QByteArrayView(bytes.data(), static_cast<qsizetype>(bytes.size())));
    }

    /// Lower-case hexadecimal digits.
    std::string hex() const { return m_hash.result().toHex().toStdString(); }

private:
    QCryptographicHash m_hash{QCryptographicHash::Sha256};
};

} // namespace zumik::snapshot
