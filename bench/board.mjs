// The part `board`: measures an open board of 1,000 agents at 60x in headless Chromium, and its cost for the simulator.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { findBrowser, openPage, readPageMemory, readPaint, takeLongTasks } from "./browser.mjs";
import { startServer } from "./child.mjs";
import { requestControl } from "./control-requests.mjs";
import { readCpuTimeUs, readResidentMemoryMb } from "./process-figures.mjs";
import { computeMedian } from "./report/figures.mjs";
import { formatNumber } from "./report/table.mjs";
import { findPackageFile } from "./subject.mjs";

export const name = "board";
export const about =
  "an open board of 1,000 agents at 60x: first paint, long tasks, memory, and its cost for the simulator";

const AGENTS = 1_000;
const CALLS_PER_HOUR = 12_000;
const TITLE = `The board of a world with ${formatNumber(AGENTS)} agents and ${formatNumber(CALLS_PER_HOUR)} calls per hour, at 60x`;
/** The virtual time before the measurement: it fills the log and the records of calls. */
const WARM_UP = "2h";
const READ_INTERVAL_MS = 250;
const CHOSEN_AGENT = 101;

const SCENARIO = `center:
  queues: [{id: 25}]
  agents: [{ids: 101-${100 + AGENTS}, queues: [25], autopilot: true}]
steps:
  - traffic: {queue: 25, callsPerHour: ${CALLS_PER_HOUR}, talk: {p50: 2m, p95: 5m}, patience: 2m}
`;

/** @type {import("./run.mjs").Part["run"]} */
export async function run({ options, pinning, workspace, prepareOnce, log }) {
  const launch = await findBrowser();
  if (typeof launch === "string") return createLeftOutReport(launch);
  const { certsDir } = await prepareOnce();
  const scenario = join(workspace, "board.yaml");
  writeFileSync(scenario, SCENARIO);
  const ports = ["--port", "0", "--control-port", "0", "--log-level", "warn", "--certs-dir", certsDir];
  const serve = [findPackageFile("dist/cli/main.js"), "serve", scenario, "--clock", "manual", ...ports];
  const server = await startServer(serve, { core: pinning.server });
  try {
    const { control } = server.ready;
    log(`${WARM_UP} of virtual time`);
    await requestControl(control, "POST", "/worlds/default/clock/advance", { by: WARM_UP });
    await requestControl(control, "PUT", "/worlds/default/clock", { mode: "60x" });
    log(`${options.starts} cold and warm visits`);
    const visits = await visitBoard(launch, `${control}/`, options.starts);
    const browser = await launch();
    try {
      const profile = await browser.newContext();
      const rounds = [];
      for (let round = -1; round < options.rounds; round += 1) {
        log(round < 0 ? "warm-up" : `round ${round + 1} of ${options.rounds}`);
        const measured = await measureCost(server.pid, profile, `${control}/`, options.boardSeconds, round % 2 === 0);
        if (round >= 0) rounds.push(measured);
      }
      log(`${options.settleS} s with the ladder of an agent`);
      const stay = await keepPageOpen(server.pid, profile, `${control}/`, options.settleS);
      return report({ options, visits, rounds, stay });
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
}

function createLeftOutReport(why) {
  return {
    title: TITLE,
    tables: [],
    targets: [],
    notes: [`left out, because ${why}`],
    failures: [],
    figures: { leftOut: why },
  };
}

/**
 * Opens the board in new browsers, three times in each. Chromium keeps the files from the first visit, and their compiled code from the
 * second. Returns the times of the first content and the first tile of each visit, by browser (milliseconds).
 */
async function visitBoard(launch, url, browsers) {
  const visits = [];
  for (let each = 0; each < browsers; each += 1) {
    const browser = await launch();
    try {
      const profile = await browser.newContext();
      const paints = {};
      for (const kind of ["cold", "second", "warm"]) {
        const page = await openPage(profile, url);
        paints[kind] = await readPaint(page);
        await page.close();
      }
      visits.push(paints);
    } finally {
      await browser.close();
    }
  }
  return visits;
}

/**
 * Measures the CPU time of the simulator with and without an open page (percent of a core), and the long tasks of the page (milliseconds
 * per second).
 */
async function measureCost(pid, profile, url, seconds, isOpenFirst) {
  const measured = {};
  for (const kind of isOpenFirst ? ["open", "closed"] : ["closed", "open"]) {
    const page = kind === "open" ? await openPage(profile, url) : undefined;
    // The figures exclude the opening of the page.
    await sleep(1_000);
    if (page !== undefined) await takeLongTasks(page);
    const [cpuBefore, before] = [readCpuTimeUs(pid), performance.now()];
    await sleep(seconds * 1_000);
    const [cpuAfter, elapsedMs] = [readCpuTimeUs(pid), performance.now() - before];
    measured[kind] = cpuBefore === null ? null : (cpuAfter - cpuBefore) / elapsedMs / 10;
    if (page !== undefined) measured.longTasks = sumPerSecond(await takeLongTasks(page), elapsedMs);
    await page?.close();
  }
  return measured;
}

/**
 * Keeps a page with the ladder of an agent open. Returns its long tasks per second (milliseconds), its memory at the beginning and the end,
 * and the simulator's lowest RSS in each third of the time (MB).
 */
async function keepPageOpen(pid, profile, url, seconds) {
  const page = await openPage(profile, url);
  await page.getByRole("button", { name: new RegExp(`^Agent ${CHOSEN_AGENT} `) }).click();
  await page.getByRole("region", { name: `Ladder of agent ${CHOSEN_AGENT}` }).waitFor();
  const thirdMs = (seconds * 1_000) / 3;
  await sleep(1_000);
  await takeLongTasks(page);
  const startedAt = performance.now();
  const memory = [await readPageMemory(page)];
  const lowest = [];
  for (let part = 0; part < 3; part += 1) lowest.push(await readLowestMemory(pid, thirdMs));
  const longTasks = sumPerSecond(await takeLongTasks(page), performance.now() - startedAt);
  memory.push(await readPageMemory(page));
  await page.close();
  return { longTasks, memory, lowest };
}

/** Returns the lowest resident memory of a process during a time (MB); null if it can't be read. */
async function readLowestMemory(pid, durationMs) {
  const readings = [];
  for (const end = performance.now() + durationMs; performance.now() < end; await sleep(READ_INTERVAL_MS)) {
    readings.push(readResidentMemoryMb(pid));
  }
  const known = readings.filter((reading) => reading !== null);
  return known.length === 0 ? null : Math.min(...known);
}

/** Returns how many milliseconds of some durations fall on a second of the elapsed time. */
function sumPerSecond(durations, elapsedMs) {
  return (durations.reduce((sum, duration) => sum + duration, 0) / elapsedMs) * 1_000;
}

function report({ options, visits, rounds, stay }) {
  const medianOf = (kind, what) => computeMedian(visits.map((each) => each[kind][what]));
  const cost = computeMedian(rounds.map(({ open, closed }) => (open === null ? null : open - closed)));
  const longTasks = computeMedian(rounds.map((round) => round.longTasks));
  const [begin, end] = stay.memory;
  const [first, , last] = stay.lowest;
  const ms = (value) => formatNumber(value, 0, "ms");
  const rows = [
    ["first paint, warm browser", ms(medianOf("warm", "paint"))],
    ["first paint, cold browser", ms(medianOf("cold", "paint"))],
    ["first tile of an agent, warm browser", ms(medianOf("warm", "tile"))],
    ["first tile of an agent, cold browser", ms(medianOf("cold", "tile"))],
    ["long tasks per second", ms(longTasks)],
    ["long tasks per second, with the ladder of an agent", ms(stay.longTasks)],
    ["CPU of the simulator without a page", formatNumber(computeMedian(rounds.map(({ closed }) => closed)), 1, "%")],
    ["CPU of the simulator with an open page", formatNumber(computeMedian(rounds.map(({ open }) => open)), 1, "%")],
    ["heap of the page, begin and end", `${formatNumber(begin.heap, 1)} and ${formatNumber(end.heap, 1, "MB")}`],
    ["nodes of the page, begin and end", `${formatNumber(begin.nodes)} and ${formatNumber(end.nodes)}`],
    [
      "lowest RSS of the simulator, first and last third",
      `${formatNumber(first, 1)} and ${formatNumber(last, 1, "MB")}`,
    ],
  ];
  return {
    title: `${TITLE}: medians of ${options.rounds} rounds and ${options.starts} visits`,
    tables: [{ columns: ["", ""], rows }],
    targets: [
      createTarget("first paint of the board, warm browser", 150, "ms", medianOf("warm", "paint")),
      createTarget("long tasks of the board per second", 200, "ms", longTasks),
      createTarget("long tasks per second, with a ladder", 200, "ms", stay.longTasks),
      createTarget("CPU of the simulator for an open board", 2, "%", cost),
      createTarget("growth of the heap of the page", 5, "MB", end.heap - begin.heap),
      createTarget("growth of the lowest RSS while a page is open", 10, "%", computeGrowth(first, last)),
    ],
    notes: [
      "first paint: `first-contentful-paint`, counted from the moment at which the browser began to fetch the page, on loopback",
      "cold: the first visit of a new browser with an empty profile; warm: the third visit of the same browser, which has the files and their compiled code",
      "long tasks: tasks of more than 50 ms on the main thread of the page. The browser shares the cores with the simulator",
      "the cost for the simulator is the median of the differences of the rounds, in percent of a core",
      "the heap of the page is read after a garbage collection",
    ],
    failures: [],
    figures: { visits, rounds, stay },
  };
}

function createTarget(what, value, unit, measured) {
  return { what, bound: "at most", value, unit, measured };
}

function computeGrowth(first, last) {
  return first === null || last === null ? null : (last / first - 1) * 100;
}
