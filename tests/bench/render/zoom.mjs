// SPDX-License-Identifier: GPL-3.0-or-later
// Zoom and pan of 512 series x 1,440 points at 1600x900: `bench_paint zoom` (ours and Qt Charts) and, in the same run,
// alternating, a browser page that turns the range of a uPlot chart of the same numbers. A frame of the page ends when
// the canvas can be read, since a browser draws later what a script has asked for.
//
//     node zoom.mjs BENCH_PAINT PEER_DIRECTORY [RUNS]
//
// PEER_DIRECTORY has node_modules with playwright-core and uplot.
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [benchPaint, peer, runsText] = process.argv.slice(2);
const { chromium } = createRequire(join(resolve(peer), "package.json"))("playwright-core");
const uplot = readFileSync(join(peer, "node_modules/uplot/dist/uPlot.iife.min.js"), "utf8");
const runs = Number(runsText ?? 5);
const frames = 100;

// In the page. The numbers are those of paintbench.cpp.
function measure({ frames, seriesCount, points }) {
  const sample = (series, point) => {
    const hash = Math.imul(point * 31 + series * 7 + 1 * 3 + 1, 2654435761) >>> 0;
    return (series + 1) * 10 + 4 * Math.sin(point / 40 + 1) + 3 * ((hash >>> 16) / 65536);
  };
  const start = 1763586000, xs = Array.from({ length: points }, (_, i) => start + i * 60);
  const data = [xs];
  for (let s = 0; s < seriesCount; ++s) data.push(Array.from({ length: points }, (_, p) => sample(s, p)));
  const series = [{}, ...data.slice(1).map((_, i) => ({ label: "s" + i, stroke: `hsl(${(i * 47) % 360} 60% 60%)`, width: 1.5, points: { show: false } }))];
  const chart = new uPlot({ width: 1600, height: 900, series, legend: { show: false }, scales: { x: { time: true } } }, data, document.body);
  const context = chart.ctx, length = (points - 1) * 60, times = [];
  let drawn = 0;
  chart.hooks.draw = [() => { ++drawn; }];
  return (async () => {
    for (let i = 0; i < frames; ++i) {
      const share = i < frames / 2 ? 0.8 : 0.8 - 0.004 * (i - frames / 2);
      const left = i < frames / 2 ? 0.002 * i : 0.1;
      const begin = performance.now();
      chart.setScale("x", { min: start + left * length, max: start + (left + share) * length });
      await Promise.resolve();
      context.getImageData(0, 0, 1, 1);
      times.push(performance.now() - begin);
      await new Promise((next) => requestAnimationFrame(next));
    }
    return { times, drawn };
  })();
}

async function browserFrames() {
  const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
  try {
    const page = await browser.newPage({ viewport: { width: 1640, height: 940 } });
    await page.setContent("<!doctype html><body style='margin:0;background:#111'></body>");
    await page.addScriptTag({ content: uplot });
    const { times, drawn } = await page.evaluate(measure, { frames, seriesCount: 512, points: 1440 });
    if (drawn < frames) throw new Error(`only ${drawn} of ${frames} frames were drawn`);
    const sorted = times.sort((a, b) => a - b);
    return { median: sorted[Math.floor(frames / 2)], p99: sorted[Math.floor(frames * 0.99)] };
  } finally {
    await browser.close();
  }
}

const span = (list) => {
  const sorted = [...list].sort((a, b) => a - b);
  return { median: +sorted[Math.floor(sorted.length / 2)].toFixed(1), least: +sorted[0].toFixed(1), most: +sorted.at(-1).toFixed(1) };
};

const seen = { ours: [], qtCharts: [], uplot: [] };
for (let i = 0; i < runs; ++i) {
  const paint = JSON.parse(execFileSync(benchPaint, ["zoom"], { stdio: ["ignore", "pipe", "ignore"] }));
  if (!paint["512x1440"].eachDiffers) throw new Error("frames that show nothing new");
  seen.ours.push(paint["512x1440"]);
  seen.qtCharts.push(paint["512x1440 qtCharts"]);
  seen.uplot.push(await browserFrames());
}
const result = {};
for (const [name, list] of Object.entries(seen)) {
  result[name] = { median_ms: span(list.map((one) => one.median)), p99_ms: span(list.map((one) => one.p99)) };
}
console.log(JSON.stringify({ bench: "zoom and pan, 512 x 1,440 at 1600x900", runs, ...result }, null, 1));
