// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::controls {
class Words;
}

namespace zumik::widgets::dashboard {

/// The title of a board, where it is from, and the pickers of its variables beside it, or below where they
/// have no room; lines of filters below all of that.
class BoardHeader final : public QWidget {
    Q_OBJECT

public:
    explicit BoardHeader(const common::Look *look, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    void setNote(const QString &note);
    /// After the note; empty: nothing.
    void setAge(const QString &age);
    void addPicker(QWidget *picker);
    /// Over the whole width, below the title and the pickers; as high as it wishes for the width.
    void addLine(QWidget *line);

    bool hasHeightForWidth() const override { return true; }

    int heightForWidth(int width) const override;
    QSize sizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool event(QEvent *event) override;

private:
    void showNote();
    void layOut();
    int titleWidth() const;
    bool inOneLine(int width) const;
    int pickersHeight(int width) const;
    int pickersBottom(int width) const;

    controls::Words *m_title;
    controls::Words *m_note;
    QString m_noteText;
    QString m_age;
    QWidget *m_pickers;
    std::vector<QWidget *> m_lines;
    int m_barHeight;
};

} // namespace zumik::widgets::dashboard
