// SPDX-License-Identifier: GPL-3.0-or-later
// The tests' Grafana by hand: README.md.
#include "tests/support/grafana/fakegrafana.h"

#include <QCoreApplication>
#include <QTextStream>

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    zumik::tests::GrafanaSwitches switches;
    switches.version = argc > 1 ? QByteArray(argv[1]).toInt() : 12;
    switches.authorization = zumik::tests::basicAuthorization("ops", "pa55");
    const zumik::tests::FakeGrafana grafana(switches);
    QTextStream(stdout) << grafana.url().toString() << Qt::endl;
    return QCoreApplication::exec();
}
