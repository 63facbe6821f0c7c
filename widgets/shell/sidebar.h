// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>

#include <vector>

class QVBoxLayout;

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::controls {
class BarButton;
class ChoicePopup;
} // namespace zumik::widgets::controls

namespace zumik::widgets::shell {

class SideItem;

/// A board that can be opened. Titles are plain text; `id` is unique over all packs.
struct BoardEntry {
    QString pack;
    QString id;
    QString title;
};

/// Where one can go: the boards, by pack. Folded, it is a strip with an icon that opens the list.
class SideBar final : public QWidget {
    Q_OBJECT

public:
    explicit SideBar(const common::Look *look, QWidget *parent = nullptr);

    /// In their order; those of one pack together.
    void setBoards(const std::vector<BoardEntry> &boards);
    bool knows(const QString &id) const;
    /// Empty without boards.
    QString firstBoard() const;
    void setCurrent(const QString &id);
    void setFolded(bool folded);

    bool folded() const { return m_folded; }

    const QString &current() const { return m_current; }

Q_SIGNALS:
    void boardChosen(const QString &id);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    struct Line {
        SideItem *item = nullptr;
        QString id; ///< of a board; empty for a pack
        QString pack;
    };

    void addPack(const QString &pack);
    void addBoard(const BoardEntry &board);
    void togglePack(const QString &pack);
    void openList();
    void applyState();

    const common::Look *m_look;
    QVBoxLayout *m_column;
    SideItem *m_boardsItem;
    controls::BarButton *m_listButton;
    controls::ChoicePopup *m_list;
    std::vector<BoardEntry> m_boards;
    std::vector<Line> m_lines;
    QStringList m_closedPacks;
    QString m_current;
    bool m_folded = false;
};

} // namespace zumik::widgets::shell
