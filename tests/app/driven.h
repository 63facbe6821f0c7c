// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/app/console.h"

namespace zumik::tests {

/// The steps that write the files that Driven reads.
std::string dumpStep(const std::string &name);
std::string shotStep(const std::string &name);

/// `zumik-console drive` while it runs, in a directory of its own. `profile` is the text of a profile file;
/// without it the arguments say what the source is.
class Driven {
public:
    Driven(const std::vector<std::string> &steps, const std::string &profile,
        const std::map<std::string, std::string> &environment,
        const std::vector<std::string> &arguments = {});

    /// Waits until so many steps are done; false when that takes too long or the program has ended before.
    bool reaches(int steps);

    /// Waits for its end; its exit status, -1 when it doesn't end.
    int finish();

    std::string out() const { return readFile(m_dir.file("out")); }

    std::string err() const { return readFile(m_dir.file("err")); }

    std::string file(const char *name) const { return m_dir.file(name); }

    QByteArray dumpText(const char *name) const;
    QJsonObject dump(const char *name) const;

    /// The first name in a dump's tree, of something that shows, that begins so; empty when there is none.
    QString nameBeginning(const char *dump, const char *beginning) const;

private:
    TempDir m_dir{"driven"};
    Process m_process;
};

} // namespace zumik::tests
