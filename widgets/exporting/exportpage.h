// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include <vector>

class QCheckBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QVBoxLayout;

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::controls {
class Words;
}

namespace zumik::widgets::exporting {

/// A board that can be ticked.
struct BoardLine {
    QString id;
    QString title;
    bool ticked = false;

    bool operator==(const BoardLine &) const = default;
};

/// What a person has chosen; texts as typed.
struct ExportChoice {
    QString from;
    QString to;
    QStringList boards; ///< ids
    QStringList selectors;
    QString redact;

    bool operator==(const ExportChoice &) const = default;
};

/// Asks for a snapshot, and shows how far it is.
class ExportPage final : public QWidget {
    Q_OBJECT

public:
    enum class State {
        Choosing, ///< everything can be changed
        Working,
        Done ///< or failed: what became of it is to be read
    };

    /// The look must outlive it.
    explicit ExportPage(const common::Look *look, QWidget *parent = nullptr);

    /// Begins anew.
    void setChoice(const QString &from, const QString &to, const std::vector<BoardLine> &boards);

    ExportChoice choice() const;

    State state() const { return m_state; }

    /// What it will come to, in words.
    void setEstimate(const QString &words);

    void begin();
    /// `done` from 0 to 1; negative: not known.
    void setProgress(const QString &words, double done);
    /// `resumable`: it can be gone on with; `openable`: there is a file to look at.
    void end(const QStringList &words, bool failed, bool resumable, bool openable);

    /// What can't be done as it was typed.
    void setTrouble(const QString &words);

Q_SIGNALS:
    void changed(); ///< the choice, by a person
    void exportRequested();
    void resumeRequested();
    void cancelRequested();
    void openRequested();
    void left();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    QLineEdit *addField(QVBoxLayout *to, const QString &label, const QString &hint);
    void addButtons(QVBoxLayout *to);
    void applyLook();
    void setState(State state);
    void leaveOrCancel();

    const common::Look *m_look;
    State m_state = State::Choosing;
    QWidget *m_form;
    QLineEdit *m_from = nullptr;
    QLineEdit *m_to = nullptr;
    QLineEdit *m_selectors = nullptr;
    QLineEdit *m_redact = nullptr;
    QVBoxLayout *m_boardColumn = nullptr;
    std::vector<std::pair<QString, QCheckBox *>> m_boards;
    controls::Words *m_estimate;
    controls::Words *m_note;
    QProgressBar *m_bar;
    QPushButton *m_export = nullptr;
    QPushButton *m_resume = nullptr;
    QPushButton *m_open = nullptr;
    QPushButton *m_close = nullptr;
};

} // namespace zumik::widgets::exporting
