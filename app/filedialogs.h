// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace zumik::app {

/// Asks a person for a file or folder; `chosen` runs later, in the window's thread, and not at all where they
/// think better of it. Tests answer for them.
class FileDialogs {
public:
    using Chosen = std::function<void(const QString &path)>;

    /// Where to save.
    struct Question {
        QString title;
        QString name; ///< that is proposed
        QString filter; ///< "Pictures (*.png)"
        QString suffix; ///< of a name that is given without one: "png"
    };

    virtual ~FileDialogs() = default;
    virtual void openFile(QWidget *parent, const QString &title, const QString &filter, Chosen chosen) = 0;
    virtual void openFolder(QWidget *parent, const QString &title, Chosen chosen) = 0;
    /// Asks before a file that is there is written over.
    virtual void saveFile(QWidget *parent, const Question &question, Chosen chosen) = 0;
};

/// The platform's own.
class NativeFileDialogs final : public FileDialogs {
public:
    void openFile(QWidget *parent, const QString &title, const QString &filter, Chosen chosen) override;
    void openFolder(QWidget *parent, const QString &title, Chosen chosen) override;
    void saveFile(QWidget *parent, const Question &question, Chosen chosen) override;
};

} // namespace zumik::app
