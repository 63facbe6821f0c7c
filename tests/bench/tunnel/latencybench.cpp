// SPDX-License-Identifier: GPL-3.0-or-later
// What the tunnel adds to a query of 3 kB on a kept connection, against `ssh -L` and against no SSH at all:
// medians and 99th percentiles, in milliseconds. The ways take turns every hundred queries.
//     bench_tunnellatency [RUNS [QUERIES]]
#include "tests/bench/tunnel/figures.h"
#include "tests/bench/tunnel/ways.h"

#include <memory>

namespace {

using namespace zumik;

double percentile(std::vector<double> values, double share)
{
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(share * static_cast<double>(values.size() - 1))] * 1e3;
}

} // namespace

int main(int argc, char **argv)
{
    const int runs = argc > 1 ? std::atoi(argv[1]) : 5;
    const int queries = argc > 2 ? std::atoi(argv[2]) : 3000;
    constexpr int turn = 100;
    const tests::Sshd sshd;
    const bench::Service service(1);
    const bench::Door door{sshd, sshd.port(), service.port()};
    const bench::Gateway gateway(door);
    const bench::Forward forward(door);
    const bench::Direct direct(service.port());
    std::vector<double> over50, over99, ours50, ours99, ssh50, ssh99, bare50, bare99;
    for (int run = 0; run <= runs; ++run) {
        bench::Client clients[] = {bench::Client(gateway), bench::Client(forward), bench::Client(direct)};
        std::vector<double> times[3];
        for (int i = 0; i < queries; i += turn) {
            for (int way = 0; way < 3; ++way) {
                for (int k = 0; k < turn; ++k) {
                    times[way].push_back(clients[way].ask());
                }
            }
        }
        if (run == 0) {
            continue;
        }
        ours50.push_back(percentile(times[0], 0.5));
        ours99.push_back(percentile(times[0], 0.99));
        ssh50.push_back(percentile(times[1], 0.5));
        ssh99.push_back(percentile(times[1], 0.99));
        bare50.push_back(percentile(times[2], 0.5));
        bare99.push_back(percentile(times[2], 0.99));
        over50.push_back(ours50.back() - ssh50.back());
        over99.push_back(ours99.back() - ssh99.back());
    }
    std::printf("{\"bench\":\"tunnel_latency\",\"unit\":\"ms\",\"queries\":%d,%s,%s,%s,%s,%s,%s,%s,%s,%s}\n",
        queries, bench::figures("overSsh50", over50).c_str(), bench::figures("overSsh99", over99).c_str(),
        bench::figures("tunnel50", ours50).c_str(), bench::figures("tunnel99", ours99).c_str(),
        bench::figures("ssh50", ssh50).c_str(), bench::figures("ssh99", ssh99).c_str(),
        bench::figures("direct50", bare50).c_str(), bench::figures("direct99", bare99).c_str(),
        bench::load().c_str());
    return 0;
}
