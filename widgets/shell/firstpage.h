// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/controls/glyph.h"

#include <QString>
#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::shell {

class StatusWords;
class WayIn;

/// A way to the data. Plain text.
struct WayInEntry {
    QString id;
    controls::Glyph glyph = controls::Glyph::Server;
    QString title;
    QString text;
};

/// What a start without a source shows: the ways in, each with a number key, and nothing else.
class FirstPage final : public QWidget {
    Q_OBJECT

public:
    explicit FirstPage(const common::Look *look, QWidget *parent = nullptr);

    void setWays(const std::vector<WayInEntry> &ways);
    /// What went wrong with the way that was taken; empty: nothing.
    void setTrouble(const QString &sentence);

Q_SIGNALS:
    void chosen(const QString &id);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    const common::Look *m_look;
    QVBoxLayout *m_column;
    StatusWords *m_trouble;
    std::vector<WayIn *> m_cards;
};

} // namespace zumik::widgets::shell
