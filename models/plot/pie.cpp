// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/plot/pie.h"

#include <algorithm>
#include <cmath>

namespace zumik::plot {

namespace {

std::vector<PieSlice> slicesOf(const std::vector<PieItem> &items)
{
    std::vector<PieSlice> slices;
    for (std::size_t i = 0; i < items.size(); ++i) {
        if (items[i].visible && std::isfinite(items[i].value)) {
            slices.push_back({i, items[i].value, 0, 0, 0});
        }
    }
    return slices;
}

void sort(std::vector<PieSlice> &slices, PieOrder order)
{
    if (order == PieOrder::None) {
        return;
    }
    std::stable_sort(slices.begin(), slices.end(), [order](const PieSlice &a, const PieSlice &b) {
        return order == PieOrder::Ascending ? a.value < b.value : a.value > b.value;
    });
}

/// The smallest become one slice behind the others, which stay in their order.
void mergeRest(Pie &pie, std::size_t most)
{
    if (pie.slices.size() <= most) {
        return;
    }
    std::vector<std::size_t> byValue(pie.slices.size());
    for (std::size_t i = 0; i < byValue.size(); ++i) {
        byValue[i] = i;
    }
    std::stable_sort(byValue.begin(), byValue.end(),
        [&](std::size_t a, std::size_t b) { return pie.slices[a].value > pie.slices[b].value; });
    std::vector<bool> kept(byValue.size());
    for (std::size_t i = 0; i + 1 < most; ++i) {
        kept[byValue[i]] = true;
    }
    std::vector<PieSlice> slices;
    PieSlice rest{PieSlice::rest, 0, 0, 0, 0};
    for (std::size_t i = 0; i < kept.size(); ++i) {
        if (kept[i]) {
            slices.push_back(pie.slices[i]);
        } else {
            rest.value += pie.slices[i].value;
        }
    }
    constexpr double finite = std::numeric_limits<double>::max();
    rest.value = std::clamp(rest.value, -finite, finite);
    pie.merged = kept.size() - slices.size();
    slices.push_back(rest);
    pie.slices = std::move(slices);
}

/// Sums are made of parts of the largest value, so that none becomes infinite.
void layOut(Pie &pie)
{
    double largest = 0;
    for (const PieSlice &slice : pie.slices) {
        largest = std::max(largest, std::abs(slice.value));
        pie.total += slice.value;
        pie.negative += slice.value < 0 ? 1 : 0;
    }
    const auto part = [largest](double value) {
        return largest > 0 ? value / largest : 0;
    };
    double whole = 0;
    double positive = 0;
    for (const PieSlice &slice : pie.slices) {
        whole += part(slice.value);
        positive += std::max(0.0, part(slice.value));
    }
    double at = 0;
    for (PieSlice &slice : pie.slices) {
        slice.share = whole != 0 ? part(slice.value) / whole : 0;
        slice.start = at;
        slice.sweep = positive > 0 ? std::max(0.0, part(slice.value)) / positive : 0;
        at += slice.sweep;
    }
}

} // namespace

Pie pieOf(const std::vector<PieItem> &items, PieOrder order, std::size_t most)
{
    Pie pie;
    pie.slices = slicesOf(items);
    sort(pie.slices, order);
    mergeRest(pie, std::max<std::size_t>(most, 1));
    layOut(pie);
    return pie;
}

std::size_t sliceAt(const Pie &pie, double turn)
{
    for (std::size_t i = 0; i < pie.slices.size(); ++i) {
        const PieSlice &slice = pie.slices[i];
        if (turn >= slice.start && turn < slice.start + slice.sweep) {
            return i;
        }
    }
    return pie.slices.size();
}

} // namespace zumik::plot
