// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/dashboard/fuzzy.h"

#include <QString>
#include <QWidget>

#include <map>
#include <span>
#include <vector>

class QLineEdit;
class QScrollArea;
class QVBoxLayout;

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::controls {
class BarButton;
class ChoicePopup;
class Words;
} // namespace zumik::widgets::controls

namespace zumik::widgets::shell {

class SideItem;

/// A board that can be opened. Titles are plain text; `id` is unique over all groups.
struct BoardEntry {
    QString pack; ///< the pack, folder or kind that it is listed under
    QString id;
    QString title;
    QString words = {}; ///< tags, which can be typed as well
    QString forget = {}; ///< what is taken off the list by its line; empty: nothing
    QString forgetPack = {}; ///< likewise by its pack's heading
    QString trouble = {}; ///< why it can't be opened
};

/// Where one can go: the boards, by pack or folder, with a field that narrows them. Folded, it is a strip
/// with an icon that opens the list.
class SideBar final : public QWidget {
    Q_OBJECT

public:
    /// Lines of one group, and of what was found; the rest is told by its number.
    static constexpr std::size_t mostLines = 50;
    /// Groups that would make more lines than these begin closed; of groups beyond as many the boards are
    /// told by their number.
    static constexpr std::size_t mostAtOnce = 100;

    explicit SideBar(const common::Look *look, QWidget *parent = nullptr);

    /// In their order; those of one pack together.
    void setBoards(const std::vector<BoardEntry> &boards);
    bool knows(const QString &id) const;
    /// Empty without boards.
    QString firstBoard() const;
    void setCurrent(const QString &id);
    void setFolded(bool folded);
    /// As the search's key: to the field, or to the list where it is folded.
    void search();

    bool folded() const { return m_folded; }

    const QString &current() const { return m_current; }

Q_SIGNALS:
    void boardChosen(const QString &id);
    void openFileRequested();
    void addFolderRequested();
    void snapshotsRequested();
    void forgetRequested(const QString &path);

protected:
    void paintEvent(QPaintEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Line {
        SideItem *item = nullptr;
        QString id; ///< of a board; empty for a pack
        QString pack;
    };

    using Entries = std::span<const BoardEntry>;

    void build();
    void fill();
    void fillGroups();
    void addGroup(Entries boards);
    bool opens(Entries boards) const;
    void fillFound();
    void addPack(const BoardEntry &first, bool open);
    void offerForgetting(SideItem &item, const QString &path);
    void addBoard(const BoardEntry &board);
    void addNote(const QString &text);
    static QString moreText(std::size_t count);
    const Line *headOf(const QString &pack) const;
    void togglePack(const QString &pack, bool open);
    void openList();
    void applyState();

    const common::Look *m_look;
    SideItem *m_boardsItem;
    controls::BarButton *m_listButton;
    controls::ChoicePopup *m_list;
    QLineEdit *m_field;
    QScrollArea *m_scroll;
    QWidget *m_foot;
    QVBoxLayout *m_column = nullptr; ///< of the lines
    std::vector<BoardEntry> m_boards;
    std::vector<zumik::dashboard::FuzzyText> m_texts; ///< of m_boards
    std::vector<Line> m_lines;
    std::vector<controls::Words *> m_notes;
    std::map<QString, bool> m_openPacks; ///< as a person has them
    QString m_current;
    bool m_folded = false;
};

} // namespace zumik::widgets::shell
