// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace zumik::snapshot {

// The entries of a snapshot beside its blocks; README.md has their content.
inline constexpr char manifestName[] = "manifest.json";
inline constexpr char rulesName[] = "rules.json";
inline constexpr char targetsName[] = "targets.json";
inline constexpr char metadataName[] = "metadata.json";
inline constexpr char notesName[] = "notes.json";
inline constexpr char annotationsName[] = "annotations.json";
inline constexpr char alertmanagerName[] = "alertmanager.json";
inline constexpr char dashboardsPrefix[] = "dashboards/";

} // namespace zumik::snapshot
