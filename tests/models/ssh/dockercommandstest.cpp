// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ssh/dockercommands.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace zumik::ssh {

using base::ErrorCode;
using testing::ElementsAre;

namespace {

const std::string id(64, 'a');

CommandOutcome said(const std::string &output)
{
    return {0, output, {}};
}

ErrorCode codeOf(const CommandOutcome &outcome)
{
    const auto addresses = readInspection(outcome);
    return addresses ? ErrorCode::Internal : addresses.error().code;
}

std::vector<std::string> addressesIn(const std::string &output)
{
    const auto addresses = readInspection(said(output));
    EXPECT_TRUE(addresses) << describe(addresses.error());
    return addresses ? *addresses : std::vector<std::string>();
}

} // namespace

TEST(DockerCommands, takeNoNameThatAShellWouldReadAsSomethingElse)
{
    for (const char *good : {"prometheus", "shop_api-core.1", "0a", "P"}) {
        EXPECT_TRUE(isContainerName(good)) << good;
    }
    for (const char *bad : {"", "$(touch x)", "`id`", "a b", "a;b", "a'b", "a\"b", "-a", "--format", ".a",
             "_a", "a\nb", "a|b", "a&b", "a>b", "a/b", "a*", "{{.Config.Env}}", "\xc3\xa4"}) {
        EXPECT_FALSE(isContainerName(bad)) << bad;
    }
    EXPECT_FALSE(isContainerName(std::string("a\0b", 3)));
    EXPECT_FALSE(isContainerName(std::string(256, 'a')));
}

TEST(DockerCommands, neverAskForAContainersEnvironment)
{
    for (const std::string &line : {inspectLine("prometheus"), serviceLine("prometheus"), listLine()}) {
        EXPECT_THAT(line, testing::HasSubstr(" --format '"));
        EXPECT_EQ(line.find("Env"), std::string::npos);
        EXPECT_EQ(line.find("json"), std::string::npos);
        EXPECT_EQ(line.find_first_of("\n\\`!$"), std::string::npos) << "some shell would read it: " << line;
    }
}

TEST(DockerCommands, readTheAddressesOfAllNetworks)
{
    EXPECT_THAT(addressesIn("running\nshop_default\n172.18.0.3\n\n\n"), ElementsAre("172.18.0.3"));
    EXPECT_THAT(addressesIn("running\nshop_default\n172.18.0.3\nfd00::3\n10.0.0.1\n\n\n"),
        ElementsAre("172.18.0.3", "10.0.0.1", "fd00::3"));
    // docker 29 prints a Go address that isn't set.
    EXPECT_THAT(addressesIn("running\nbridge\n172.17.0.2\ninvalid IP\n\n"), ElementsAre("172.17.0.2"));
    EXPECT_THAT(addressesIn("running\nhost\n\n\n\n"), ElementsAre("127.0.0.1"));
}

TEST(DockerCommands, tellWhyAContainerHasNoAddress)
{
    EXPECT_EQ(codeOf(said("exited\nbridge\n\n\n\n")), ErrorCode::ContainerStopped);
    EXPECT_EQ(codeOf(said("restarting\nbridge\n\n")), ErrorCode::ContainerStopped);
    EXPECT_EQ(codeOf(said("running\nnone\n\n\n\n")), ErrorCode::ContainerNoAddress);
    EXPECT_EQ(codeOf(said("running\ncontainer:" + id + "\n\n")), ErrorCode::ContainerNoAddress);
}

TEST(DockerCommands, takeNothingForAnAddressThatIsNone)
{
    for (const char *line : {"172.18.0.3; touch x", "172.18.0.300", "172.18.0", "0x7f.1", "prometheus",
             " 172.18.0.3", "172.18.0.3 ", "fe80::1%eth0", "$(id)", "[::1]", "METRICS_TOKEN=x"}) {
        EXPECT_EQ(codeOf(said("running\nbridge\n" + std::string(line) + "\n\n")), ErrorCode::DockerFailed)
            << line;
    }
    for (const char *whole : {"", "running", "172.18.0.3\n", "Running\nbridge\n1.2.3.4\n",
             "running\nbr idge\n1.2.3.4\n", "[{\"Config\": {\"Env\": [\"METRICS_TOKEN=x\"]}}]\n"}) {
        EXPECT_EQ(codeOf(said(whole)), ErrorCode::DockerFailed) << whole;
    }
}

TEST(DockerCommands, tellEachWayOfDockersRefusalByItsOwnWords)
{
    EXPECT_EQ(codeOf({1, "\n", "Error: No such container: x\n"}), ErrorCode::ContainerNotFound);
    EXPECT_EQ(codeOf({1, "\n", "error: no such object: x\n"}), ErrorCode::ContainerNotFound);
    EXPECT_EQ(codeOf({1, "",
                  "permission denied while trying to connect to the Docker daemon socket at "
                  "unix:///var/run/docker.sock: Get ...\n"}),
        ErrorCode::DockerDenied);
    EXPECT_EQ(codeOf({127, "", "bash: line 1: docker: command not found\n"}), ErrorCode::DockerMissing);
    EXPECT_EQ(codeOf({1, "", "docker: Command not found.\n"}), ErrorCode::DockerMissing) << "tcsh";
    const auto down = readInspection({1, "",
        "Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon "
        "running?\n"});
    EXPECT_EQ(down.error().code, ErrorCode::DockerFailed);
    EXPECT_THAT(down.error().message, testing::StartsWith("Cannot connect to the Docker daemon"));
    EXPECT_EQ(readInspection({255, "", ""}).error().message, "exit status 255");
    EXPECT_EQ(readInspection({1, "", "\x1b[31mred\n"}).error().message.find('\x1b'), std::string::npos);
}

TEST(DockerCommands, chooseTheFirstReplicaThatRuns)
{
    const std::string one(64, '1');
    const std::string two(64, '2');
    const auto chosen =
        readService(said(two + "|running|2|shop\n" + id + "|exited|1|shop\n" + one + "|running|3|shop\n"));
    ASSERT_TRUE(chosen) << describe(chosen.error());
    EXPECT_EQ(*chosen, two);
    EXPECT_EQ(readService(said("")).error().code, ErrorCode::ContainerNotFound);
    EXPECT_EQ(readService(said(id + "|exited|1|shop\n")).error().code, ErrorCode::ContainerStopped);
    const auto twice = readService(said(one + "|running|1|shop\n" + two + "|running|1|blog\n"));
    EXPECT_EQ(twice.error().code, ErrorCode::ContainerAmbiguous);
    EXPECT_EQ(twice.error().message, "blog, shop");
    for (const std::string &bad :
        std::vector<std::string>{"$(id)|running|1|shop\n", id + "|running\n", "x\n"}) {
        EXPECT_EQ(readService(said(bad)).error().code, ErrorCode::DockerFailed) << bad;
    }
}

TEST(DockerCommands, listWhatCanBeAskedFor)
{
    const auto all = readContainers(said("shop-prometheus-1|prometheus|prom/prometheus\n"
                                         "link,other/link||redis:7\n$(id)|x|y\nhalf\n|||\n"));
    ASSERT_TRUE(all);
    EXPECT_THAT(*all,
        ElementsAre(Container{"shop-prometheus-1", "prometheus", "prom/prometheus"},
            Container{"link", "", "redis:7"}));
    EXPECT_EQ(readContainers({127, "", ""}).error().code, ErrorCode::DockerMissing);
}

} // namespace zumik::ssh
