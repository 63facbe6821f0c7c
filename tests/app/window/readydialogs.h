// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/filedialogs.h"

namespace zumik::app {

/// Answers at once with what the test has put there; empty: thinks better of it.
class ReadyDialogs final : public FileDialogs {
public:
    void openFile(
        QWidget * /*parent*/, const QString & /*title*/, const QString & /*filter*/, Chosen chosen) override
    {
        reply(chosen);
    }

    void openFolder(QWidget * /*parent*/, const QString & /*title*/, Chosen chosen) override
    {
        reply(chosen);
    }

    void saveFile(QWidget * /*parent*/, const Question &question, Chosen chosen) override
    {
        suggested = question.name;
        reply(chosen);
    }

    QString answer;
    QString suggested;

private:
    void reply(const Chosen &chosen) const
    {
        if (!answer.isEmpty()) {
            chosen(answer);
        }
    }
};

} // namespace zumik::app
