// SPDX-License-Identifier: GPL-3.0-or-later
// The bucket boundaries of the watched systems' histograms, from their public sources. api-core's are not
// public: those are an assumption.
#pragma once

#include <array>

namespace zumik::simulator::buckets {

inline constexpr std::array apiCoreMs{5., 10., 25., 50., 100., 250., 500., 1000., 2500., 5000., 10000.};

inline constexpr std::array sglangTtft{
    .1, .2, .4, .6, .8, 1., 2., 4., 6., 8., 10., 20., 40., 60., 80., 100., 200., 400.};
inline constexpr std::array sglangE2e{.1, .2, .4, .6, .8, 1., 2., 4., 6., 8., 10., 20., 40., 60., 80., 100.,
    200., 400., 600., 1200., 1800., 2400.};
inline constexpr std::array sglangItl{.002, .004, .006, .008, .01, .015, .02, .025, .03, .035, .04, .06, .08,
    .1, .2, .4, .6, .8, 1., 2., 4., 6., 8.};

inline constexpr std::array vllmTtft{.001, .005, .01, .02, .04, .06, .08, .1, .25, .5, .75, 1., 2.5, 5., 7.5,
    10., 20., 40., 80., 160., 640., 2560.};
inline constexpr std::array vllmPerToken{
    .01, .025, .05, .075, .1, .15, .2, .3, .4, .5, .75, 1., 2.5, 5., 7.5, 10., 20., 40., 80.};
inline constexpr std::array vllmLatency{.3, .5, .8, 1., 1.5, 2., 2.5, 5., 10., 15., 20., 30., 40., 50., 60.,
    120., 240., 480., 960., 1920., 7680.};
inline constexpr std::array vllmTokens{
    1., 2., 5., 10., 20., 50., 100., 200., 500., 1000., 2000., 5000., 10000., 20000., 32768.};
inline constexpr std::array vllmParamsN{1., 2., 5., 10., 20.};

inline constexpr std::array zaiDuration{
    .005, .01, .025, .05, .1, .25, .5, 1., 2.5, 5., 10., 30., 60., 120., 300.};
inline constexpr std::array zaiSize{1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
inline constexpr std::array zaiLimitWait{.001, .005, .01, .025, .05, .1, .25, .5, 1., 2., 5., 10.};
inline constexpr std::array zaiTokenCount{.0001, .0005, .001, .005, .01, .025, .05, .1};
inline constexpr std::array zaiTokenRateSeconds{.00001, .00005, .0001, .0005, .001, .005, .01, .05, .1};
inline constexpr std::array zaiTokenRate{
    10., 50., 100., 250., 500., 1000., 2500., 5000., 10000., 25000., 50000., 100000.};

inline constexpr std::array gateway{.05, .1, .2, .5, 1., 2., 5., 10., 20., 40., 80.};

} // namespace zumik::simulator::buckets
