// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::controls {
class Words;
}

namespace zumik::widgets::dashboard {

/// The title of a board, where it is from, and the pickers of its variables beside it, or below where they
/// have no room.
class BoardHeader final : public QWidget {
    Q_OBJECT

public:
    explicit BoardHeader(const common::Look *look, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setNote(const QString &note);
    void addPicker(QWidget *picker);

    bool hasHeightForWidth() const override { return true; }

    int heightForWidth(int width) const override;
    QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    int titleWidth() const;
    bool inOneLine(int width) const;
    int pickersHeight(int width) const;

    controls::Words *m_title;
    controls::Words *m_note;
    QWidget *m_pickers;
    int m_barHeight;
};

} // namespace zumik::widgets::dashboard
