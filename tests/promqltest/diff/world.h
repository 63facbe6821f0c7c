// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/tsdb/database.h"
#include "tests/promqltest/diff/testdata.h"
#include "tests/stack/servers/prometheus.h"
#include "tests/support/tempdir.h"

#include <memory>

namespace zumik::promqltest {

/// The same blocks twice: served by a real Prometheus, and read by our own reader. They overlap, and some of
/// their samples are deleted.
class World {
public:
    explicit World(std::uint64_t seed, int scale = 1);

    std::uint16_t port() const { return m_server->port(); }

    const series::Queryable &store() const { return *m_database; }

    std::size_t blocks() const { return m_database->blocks().size(); }

    const tests::TempDir &dir() const { return m_dir; }

private:
    void write(const TestData &data);
    void import(const TestData &data);
    void erase(const TestData &data);
    void open();

    tests::TempDir m_dir{"diff"};
    std::unique_ptr<tests::Prometheus> m_server;
    std::unique_ptr<tsdb::Database> m_database;
};

} // namespace zumik::promqltest
