// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ssh/config/conditions.h"
#include "models/ssh/config/configfiles.h"
#include "models/ssh/config/configline.h"

#include <string>

namespace zumik::ssh {

/// Walks through files for one question and gathers what they say for it.
class ConfigReader {
public:
    ConfigReader(const ConfigFiles &files, ConfigQuestion question, std::string home, ConfigOptions options,
        MatchCommands commands = {});

    /// One file with those that it includes; relative names in Include are looked for in `folder`. A file
    /// that doesn't exist says nothing. Errors: FormatInvalid (with FILE:LINE), FileUnreadable, TooLarge.
    base::Status addFile(const std::string &path, const std::string &folder, bool trusted);

    const ConfigOptions &options() const { return m_options; }

    /// A `Match final` was passed.
    bool wantsFinal() const { return m_wantsFinal; }

private:
    /// The file at hand.
    struct Place {
        std::string path;
        std::string folder;
        int depth = 0;
        bool never = false; ///< included from a block for other hosts: no Host and no Match in it holds
        bool active = true;
        int line = 0;
    };

    base::Status readFile(Place &place, bool trusted);
    base::Status readText(Place &place, const std::string &text);
    base::Status take(Place &place, const ConfigLine &line);
    base::Status takeMatch(Place &place, const ConfigLine &line);
    base::Status include(Place &place, const ConfigLine &line);
    base::Status takeOption(const Place &place, const ConfigLine &line);
    void note(const Place &place, const std::string &keyword);

    const ConfigFiles &m_files;
    ConfigQuestion m_question;
    std::string m_home;
    ConfigOptions m_options;
    MatchCommands m_commands;
    bool m_wantsFinal = false;
    int m_filesRead = 0;
};

} // namespace zumik::ssh
