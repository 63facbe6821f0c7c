// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/common/plaintexts.h"

#include "tests/support/waitfor.h"

#include <QApplication>
#include <QLabel>
#include <QMessageBox>
#include <QToolTip>

#include <gtest/gtest.h>

namespace zumik::widgets::common {

namespace {

const QString markup = QStringLiteral("<img src=x><b>bold</b>");

QLabel *shownTip()
{
    const QList<QWidget *> windows = QApplication::topLevelWidgets();
    for (QWidget *const window : windows) {
        if (window->inherits("QTipLabel") && window->isVisible()) {
            return qobject_cast<QLabel *>(window);
        }
    }
    return nullptr;
}

TEST(PlainTexts, aLabelShowsMarkupAsItIs)
{
    const PlainTexts plain;
    QLabel label(markup);
    label.show();
    EXPECT_EQ(label.textFormat(), Qt::PlainText);
}

TEST(PlainTexts, aToolTipShowsMarkupAsItIs)
{
    const PlainTexts plain;
    QWidget window;
    window.show();
    QToolTip::showText(window.mapToGlobal(QPoint(1, 1)), markup, &window);
    ASSERT_TRUE(tests::waitUntil([] { return shownTip() != nullptr; }));
    EXPECT_EQ(shownTip()->textFormat(), Qt::PlainText);
    EXPECT_EQ(shownTip()->text(), markup);
    QToolTip::hideText();
}

TEST(PlainTexts, aMessageBoxShowsMarkupAsItIs)
{
    const PlainTexts plain;
    QMessageBox box(QMessageBox::Warning, markup, markup);
    box.setInformativeText(markup);
    box.show();
    const QList<QLabel *> labels = box.findChildren<QLabel *>();
    ASSERT_FALSE(labels.isEmpty());
    for (const QLabel *const label : labels) {
        EXPECT_EQ(label->textFormat(), Qt::PlainText) << label->objectName().toStdString();
    }
}

TEST(PlainTexts, whatIsMeantToBeRichStaysSo)
{
    const PlainTexts plain;
    QLabel label(markup);
    label.setTextFormat(Qt::RichText);
    label.show();
    EXPECT_EQ(label.textFormat(), Qt::RichText);
}

} // namespace

} // namespace zumik::widgets::common
