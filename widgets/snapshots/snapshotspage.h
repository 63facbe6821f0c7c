// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/common/statusshape.h"
#include "widgets/snapshots/snapshotwords.h"

#include <QWidget>

#include <optional>

class QBoxLayout;
class QListWidget;
class QProgressBar;
class QPushButton;
class QTreeWidget;

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::controls {
class Words;
}

namespace zumik::widgets::snapshots {

/// A snapshot that was opened before. Plain texts.
struct RecentSnapshot {
    QString path;
    QString name;
};

/// Snapshots that were opened before, and what is inside of the one that is chosen.
class SnapshotsPage final : public QWidget {
    Q_OBJECT

public:
    explicit SnapshotsPage(const common::Look *look, QWidget *parent = nullptr);

    /// The newest first; the one of `current` is marked as chosen.
    void setRecent(const std::vector<RecentSnapshot> &recent, const QString &current);

    /// Its file is being read.
    void setReading(const QString &name);
    void setFacts(const QString &name, const std::vector<FactSection> &sections);
    /// It can't be read, and why.
    void setTrouble(const QString &name, const QString &reason);
    /// The chosen one is what the window shows, and need not be opened.
    void setShown(bool shown);

    void setVerifying(int percent);
    /// What came of it; `faults` are lines of their own.
    void setVerified(common::Status status, const QString &sentence, const QStringList &faults = {});

    QString summary() const;

    const QTreeWidget &facts() const { return *m_facts; }

Q_SIGNALS:
    void openFileRequested();
    void openFolderRequested();
    /// One of the recent ones.
    void chosen(const QString &path);
    /// The chosen one is to be shown in the window.
    void openRequested();
    void forgetRequested(const QString &path);
    void verifyRequested();
    void verifyCancelled();
    void left();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    QPushButton *button(const QString &text, void (SnapshotsPage::*clicked)());
    QBoxLayout *makeHead();
    QBoxLayout *makeChosen();
    void makeRecent();
    void makeFacts();
    void say(common::Status status, const QString &text);
    void showVerifying(bool runs);
    QString pathAtHand() const;
    void applyLook();

    const common::Look *m_look;
    QListWidget *m_recent;
    controls::Words *m_name;
    controls::Words *m_summary;
    QPushButton *m_open = nullptr;
    QPushButton *m_verify = nullptr;
    QPushButton *m_cancel = nullptr;
    QProgressBar *m_progress;
    QTreeWidget *m_facts;
    common::Status m_status = common::Status::Unknown;
    bool m_fills = false; ///< the list is being filled, which is no choice
};

} // namespace zumik::widgets::snapshots
