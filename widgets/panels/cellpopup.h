// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/controls/popup.h"

#include <functional>

class QPlainTextEdit;

namespace zumik::widgets::controls {
class BarButton;
class Words;
} // namespace zumik::widgets::controls

namespace zumik::widgets::panels {

/// The whole of one value, plain, to read and to copy.
class CellPopup final : public controls::Popup {
    Q_OBJECT

public:
    explicit CellPopup(const common::Look *look, QWidget *parent = nullptr);

    /// `fixed`: in the font of code.
    void setText(const QString &title, const QString &text, bool fixed);
    QString text() const;

    controls::BarButton *copyButton() const { return m_copy; }

private:
    controls::Words *m_title;
    QPlainTextEdit *m_text;
    controls::BarButton *m_copy;
};

} // namespace zumik::widgets::panels
