// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/stack/servers/remotewrite.h"
#include "tests/stack/servers/server.h"

#include <string>
#include <vector>

namespace zumik::tests {

struct PrometheusOptions {
    std::string scrapeConfigs = {}; ///< a YAML list, not indented: "- job_name: ..."; staticJob makes entries
    std::string rules = {}; ///< the text of a rule file
    std::string scrapeInterval = "1s"; ///< and evaluation interval
    std::uint16_t alertmanagerPort = 0; ///< alerts go there when given
    std::string dataDir =
        {}; ///< a TSDB directory to serve and write to; an empty one of its own when not given
    std::string globalLines = {}; ///< further YAML lines of `global`, indented by two
    std::string sections = {}; ///< further top-level YAML: "storage: ..."
    std::string webConfig = {}; ///< the text of --web.config.file: TLS, basic authentication
    std::string prefix = {}; ///< "/prometheus": what its paths begin with
    bool queryLog = false;
    std::vector<std::string> arguments = {};
};

/// A real Prometheus. Samples of any age are kept, so that data with a fixed epoch stays.
class Prometheus : public Server {
public:
    explicit Prometheus(PrometheusOptions options = {});

    const std::string &prefix() const { return m_options.prefix; }

    std::string url() const { return Server::url() + m_options.prefix; }

    std::string dataDir() const { return m_dataDir; }

    /// Replaces the scrape jobs or the rules of the running server.
    void setScrapeConfigs(const std::string &yaml);
    void setRules(const std::string &yaml);

    /// Takes samples by remote write; SetupError when it refuses them.
    void write(const std::vector<WrittenSeries> &series) const;

    /// One JSON object a line; each query with its parameters. Empty unless asked for in the options.
    std::string queryLog() const { return readFile(dir().file("query.log")); }

private:
    std::string configText() const;
    void writeFiles() const;
    void reload() const;
    Command command(std::uint16_t port) const;
    bool ready(std::uint16_t port) const;

    PrometheusOptions m_options;
    std::string m_dataDir;
};

/// One entry of scrapeConfigs: a job whose only target is 127.0.0.1:PORT; `lines` are further YAML lines of
/// the job, indented by two.
std::string staticJob(const std::string &name, std::uint16_t port, const std::string &path = "/metrics",
    const std::string &lines = {});

} // namespace zumik::tests
