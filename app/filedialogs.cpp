// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/filedialogs.h"

#include <QFileDialog>
#include <QGuiApplication>

#include <utility>

namespace zumik::app {

namespace {

/// Where the desktop has no dialog of its own, it has the window's colors, and gives the keyboard back.
void open(QFileDialog *dialog, FileDialogs::Chosen chosen)
{
    QWidget *const parent = dialog->parentWidget();
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setPalette(parent->palette());
    QObject::connect(dialog, &QFileDialog::fileSelected, dialog, std::move(chosen));
    QObject::connect(dialog, &QFileDialog::finished, parent, [parent] {
        if (QGuiApplication::focusWindow() == nullptr) {
            parent->activateWindow();
        }
    });
    dialog->open();
}

} // namespace

void NativeFileDialogs::openFile(QWidget *parent, const QString &title, const QString &filter, Chosen chosen)
{
    auto *const dialog = new QFileDialog(parent, title, QString(), filter);
    dialog->setFileMode(QFileDialog::ExistingFile);
    open(dialog, std::move(chosen));
}

void NativeFileDialogs::openFolder(QWidget *parent, const QString &title, Chosen chosen)
{
    auto *const dialog = new QFileDialog(parent, title);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    open(dialog, std::move(chosen));
}

void NativeFileDialogs::saveFile(QWidget *parent, const Question &question, Chosen chosen)
{
    auto *const dialog = new QFileDialog(parent, question.title, QString(), question.filter);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(question.suffix);
    dialog->selectFile(question.name);
    open(dialog, std::move(chosen));
}

} // namespace zumik::app
