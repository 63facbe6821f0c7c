// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/base/secret.h"

#include <QDialog>

#include <functional>
#include <vector>

class QCheckBox;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace zumik::widgets::common {
class Look;
}

namespace zumik::widgets::controls {
class Words;
}

namespace zumik::widgets::connect {

class SecretField;

/// What a server asks on the way in. Plain text, whoever wrote it.
struct LoginAsked {
    struct Prompt {
        QString text;
        bool echo = false; ///< what is typed may be seen
    };

    QString server; ///< "ops@vps:22"
    QString text; ///< the server's title and its instruction; lines
    QString note; ///< ours: what became of the answer before, and how long there is
    std::vector<Prompt> prompts;
    bool canKeep = false; ///< it is a password
};

/// Asks for everything that the server wants to know at once. It is answered once: what becomes of that, the
/// server decides, and asks again if it likes.
class LoginQuestion final : public QDialog {
    Q_OBJECT

public:
    struct Answer {
        std::vector<base::Secret> values; ///< as many as there are prompts
        bool keep = false; ///< in the keychain
    };

    /// `answered` is called at most once; not when the question is left, which is `rejected`.
    LoginQuestion(const common::Look *look, const LoginAsked &asked, std::function<void(Answer)> answered,
        QWidget *parent = nullptr);

    /// Closes it as the server's doing: nothing is rejected.
    void withdraw();

private:
    struct Field {
        SecretField *secret = nullptr;
        QLineEdit *line = nullptr; ///< where what is typed may be seen
    };

    controls::Words *words(const char *role, const char *color, const QString &text);
    QWidget *makeFields(const LoginAsked &asked);
    QWidget *addField(QVBoxLayout *to, const LoginAsked::Prompt &prompt);
    void addButtons(QVBoxLayout *to);
    void fit();
    void answer();
    void applyLook();

    const common::Look *m_look;
    std::function<void(Answer)> m_answered;
    std::vector<Field> m_fields;
    QCheckBox *m_keep = nullptr;
    QPushButton *m_send = nullptr;
};

} // namespace zumik::widgets::connect
