// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/connect/secretfieldface.h"

#include "widgets/connect/secretfield.h"

#include <QAccessible>
#include <QAccessibleWidget>

namespace zumik::widgets::connect {

namespace {

class SecretFieldFace final : public QAccessibleWidget {
public:
    explicit SecretFieldFace(SecretField *field)
        : QAccessibleWidget(field, QAccessible::EditableText)
        , m_field(field)
    {
    }

    QAccessible::State state() const override
    {
        QAccessible::State state = QAccessibleWidget::state();
        state.editable = true;
        state.passwordEdit = true;
        return state;
    }

    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Value ? QString(m_field->length(), QChar(0x2022))
                                          : QAccessibleWidget::text(kind);
    }

private:
    SecretField *m_field;
};

QAccessibleInterface *make(const QString & /*className*/, QObject *object)
{
    auto *const field = qobject_cast<SecretField *>(object);
    return field != nullptr ? new SecretFieldFace(field) : nullptr;
}

} // namespace

void installSecretFieldFaces()
{
    static const bool installed = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    Q_UNUSED(installed)
}

} // namespace zumik::widgets::connect
