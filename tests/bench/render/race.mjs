// SPDX-License-Identifier: GPL-3.0-or-later
// Races `zumik-console render` against a browser page that draws the same range queries, on one Prometheus: whole
// processes, cold, alternating; the wall time and the memory (proportional set size) of each process tree. Both sides
// must have drawn the same number of samples, else nothing is compared.
//
//     node race.mjs CONSOLE PROMETHEUS_URL PEER_DIRECTORY [RUNS [HOURS]]
//
// PEER_DIRECTORY holds run.mjs, which takes {"prometheus", "start", "end", "step", "panels": [{title, queries}]} and
// prints {"wall_ms", "samples", "tree_pss_kib"}. The queries are one a panel, 30 in all, over series that the stack's
// history holds; each is distinct.
import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const [consolePath, prometheus, peer, runsText, hoursText] = process.argv.slice(2);
const runs = Number(runsText ?? 5);
const stepSeconds = 60;
const panelCount = 30;
const end = Math.floor(Date.now() / 1000 / stepSeconds) * stepSeconds - 2 * stepSeconds;
const start = end - Number(hoursText ?? 6) * 3600;

async function ask(path, parameters) {
  const answer = await fetch(`${prometheus}/api/v1/${path}?${new URLSearchParams(parameters)}`);
  return (await answer.json()).data;
}

// Gauges of GPUs by cluster and slot: ten series or so a query, wherever there are enough of them without gaps.
async function findQueries() {
  const metrics = ["DCGM_FI_DEV_GPU_UTIL", "DCGM_FI_DEV_GPU_TEMP", "DCGM_FI_DEV_POWER_USAGE", "DCGM_FI_DEV_FB_USED"];
  const clusters = await ask("label/cluster/values", {});
  const queries = [];
  for (const metric of metrics) {
    for (const cluster of clusters) {
      for (let gpu = 0; gpu < 8; ++gpu) {
        queries.push(`avg by (Hostname) (avg_over_time(${metric}{cluster="${cluster}",gpu="${gpu}"}[10m]))`);
      }
    }
  }
  const full = [];
  const steps = (end - start) / stepSeconds + 1;
  for (const query of queries) {
    const { result } = await ask("query_range", { query, start, end, step: stepSeconds });
    if (result.length > 0 && result.every((series) => series.values.length === steps)) full.push(query);
    if (full.length === panelCount) return full;
  }
  throw new Error(`only ${full.length} of ${panelCount} queries have data without gaps: bring the stack up with 7 h of history`);
}

function dashboardOf(queries) {
  const panels = queries.map((expr, i) => ({
    id: i + 1, type: "timeseries", title: `panel ${i + 1}`, maxDataPoints: 11000, interval: `${stepSeconds}s`,
    gridPos: { x: (i % 6) * 4, y: Math.floor(i / 6) * 8, w: 4, h: 8 },
    targets: [{ refId: "A", expr, legendFormat: "{{Hostname}}" }],
  }));
  return { title: "race", uid: "race", schemaVersion: 39, panels };
}

// The proportional set size of a process and its descendants, KiB.
function treeMemory(pid) {
  const parents = new Map();
  for (const entry of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    try { parents.set(+entry, +readFileSync(`/proc/${entry}/stat`, "utf8").split(") ").pop().split(" ")[1]); } catch {}
  }
  const tree = new Set([pid]);
  for (let grew = true; grew;) {
    grew = false;
    for (const [child, parent] of parents) if (tree.has(parent) && !tree.has(child)) { tree.add(child); grew = true; }
  }
  let total = 0;
  for (const member of tree) {
    try { total += +/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${member}/smaps_rollup`, "utf8"))[1]; } catch {}
  }
  return total;
}

// Runs a program to its end; the highest memory seen while it ran.
function run(program, args, watch) {
  return new Promise((resolve, reject) => {
    const begin = performance.now();
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "inherit"] });
    let out = "", peak = 0;
    const timer = watch && setInterval(() => { peak = Math.max(peak, treeMemory(child.pid)); }, 10);
    child.stdout.on("data", (data) => { out += data; });
    child.on("close", (code) => {
      clearInterval(timer);
      if (code !== 0) return reject(new Error(`${program} ended with ${code}`));
      resolve({ wall: performance.now() - begin, peak, out });
    });
  });
}

const middle = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];
const span = (list) => ({ median: Math.round(middle(list)), least: Math.round(Math.min(...list)), most: Math.round(Math.max(...list)) });

const folder = mkdtempSync(join(tmpdir(), "zumik-race-"));
try {
  const queries = await findQueries();
  const board = join(folder, "race.json"), config = join(folder, "peer.json"), picture = join(folder, "race.png");
  writeFileSync(board, JSON.stringify(dashboardOf(queries)));
  writeFileSync(config, JSON.stringify({ prometheus, start, end, step: stepSeconds,
    panels: queries.map((query, i) => ({ title: `panel ${i + 1}`, queries: [query] })) }));
  const ours = { wall: [], memory: [] }, theirs = { wall: [], memory: [] };
  // Wall times and memory are taken in separate runs of ours: looking into /proc costs time.
  const render = ["render", "--prometheus", prometheus, "--dashboard", board, "--from", `${start}`, "--to", `${end}`,
    "--size", "1920x1200", "--out", picture, "--json"];
  for (let i = 0; i < runs; ++i) {
    const timed = await run(consolePath, render, false);
    const watched = await run(consolePath, render, true);
    const browser = JSON.parse((await run("node", [join(peer, "run.mjs"), config], false)).out);
    const samples = JSON.parse(timed.out).panels.flatMap((panel) => panel.series).reduce((sum, s) => sum + s.samples, 0);
    if (samples !== browser.samples) throw new Error(`unequal work: ${samples} samples against ${browser.samples}`);
    ours.wall.push(timed.wall); ours.memory.push(watched.peak);
    theirs.wall.push(browser.wall_ms); theirs.memory.push(browser.tree_pss_kib);
  }
  console.log(JSON.stringify({
    bench: `render of ${panelCount} panels, whole process cold`, runs,
    console: { wall_ms: span(ours.wall), peak_pss_kib: span(ours.memory) },
    browser: { wall_ms: span(theirs.wall), pss_kib: span(theirs.memory) },
    wall_ratio: +(middle(ours.wall) / middle(theirs.wall)).toFixed(3), wall_target: 0.4,
    memory_ratio: +(middle(ours.memory) / middle(theirs.memory)).toFixed(3), memory_target: 0.2,
  }, null, 1));
} finally {
  rmSync(folder, { recursive: true });
}
