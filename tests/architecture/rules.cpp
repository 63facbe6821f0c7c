// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/architecture/rules.h"

#include "tests/architecture/code.h"
#include "tests/support/tempdir.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <sstream>

namespace zumik::tests {

namespace fs = std::filesystem;

namespace {

constexpr std::array storeys{"models", "widgets", "app"};
constexpr std::array engine{"models/base", "models/series", "models/exposition", "models/promql",
    "models/tsdb", "models/alerting", "models/frame", "models/plot"};
constexpr std::string_view childProcesses = "models/process"; ///< starts programs, and nothing else does
constexpr std::string_view license = "SPDX-License-Identifier: GPL-3.0-or-later";

std::vector<std::string> splitAt(const std::string &text, char separator)
{
    std::vector<std::string> parts;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, separator);) {
        parts.push_back(part);
    }
    return parts;
}

bool isWithin(std::string_view path, std::string_view folder)
{
    return path.substr(0, folder.size()) == folder
        && (path.size() == folder.size() || path[folder.size()] == '/');
}

bool isQtHeader(const Include &include)
{
    return include.angled && include.path.size() > 1 && include.path[0] == 'Q'
        && (std::isupper(static_cast<unsigned char>(include.path[1])) != 0
            || include.path.substr(0, 2) == "Qt");
}

bool isSource(const fs::path &path)
{
    return path.extension() == ".cpp" || path.extension() == ".h";
}

bool isCMake(const fs::path &path)
{
    return path.filename() == "CMakeLists.txt" || path.extension() == ".cmake";
}

class Inspector {
public:
    Inspector(fs::path top, const std::vector<Folder> &folders)
        : m_top(std::move(top))
    {
        for (const Folder &folder : folders) {
            m_folders[folder.path] = folder;
        }
    }

    void inspect()
    {
        for (const auto &[path, folder] : m_folders) {
            inspectFolder(folder);
        }
        for (const char *root : {"models", "widgets", "app", "tests", "packaging", "resources"}) {
            inspectTree(root);
        }
    }

    std::vector<std::string> found; // breaches
    int filesRead = 0;

private:
    void breach(const std::string &where, const std::string &what) { found.push_back(where + ": " + what); }

    void breach(const std::string &file, int line, const std::string &what)
    {
        breach(file + ":" + std::to_string(line), what);
    }

    /// The registered folder that a path belongs to, the innermost; null when there is none.
    const Folder *ownerOf(const std::string &path) const
    {
        const Folder *owner = nullptr;
        for (const auto &[name, folder] : m_folders) {
            if (isWithin(path, name) && (owner == nullptr || owner->path.size() < name.size())) {
                owner = &folder;
            }
        }
        return owner;
    }

    std::set<std::string> reach(const std::string &path) const
    {
        std::set<std::string> reached;
        std::vector<std::string> open{path};
        while (!open.empty()) {
            const std::string next = open.back();
            open.pop_back();
            const auto folder = m_folders.find(next);
            if (reached.insert(next).second && folder != m_folders.end()) {
                open.insert(open.end(), folder->second.links.begin(), folder->second.links.end());
            }
        }
        return reached;
    }

    bool isEngine(const std::string &path) const
    {
        return std::any_of(
            engine.begin(), engine.end(), [&](const char *name) { return isWithin(path, name); });
    }

    void inspectFolder(const Folder &folder)
    {
        if (!fs::exists(m_top / folder.path / "README.md")) {
            breach(folder.path, "has no README.md");
        }
        const bool usesQt = std::any_of(folder.uses.begin(), folder.uses.end(),
            [](const std::string &target) { return target.substr(0, 2) == "Qt"; });
        const auto reached = reach(folder.path);
        const bool reachesQt = std::any_of(reached.begin(), reached.end(), [&](const std::string &path) {
            const auto other = m_folders.find(path);
            return other != m_folders.end() && other->second.qt;
        });
        if (isEngine(folder.path) && (folder.qt || usesQt || reachesQt)) {
            breach(folder.path, "an engine library links Qt");
        }
    }

    void inspectTree(const char *root)
    {
        if (!fs::exists(m_top / root)) {
            return;
        }
        for (const auto &entry : fs::recursive_directory_iterator(m_top / root)) {
            const std::string path = fs::relative(entry.path(), m_top).generic_string();
            if (!entry.is_regular_file() || !(isSource(path) || isCMake(path))) {
                continue;
            }
            const std::string text = readFile(entry.path());
            inspectLicense(path, text);
            const bool product = std::any_of(
                storeys.begin(), storeys.end(), [&](const char *storey) { return isWithin(path, storey); });
            if (product && isSource(path)) {
                ++filesRead;
                inspectProduct(path, text);
            } else if (isSource(path)) {
                inspectWords(path, codeOnly(text), {"processEvents", "SIGNAL(", "SLOT("});
            }
        }
    }

    void inspectLicense(const std::string &path, const std::string &text)
    {
        if (text.substr(0, text.find('\n')).find(license) == std::string::npos) {
            breach(path, 1, "doesn't begin with its license (SPDX)");
        }
    }

    void inspectWords(const std::string &path, const std::string &code, const std::vector<std::string> &words)
    {
        for (const std::string &word : words) {
            if (const int line = lineOf(code, word); line > 0) {
                breach(path, line, "uses " + word);
            }
        }
    }

    void inspectProduct(const std::string &path, const std::string &text)
    {
        const std::string code = codeOnly(text);
        inspectWords(path, code, {"processEvents", "SIGNAL(", "SLOT(", "QEventLoop"});
        // A child would inherit the environment, and whatever secret it still holds. There is one door.
        if (!isWithin(path, childProcesses)) {
            inspectWords(path, code,
                {"QProcess", "fork(", "vfork(", "popen(", "posix_spawn", "std::system(", "execve(",
                    "execv("});
        }
        if (isWithin(path, "models")) {
            inspectWords(
                path, code, {"tr(", "QCoreApplication::translate", "QT_TR_NOOP", "QT_TRANSLATE_NOOP"});
        }
        const Folder *owner = ownerOf(path);
        if (owner == nullptr) {
            breach(path, 1, "belongs to no target");
            return;
        }
        const auto reached = reach(owner->path);
        for (const Include &include : includesOf(text)) {
            inspectInclude(path, *owner, reached, include);
        }
    }

    void inspectInclude(const std::string &path, const Folder &owner, const std::set<std::string> &reached,
        const Include &include)
    {
        if (isQtHeader(include) && isEngine(owner.path)) {
            breach(path, include.line, "an engine library includes <" + include.path + ">");
        } else if (isQtHeader(include) && !owner.qt) {
            breach(path, include.line, "includes <" + include.path + "> without being a Qt target");
        }
        const bool ours = std::any_of(storeys.begin(), storeys.end(),
            [&](const char *storey) { return isWithin(include.path, storey); });
        if (isWithin(include.path, "tests")) {
            breach(path, include.line, "includes " + include.path + ", a test's");
        }
        if (!ours) {
            return;
        }
        const Folder *target = ownerOf(include.path);
        if (isWithin(path, "models") && !isWithin(include.path, "models")) {
            breach(path, include.line, "models include " + include.path + ", of a higher storey");
        } else if (target == nullptr || !reached.contains(target->path)) {
            breach(
                path, include.line, "includes " + include.path + ", which " + owner.path + " doesn't link");
        }
    }

    fs::path m_top;
    std::map<std::string, Folder> m_folders;
};

} // namespace

std::vector<Folder> readLinks(std::string_view text)
{
    std::vector<Folder> folders;
    for (const std::string &line : splitAt(std::string(text), '\n')) {
        auto fields = splitAt(line, '|');
        fields.resize(4);
        folders.push_back({fields[0], fields[1] == "TRUE", splitAt(fields[2], ','), splitAt(fields[3], ',')});
    }
    return folders;
}

std::vector<std::string> breaches(const fs::path &top, const std::vector<Folder> &folders, int *filesRead)
{
    Inspector inspector(top, folders);
    inspector.inspect();
    std::sort(inspector.found.begin(), inspector.found.end());
    if (filesRead != nullptr) {
        *filesRead = inspector.filesRead;
    }
    return inspector.found;
}

} // namespace zumik::tests
