// The part `start`: measures starts to the first HTTPS answer, compared with bare servers, and later starts in the same process.
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { spawnNode, stop } from "./child.mjs";
import { startControl } from "./controls.mjs";
import { readResidentMemoryMb } from "./process-figures.mjs";
import { computeMedian, computePairedRatio, computeRatio, rotate } from "./report/figures.mjs";
import { describeEnd } from "./report/process-end.mjs";
import { formatNumber } from "./report/table.mjs";
import { findPackageFile, requestOnce, STATISTICS_PATH, startSubject } from "./subject.mjs";

const SECOND_PATH = fileURLToPath(new URL("servers/second-simulator.mjs", import.meta.url));

export const name = "start";
export const about = "from the start of the process to the first HTTPS answer, compared with a bare Fastify";

/** @type {import("./run.mjs").Part["run"]} */
export async function run(context) {
  const { options, log } = context;
  const prepared = await context.prepareOnce();
  // Each contender has its measured times (milliseconds) and its RSS after each start (megabytes).
  const contenders = [
    { id: "simulator", label: "simulator", start: () => startSubject({ certsDir: prepared.certsDir }) },
    { id: "https", label: "bare node:https", start: () => startControl("https", prepared) },
    { id: "fastify", label: "bare Fastify", start: () => startControl("fastify", prepared) },
  ].map((each) => ({ ...each, times: [], memory: [] }));

  log("a warm-up start of each server");
  for (const each of contenders) await startOnce(each, prepared.ca);
  for (let round = 0; round < options.starts; round += 1) {
    log(`start ${round + 1} of ${options.starts}`);
    for (const each of rotate(contenders, round)) {
      const { elapsedMs, memory } = await startOnce(each, prepared.ca);
      each.times.push(elapsedMs);
      each.memory.push(memory);
    }
  }
  log("a second simulator in the same process");
  const second = await measureSecondSimulator(prepared.certsDir, options.starts);
  return report(contenders, second, options);
}

async function startOnce({ label, start }, ca) {
  const server = await start();
  try {
    const { status } = await requestOnce(server.ready.gateway, ca, STATISTICS_PATH);
    const elapsedMs = performance.now() - server.spawnedAt;
    if (status !== 200) throw new Error(`${label}: the first answer was HTTP ${status}, not 200`);
    return { elapsedMs, memory: readResidentMemoryMb(server.pid) };
  } finally {
    await server.stop();
  }
}

/**
 * Returns the durations of all starts in one process except the first (milliseconds). If they cannot be measured, returns none, and a
 * `failure` as text.
 */
async function measureSecondSimulator(certsDir, starts) {
  const libraryPath = findPackageFile("dist/index.js");
  if (!existsSync(libraryPath))
    return { durationsMs: [], failure: "second simulator: there is no dist/index.js; run `npm run build` first" };
  const child = spawnNode([SECOND_PATH, libraryPath, certsDir, String(starts)], {
    core: null,
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  try {
    return await new Promise((resolve, reject) => {
      child.once("message", resolve);
      child.once("error", reject);
      child.once("exit", (code, signal) =>
        resolve({ durationsMs: [], failure: `second simulator: its process ended with ${describeEnd(code, signal)}` }),
      );
    });
  } finally {
    await stop(child);
  }
}

function report(contenders, second, options) {
  const fastify = contenders.find(({ id }) => id === "fastify");
  const figures = contenders.map(({ id, label, times, memory }) => ({
    id,
    label,
    elapsedMs: computeMedian(times),
    ofBareFastify: computePairedRatio(times, fastify.times),
    memory: computeMedian(memory),
    times,
  }));
  const [simulator] = figures;
  return {
    title: `Start to first HTTPS answer: medians of ${options.starts} starts each, certificates already made`,
    tables: [
      {
        columns: ["server", "median ms", "lowest ms", "highest ms", "of bare Fastify", "RSS MB"],
        rows: figures.map((each) => [
          each.label,
          formatNumber(each.elapsedMs),
          formatNumber(Math.min(...each.times)),
          formatNumber(Math.max(...each.times)),
          formatNumber(each.ofBareFastify?.middle ?? null, 2),
          formatNumber(each.memory, 1),
        ]),
      },
    ],
    targets: [
      {
        what: "start to first HTTPS answer, times bare Fastify",
        bound: "at most",
        value: 1.1,
        unit: "",
        measured: simulator.ofBareFastify?.middle ?? null,
      },
      {
        what: "RSS after the start, times bare Fastify",
        bound: "at most",
        value: 1.15,
        unit: "",
        measured: computeRatio(simulator.memory, computeMedian(fastify.memory)),
      },
      {
        what: "second simulator in the same process",
        bound: "at most",
        value: 15,
        unit: "ms",
        measured: computeMedian(second.durationsMs),
      },
    ],
    notes: ["starts are not pinned to a core, because a start uses more than one"],
    failures: second.failure === undefined ? [] : [second.failure],
    figures: {
      servers: figures,
      secondSimulator: { elapsedMs: computeMedian(second.durationsMs), times: second.durationsMs },
    },
  };
}
