// The part `worlds`: measures the creation of worlds of several sizes, and the hash of a world.
import { mkdtempSync } from "node:fs";
import { join } from "node:path";
import { startServer } from "./child.mjs";
import { findLongestWait, requestControl } from "./control-requests.mjs";
import { readMainThreadTimeUs } from "./process-figures.mjs";
import { median } from "./report/figures.mjs";
import { formatNumber } from "./report/table.mjs";
import { findPackageFile } from "./subject.mjs";

export const name = "worlds";
export const about = "creating worlds of 10, 1,000 and 50,000 agents, and the hash of a world";

/** The numbers of agents in a world, with the number of worlds that a round creates and deletes one after the other. */
const SIZES = [
  { agents: 10, worlds: 200 },
  { agents: 1_000, worlds: 10 },
  { agents: 50_000, worlds: 3 },
];
/** The number of rounds before the measurement, in which Node compiles the code. */
const WARM_UP_ROUNDS = 3;
const HASHES = 20;

/** @type {import("./run.mjs").Part["run"]} */
export async function run({ options, workspace, log }) {
  const certsDir = mkdtempSync(join(workspace, "worlds-"));
  const ports = ["--port", "0", "--control-port", "0", "--clock", "manual", "--certs-dir", certsDir];
  const server = await startServer([findPackageFile("dist/cli/main.js"), "serve", ...ports, "--log-level", "warn"]);
  try {
    const { control } = server.ready;
    const figures = [];
    for (const size of SIZES) {
      const rounds = [];
      for (let round = -WARM_UP_ROUNDS; round < options.shifts; round += 1) {
        log(`${formatNumber(size.agents)} agents, ${round < 0 ? "warm-up" : `${round + 1} of ${options.shifts}`}`);
        const measured = await createWorlds(server.pid, control, size);
        if (round >= 0) rounds.push(measured);
      }
      figures.push({ ...size, rounds });
    }
    log("hashes");
    return report(figures, await measureHash(control), options.shifts);
  } finally {
    await server.stop();
  }
}

/** Creates and deletes worlds. Sends requests to another world while it creates the last one. Returns medians and the longest wait. */
async function createWorlds(pid, control, { agents, worlds }) {
  const scenario = `center: {queues: [{id: 25}], agents: [{ids: 101-${100 + agents}, queues: [25]}]}`;
  const create = () => requestControl(control, "POST", "/worlds", { name: "created", clock: "manual", scenario });
  const remove = () => requestControl(control, "DELETE", "/worlds/created");
  const created = [];
  for (let world = 0; world < worlds; world += 1) {
    const cpuBefore = readMainThreadTimeUs(pid);
    const before = performance.now();
    await create();
    const elapsedMs = performance.now() - before;
    const cpuAfter = readMainThreadTimeUs(pid);
    created.push({ elapsedMs, cpuUs: cpuBefore === null || cpuAfter === null ? null : cpuAfter - cpuBefore });
    await remove();
  }
  const wait = await findLongestWait(control, create);
  await remove();
  return { ...mediansOf(created), wait };
}

function mediansOf(created) {
  return {
    elapsedMs: median(created.map(({ elapsedMs }) => elapsedMs)),
    cpuUs: median(created.map(({ cpuUs }) => cpuUs)),
  };
}

/** Requests the hash of a world of 1,000 agents repeatedly. Returns the durations (milliseconds). */
async function measureHash(control) {
  const scenario = "center: {agents: [{ids: 101-1100}]}";
  await requestControl(control, "POST", "/worlds", { name: "hashed", clock: "manual", scenario });
  const times = [];
  for (let hash = 0; hash < HASHES; hash += 1) {
    const before = performance.now();
    await requestControl(control, "GET", "/worlds/hashed/hash");
    times.push(performance.now() - before);
  }
  return times;
}

function report(figures, hashes, rounds) {
  const rows = figures.map(({ agents, rounds: measured }) => ({
    agents,
    ...mediansOf(measured),
    wait: median(measured.map(({ wait }) => wait)),
  }));
  const [small] = rows;
  return {
    title: `Worlds created with \`POST /worlds\`: medians of ${rounds} rounds`,
    tables: [
      {
        columns: ["agents", "ms", "CPU ms", "longest wait of another world, ms"],
        rows: rows.map(({ agents, elapsedMs, cpuUs, wait }) => [
          formatNumber(agents),
          formatNumber(elapsedMs, 2),
          formatNumber(cpuUs === null ? null : cpuUs / 1_000, 2),
          formatNumber(wait),
        ]),
      },
      { columns: ["hash of a world of 1,000 agents", "ms"], rows: [["median", formatNumber(median(hashes), 1)]] },
    ],
    targets: [
      {
        what: "CPU time to create a world of 10 agents",
        bound: "at most",
        value: 500,
        unit: "us",
        measured: small.cpuUs,
      },
      ...rows.slice(1).map(({ agents, wait }) => ({
        what: `longest wait while a world of ${formatNumber(agents)} agents is created`,
        bound: "at most",
        value: 50,
        unit: "ms",
        measured: wait,
      })),
    ],
    notes: [
      "the times include the request over HTTP, and CPU is that of the main thread",
      "the client runs on the same machine, and its pauses count as waits",
    ],
    failures: [],
    figures: { sizes: rows, hashes },
  };
}
