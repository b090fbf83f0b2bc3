// Measures the cost of automatic checkpoints, and the time of rewinds to inputs of all ages: a section of the part `tape`.
import { existsSync, mkdtempSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { startServer } from "../child.mjs";
import { requestControl } from "../control-requests.mjs";
import { bundleModules } from "../modules.mjs";
import { readCpuTimeUs } from "../process-figures.mjs";
import { computeMedian, computePairedRatio, rotate } from "../report/figures.mjs";
import { formatNumber } from "../report/table.mjs";
import { requestOnce, signIn } from "../subject.mjs";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const SERVER = fileURLToPath(new URL("../servers/simulator.mjs", import.meta.url));
const POLL_PATH = "/agentgateway/resource/agentevent/101";
const CONNECTIONS = 16;
/** The numbers of agents, with the maximum duration of a rewind. */
const SIZES = [
  { agents: 100, rewindLimitMs: 100 },
  { agents: 1_000, rewindLimitMs: 1_000 },
];
/** The ages of the rewinds' targets, in inputs before the last one. Each rewind starts from the target of the previous one. */
const AGES = [1, 500, 1_500, 2_500, 3_500, 4_500, 5_500, 6_500, 7_500, 8_500, 9_500];
/** The number of inputs that a tape keeps. */
const KEPT_INPUTS = 10_000;

/**
 * The figures of one size. The times of a server are CPU microseconds per poll, one for each round. The times of rewinds are milliseconds.
 * @typedef {{ label: string, times: (number | null)[] }} Times
 * @typedef {{ agents: number, rewindLimitMs: number, servers: Times[], rewinds: Times[] }} SizeFigures
 */

/**
 * Sends polls to worlds of several sizes, alternately with and without automatic checkpoints. Then rewinds the worlds with checkpoints that
 * the build of this repository serves. Both need modules of the sources, which an installed package does not have.
 * @param {object} how
 * @param {import("../generator.mjs").Generator} how.generator
 * @param {number} how.requests the polls of a round
 * @param {number} how.rounds
 * @param {number | null} how.core the processor core of the servers; null for any
 * @param {string} how.workspace
 * @param {string} [how.beside] the folder of another clone to compare with, with its packages installed
 * @param {(text: string) => void} how.log
 * @returns {Promise<SizeFigures[]>} one for each size
 */
export async function measureCheckpoints({ generator, requests, rounds, core, workspace, beside, log }) {
  const hasOther = beside !== undefined && existsSync(join(beside, "src/index.ts"));
  if (beside !== undefined && !hasOther) log(`checkpoints: ${beside} has no sources, so it is left out`);
  const figures = [];
  for (const { agents, rewindLimitMs } of SIZES) {
    const servers = [];
    const addServer = async (label, clone, checkpoints) => {
      const certsDir = mkdtempSync(join(workspace, "checkpoints-"));
      const modules = await bundleModules(clone, clone === ROOT ? undefined : ["library"]);
      const server = await startServer([SERVER, modules, certsDir, String(agents), checkpoints], { core });
      const ca = readFileSync(server.ready.ca, "utf8");
      servers.push({ label, server, job: await createPollJob(server, ca), times: [] });
    };
    try {
      await addServer("without", ROOT, "without");
      await addServer("with", ROOT, "with");
      if (hasOther) await addServer("the other package", resolve(beside), "with");
      for (let round = -1; round < rounds; round += 1) {
        log(`checkpoints of ${agents} agents, ${round < 0 ? "warm-up" : `round ${round + 1} of ${rounds}`}`);
        for (const { job, times } of rotate(servers, Math.max(round, 0))) {
          const time = await measurePolls(generator, { ...job, requests });
          if (round >= 0) times.push(time);
        }
      }
      const rewinds = [];
      // The other package is left out, because an earlier build cannot rewind to every input.
      for (const { label, server, job } of servers.slice(1, 2)) {
        await measurePolls(generator, { ...job, requests: KEPT_INPUTS });
        rewinds.push({ label, times: await measureRewinds(server.ready.control) });
      }
      figures.push({ agents, rewindLimitMs, servers: servers.map(({ label, times }) => ({ label, times })), rewinds });
    } finally {
      for (const { server } of servers) await server.stop();
    }
  }
  return figures;
}

/**
 * Returns the tables and targets of the measured figures.
 * @param {SizeFigures[]} figures
 * @returns {Pick<import("../run.mjs").Report, "tables" | "targets">}
 */
export function reportCheckpoints(figures) {
  const costs = figures.flatMap(({ agents, servers }) =>
    servers.map(({ label, times }) => ({ agents, label, times, ratio: computePairedRatio(times, servers[0].times) })),
  );
  const rewinds = figures.flatMap(({ agents, rewindLimitMs, rewinds: measured }) =>
    measured.map(({ label, times }) => ({ agents, rewindLimitMs, label, times })),
  );
  return {
    tables: [
      {
        columns: ["automatic checkpoints", "agents", "CPU us of a poll", "ratio to none", "lowest", "highest"],
        rows: costs.map(({ label, agents, times, ratio }) => {
          const ratios = ratio === null ? [null, null, null] : [ratio.middle, ratio.least, ratio.most];
          return [
            label,
            formatNumber(agents),
            formatNumber(computeMedian(times), 1),
            ...ratios.map((each) => formatNumber(each, 2)),
          ];
        }),
      },
      {
        columns: ["rewind to an input of any age", "agents", "median ms", "highest ms"],
        rows: rewinds.map(({ label, agents, times }) => [
          label,
          formatNumber(agents),
          formatNumber(computeMedian(times), 1),
          formatNumber(Math.max(...times), 1),
        ]),
      },
    ],
    targets: [
      ...costs
        .filter(({ label }) => label === "with")
        .map(({ agents, ratio }) => ({
          what: `CPU time of a poll with automatic checkpoints of ${formatNumber(agents)} agents, times without them`,
          bound: "at most",
          value: 1.05,
          unit: "",
          measured: ratio?.middle ?? null,
        })),
      ...rewinds
        .filter(({ label }) => label === "with")
        .map(({ agents, rewindLimitMs, times }) => ({
          what: `rewind of ${formatNumber(agents)} agents to an input of any age`,
          bound: "at most",
          value: rewindLimitMs,
          unit: "ms",
          measured: computeMedian(times),
        })),
    ],
  };
}

/** Signs agent 101 in, and takes its events. Returns a job for polls, which get empty answers. */
async function createPollJob({ pid, ready: { gateway } }, ca) {
  const headers = { Guid: await signIn(gateway, ca), "Content-Type": "application/json; charset=UTF-8" };
  let answer = await requestOnce(gateway, ca, POLL_PATH, { headers });
  while (answer.body.includes('"event"')) answer = await requestOnce(gateway, ca, POLL_PATH, { headers });
  const lines = Object.entries({ Host: new URL(gateway).host, ...headers }).map(([name, value]) => `${name}: ${value}`);
  return {
    port: Number(new URL(gateway).port),
    pid,
    ca,
    request: `GET ${POLL_PATH} HTTP/1.1\r\n${lines.join("\r\n")}\r\n\r\n`,
    bodyBytes: Buffer.byteLength(answer.body),
    connections: CONNECTIONS,
    warmUpMs: 0,
    seconds: 60,
  };
}

/** Returns the CPU time of a poll, of all threads, in microseconds; null if it can't be read. */
async function measurePolls(generator, job) {
  const before = readCpuTimeUs(job.pid);
  const { answered, errors, firstError } = await generator.round(job);
  if (errors > 0) throw new Error(`${errors} wrong answers to polls, such as: ${firstError}`);
  const after = readCpuTimeUs(job.pid);
  return before === null || after === null ? null : (after - before) / answered;
}

/** Returns the durations of rewinds to inputs of all ages over HTTP, in milliseconds. */
async function measureRewinds(control) {
  const tape = await requestControl(control, "GET", "/worlds/default/tape");
  const last = tape
    .split("\n")
    .filter((line) => line.startsWith('{"input":'))
    .map((line) => JSON.parse(line).input)
    .findLast((input) => input !== null);
  const times = [];
  for (const age of AGES) {
    const before = performance.now();
    await requestControl(control, "POST", "/worlds/default/rewind", { to: { input: last - age } });
    times.push(performance.now() - before);
  }
  return times;
}
