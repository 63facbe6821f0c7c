// SPDX-License-Identifier: GPL-3.0-or-later
// The docker commands that the far side is asked to run, and what their answers mean.
//
// Each has a --format that names what is wanted and nothing else: `docker inspect` without one prints the
// container's environment, secrets included. The lines are made for every shell: a name is checked to need no
// quoting, and everything else stands between single quotes, which sh, bash, zsh, fish and csh leave alone.
// Answers are read strictly: a line that docker never writes makes the whole answer unusable.
#pragma once

#include "models/base/result.h"
#include "models/ssh/remotecommand.h"

#include <string>
#include <string_view>
#include <vector>

namespace zumik::ssh {

/// Docker's own rule, [A-Za-z0-9][A-Za-z0-9_.-]*, and no longer than 255.
bool isContainerName(std::string_view name);

/// Asks for the state, the network mode and the addresses of a container, by its name or id.
std::string inspectLine(const std::string &name);

/// Asks for the containers of a compose service, those that are stopped as well.
std::string serviceLine(const std::string &name);

/// Asks for the running containers: names, service, image.
std::string listLine();

/// The addresses of a running container, IPv4 before IPv6; 127.0.0.1 for one that uses the host's network.
/// Errors: ContainerNotFound, ContainerStopped, ContainerNoAddress and the Docker ones. `where` is left to
/// the caller.
base::Result<std::vector<std::string>> readInspection(const CommandOutcome &outcome);

/// The id of the container to ask for an address: of several replicas the first one that runs. Errors:
/// ContainerNotFound, ContainerStopped, ContainerAmbiguous and the Docker ones.
base::Result<std::string> readService(const CommandOutcome &outcome);

/// A container as a list shows it.
struct Container {
    std::string name;
    std::string service; ///< of compose; empty without
    std::string image;

    bool operator==(const Container &) const = default;
};

/// Those with a name that can be asked for. Errors: the Docker ones.
base::Result<std::vector<Container>> readContainers(const CommandOutcome &outcome);

} // namespace zumik::ssh
