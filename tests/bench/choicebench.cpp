// SPDX-License-Identifier: GPL-3.0-or-later
// A popup of 50,000 choices: opened, searched letter by letter, and painted, in milliseconds of the thread's
// CPU: the median and the extremes of five. A frame has 16 ms. `tick` takes a row and paints it.
//
// The choices are a variable's, of the kind that pods have; every run has others.
#include "models/board/boardrun.h"
#include "tests/support/fakesource.h"
#include "tests/support/waitfor.h"
#include "widgets/common/look.h"
#include "widgets/controls/barbutton.h"
#include "widgets/controls/choicepopup.h"
#include "widgets/dashboard/variablepicker.h"

#include <QApplication>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <map>
#include <vector>

namespace zumik {

namespace {

constexpr int choices = 50'000;
constexpr int runs = 5;

double cpuMs()
{
    timespec now{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
    return double(now.tv_sec) * 1e3 + double(now.tv_nsec) / 1e6;
}

template <typename Act> double took(Act act)
{
    const double before = cpuMs();
    act();
    return cpuMs() - before;
}

std::vector<std::string> values(int run)
{
    std::vector<std::string> all;
    for (int i = 0; i < choices; ++i) {
        all.push_back("prod-inference-worker-" + std::to_string(run) + "-" + std::to_string(i * 2654435761U));
    }
    return all;
}

class Measured {
public:
    void add(const char *what, double ms) { m_times[what].push_back(ms); }

    QJsonObject json()
    {
        QJsonObject all;
        for (auto &[what, times] : m_times) {
            std::sort(times.begin(), times.end());
            all.insert(QLatin1String(what),
                QJsonObject{{QStringLiteral("median"), times[times.size() / 2]},
                    {QStringLiteral("least"), times.front()}, {QStringLiteral("most"), times.back()}});
        }
        return all;
    }

private:
    std::map<const char *, std::vector<double>> m_times;
};

void paint(QWidget &widget)
{
    QCoreApplication::sendPostedEvents();
    QImage image(widget.size(), QImage::Format_ARGB32_Premultiplied);
    widget.render(&image);
}

void type(Measured &measured, widgets::controls::ChoicePopup &popup)
{
    auto *const field = popup.findChild<QLineEdit *>();
    static constexpr std::pair<const char *, const char *> letters[]{{"first letter", "i"},
        {"second letter", "in"}, {"digits", "in7"}, {"back", "in"}, {"other", "\303\251"}};
    for (const auto &[what, text] : letters) {
        const QString typed = QString::fromUtf8(text);
        measured.add(what, took([&] {
            field->setText(typed);
            paint(popup);
        }));
    }
}

void measure(Measured &measured, int run)
{
    tests::FakeSource source;
    source.labels["pod"] = values(run);
    dashboard::Dashboard board;
    dashboard::Variable pod;
    pod.type = dashboard::Variable::Type::Query;
    pod.name = "pod";
    pod.query = "label_values(pod)";
    pod.multi = true;
    pod.includeAll = true;
    board.variables = {pod};
    board::BoardRun boardRun(board, source, {});
    const widgets::common::Look look(widgets::common::Theme::Kind::Dark);
    widgets::dashboard::VariablePicker picker(boardRun, pod, &look);
    picker.show();
    boardRun.refresh();
    tests::waitUntil([&] { return boardRun.idle(); });
    measured.add("open", took([&] {
        picker.findChild<widgets::controls::BarButton *>()->click();
        paint(*picker.popup());
    }));
    type(measured, *picker.popup());
    measured.add("tick", took([&] {
        picker.popup()->choose(0);
        paint(*picker.popup());
    }));
    picker.popup()->hide();
    const std::vector<std::string> all = values(run);
    boardRun.setVariable("pod", {all.begin(), all.begin() + 10'000});
    measured.add("open with 10,000 taken", took([&] {
        picker.findChild<widgets::controls::BarButton *>()->click();
        paint(*picker.popup());
    }));
    picker.popup()->hide();
}

} // namespace

} // namespace zumik

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    zumik::Measured measured;
    zumik::Measured warm;
    zumik::measure(warm, zumik::runs);
    for (int run = 0; run < zumik::runs; ++run) {
        zumik::measure(measured, run);
    }
    std::puts(QJsonDocument(measured.json()).toJson().constData());
    return 0;
}
